"""Marks to incidents: triggers that the encoder takes for one incident, with the marks that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.coding.draft import Draft
from onrecord.coding.earlier import home, parted
from onrecord.coding.grouping import grouped
from onrecord.coding.retold import retold
from onrecord.coding.told import Told, compatible
from onrecord.marking import Mark, Marks, Standing
from onrecord.marking.labels import RELATIONS

LIKELY = 0.5  # the least chance that a mark belongs to an incident
BESIDE = 0.3  # how much less than the likeliest
OPENING = 1  # headline and lead, sentences 0 and 1, tell one story: none of their words are far from each other
ADJACENT = 0.6  # how much a chance counts from one sentence to the next
# Labels that one sentence may give for the incidents of all that follow: "on Monday coalition aircraft struck:".
REACHING = frozenset(("when", "perpetrator_person", "perpetrator_organisation"))
_ROLE = {"when": "when", "perpetrator_person": "perpetrator", "perpetrator_organisation": "perpetrator"}
BOUND = ("role", "harm", "attribution")  # layers whose marks belong to incidents


@dataclass(slots=True, eq=False)
class Cluster:
    """One incident as the encoder sees it; ``chance``: that it is one."""

    triggers: list[Mark]
    chance: float
    standing: Standing
    bound: list[tuple[Mark, float]] = field(default_factory=list)  # each with the chance that it belongs
    lent: list[tuple[Mark, float]] = field(default_factory=list)  # that belong to another incident more
    far: list[tuple[Mark, float]] = field(default_factory=list)  # that may belong to it, from sentences far away

    @property
    def type(self) -> str:
        """The likeliest type."""
        return max(self.standing.types, key=self.standing.types.__getitem__)

    def of(self, layer: str, *labels: str, least: float = 0.5) -> list[Mark]:
        """The marks of a layer, and of the labels where some are given, that belong and are sure enough, in text
        order."""
        return [
            m for m, chance in self.bound if m.layer == layer and (not labels or m.label in labels) and chance >= least
        ]


def clusters(draft: Draft, ruled: Sequence[Told]) -> list[Cluster]:
    """The incidents that the draft's marks tell of, in the order of their first triggers; ``ruled``: those that the
    rules see."""
    found = [
        Cluster(group, max(mark.confidence for mark in group), _standing(draft.marks, group))
        for group in retold(draft, grouped(draft, draft.marks.of("trigger"), ruled))
    ]
    _bind(draft, found)
    for cluster in found:
        cluster.bound = sorted([*cluster.bound, *_needed(cluster)], key=lambda one: one[0].span)
    return found


def _needed(cluster: Cluster) -> list[tuple[Mark, float]]:
    """The marks that belong to another incident more than to this one, of labels of which this has none of its own:
    those who did two things did both, but each place, toll and victim is of one where each has one. Of those that
    stand far away only the last before it counts: "on Monday coalition aircraft struck:"."""
    own = {mark.label for mark, _ in cluster.bound}
    near = [one for one in cluster.lent if one[0].label not in own]
    own |= {mark.label for mark, _ in near}
    start = cluster.triggers[0].span[0]
    far = [one for one in cluster.far if one[0].span[0] < start and one[0].label not in own]
    last = {_ROLE[mark.label]: (mark, chance) for mark, chance in far}
    return [*near, *last.values()]


def _standing(marks: Marks, group: Sequence[Mark]) -> Standing:
    """What is said of the triggers together: the mean, the surer weighing more."""
    parts = [(mark.confidence, marks.standings[mark.index]) for mark in group]
    total = sum(weight for weight, _ in parts)

    def mean(values: Sequence[float]) -> float:
        return sum(w * v for (w, _), v in zip(parts, values, strict=True)) / total

    first = parts[0][1]
    return Standing(
        {name: mean([s.types[name] for _, s in parts]) for name in first.types},
        {name: mean([s.statuses[name] for _, s in parts]) for name in first.statuses},
        mean([s.background for _, s in parts]), mean([s.aggregate for _, s in parts]), mean([s.terrorism for _, s
        in parts]),
    )  # fmt: skip


def _bind(draft: Draft, found: Sequence[Cluster]) -> None:
    """Gives each mark to the incident that it belongs to most, and lends it to others that it may belong to."""
    marks = [mark for layer in BOUND for mark in draft.marks.of(layer)]
    triggers = [trigger for cluster in found for trigger in cluster.triggers]
    if not marks or not triggers:
        return
    rows = draft.marks.related[RELATIONS.index("incident")][
        np.ix_([m.index for m in marks], [t.index for t in triggers])
    ]
    rows = np.where(_other_days(draft, marks, triggers), 0.0, rows)
    near = rows * _nearness(draft, marks, triggers)
    ends = np.cumsum([0, *(len(cluster.triggers) for cluster in found)])[:-1]
    raw, local = np.maximum.reduceat(rows, ends, axis=1), np.maximum.reduceat(near, ends, axis=1)
    for mark, anywhere, here in zip(marks, raw.tolist(), local.tolist(), strict=True):
        _give(mark, anywhere, here, found)


def _give(mark: Mark, anywhere: Sequence[float], here: Sequence[float], found: Sequence[Cluster]) -> None:
    """``here``: the chance that the mark belongs to each incident, as far as it stands near; ``anywhere``: wherever.
    From far away it reaches incidents that may be of one kind with its own: who made an arrest threw no bomb."""
    best = max(here)
    home = found[max(range(len(found)), key=lambda n: (here[n], anywhere[n]))]
    for cluster, chance, raw in zip(found, here, anywhere, strict=True):
        if chance >= max(LIKELY, best - BESIDE):
            (cluster.bound if chance == best else cluster.lent).append((mark, chance))
        elif mark.label in REACHING and raw >= LIKELY and compatible(home.type, cluster.type):
            cluster.far.append((mark, raw))


def _other_days(draft: Draft, marks: Sequence[Mark], triggers: Sequence[Mark]) -> NDArray[np.bool_]:
    """Whether a mark and a trigger stand in one sentence, in clauses of two days: no toll of the one is the other's."""
    of_marks, of_triggers = ([home(draft, mark.span) for mark in some] for some in (marks, triggers))
    return np.array([[parted(one, other) for other in of_triggers] for one in of_marks], np.bool_)


def _nearness(draft: Draft, marks: Sequence[Mark], triggers: Sequence[Mark]) -> NDArray[np.float64]:
    """How much a chance counts between each mark and each trigger: farther than a sentence nothing. An encoder
    that reads
    windows is easily wrong of what lies far apart."""
    one, other = (np.array([draft.reading.at(m.span[0]).index for m in some]) for some in (marks, triggers))
    apart = np.abs(one[:, None] - other[None, :])
    apart[np.maximum(one[:, None], other[None, :]) <= OPENING] = 0
    return np.asarray(np.array([1.0, ADJACENT, 0.0])[np.minimum(apart, 2)], np.float64)
