"""Which incident of the rules is which cluster of the reader: by the words that tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft, meet
from onrecord.coding.grouping import points_back
from onrecord.coding.told import Told, compatible

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
