"""Which incident of the rules is which cluster of the reader: by the words that tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft, meet
from onrecord.coding.grouping import points_back
from onrecord.coding.told import Told, compatible
from onrecord.marking import Mark

CHIEF = 3.0  # what the chief telling of an incident weighs


def paired(ruled: Sequence[Told], found: Sequence[Cluster]) -> list[Cluster | None]:
    """For each incident of the rules the cluster that it shares most words with, or None; each cluster once."""
    scored = sorted(
        ((shared(told, cluster), -i, -j) for i, told in enumerate(ruled) for j, cluster in enumerate(found)),
        reverse=True,
    )
    home: dict[int, int] = {}
    for score, i, j in scored:
        if score > 0 and -i not in home and -j not in home.values():
            home[-i] = -j
    return [found[home[i]] if i in home else None for i in range(len(ruled))]


def repeated(draft: Draft, told: Told, cluster: Cluster) -> bool:
    """Whether the cluster tells an incident of the rules once more: most of its triggers stand at that incident's
    tellings, and one of them points back ("the attack") or none brings a place or people of its own."""
    at = [(t, m) for m in cluster.triggers for t in told.tellings if meet(t.span, m.span)]
    if 2 * len({trigger.span for _, trigger in at}) < len(cluster.triggers):
        return False
    back = any(t.definite or points_back(t.sentence, trigger) for t, trigger in at)
    return back or not (cluster.of("harm") or cluster.of("role", "place"))


def shared(told: Told, cluster: Cluster) -> float:
    """How many tellings stand at triggers, the one that says what happened before all others; a little where only the
    sentence and the type are the same."""
    spans = [mark.span for mark in cluster.triggers]
    at = [t for t in told.tellings if any(meet(t.span, span) for span in spans)]
    score = sum(CHIEF if t is told.chief else 0.5 if t.harm_only else 1.0 for t in at)
    near = any(t.sentence.start <= span[0] < t.sentence.end for t in told.tellings for span in spans)
    return score or (0.25 if near and compatible(told.type, cluster.type) else 0.0)


def dead_already(draft: Draft, cluster: Cluster, found: Sequence[Cluster]) -> bool:
    """Whether all whom the cluster kills are killed in a likelier one: a man whose coffin is carried died only once."""
    dead = _people(cluster)
    likelier = [_people(other) for other in found if other.chance > cluster.chance]
    return bool(dead) and any(all(_among(draft, one, people) for one in dead) for people in likelier)


def _people(cluster: Cluster) -> list[Mark]:
    """The marks of the people whom it kills."""
    dead = cluster.of("harm", "killed")
    return [one for one in cluster.of("role", "target_person") if any(meet(one.span, mark.span) for mark in dead)]


def _among(draft: Draft, one: Mark, people: Sequence[Mark]) -> bool:
    """Whether the mark is another mention of one of the people."""
    return any(one is not other and draft.marks.chance("participant", one, other) > 0.5 for other in people)
