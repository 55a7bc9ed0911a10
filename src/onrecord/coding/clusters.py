"""Marks to incidents: triggers that the encoder takes for one incident, with the marks that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.coding.draft import Draft
from onrecord.coding.told import compatible
from onrecord.marking import Mark, Marks, Standing

APART = 0.5  # how much less likely two places make two triggers one incident
LIKELY = 0.5  # the least chance that a mark belongs to an incident
BESIDE = 0.3  # how much less than the likeliest
OPENING = 1  # headline and lead, sentences 0 and 1, tell one story: none of their words are far from each other
ADJACENT = 0.6  # how much a chance counts from one sentence to the next
# Labels that one sentence may give for the incidents of all that follow: "on Monday coalition aircraft struck:".
REACHING = frozenset(("when", "perpetrator_person", "perpetrator_organisation"))
BOUND = ("role", "harm", "attribution")  # layers whose marks belong to incidents


@dataclass(slots=True, eq=False)
class Cluster:
    """One incident as the encoder sees it; ``chance``: that it is one."""

    triggers: list[Mark]
    chance: float
    standing: Standing
    bound: list[tuple[Mark, float]] = field(default_factory=list)  # each with the chance that it belongs
    lent: list[tuple[Mark, float]] = field(default_factory=list)  # that belong to another incident more

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


def clusters(draft: Draft) -> list[Cluster]:
    """The incidents that the draft's marks tell of, in the order of their first triggers."""
    marks = draft.marks
    groups = _grouped(draft, marks.of("trigger"))
    found = [Cluster(group, _either(group), _standing(marks, group)) for group in groups]
    for mark in (mark for layer in BOUND for mark in marks.of(layer)):
        owners = _owners(draft, mark, found)
        best = max((chance for _, chance in owners), default=0.0)
        for cluster, chance in owners:
            (cluster.bound if chance == best else cluster.lent).append((mark, chance))
        if mark.label in REACHING:
            held = [cluster for cluster, _ in owners]
            far = ((c, max(marks.chance("incident", mark, t) for t in c.triggers)) for c in found if c not in held)
            for cluster, chance in far:
                cluster.lent += [(mark, chance)] * (chance >= LIKELY)
    for cluster in found:
        cluster.bound = sorted([*cluster.bound, *_needed(cluster)], key=lambda one: one[0].span)
    return found


def _needed(cluster: Cluster) -> list[tuple[Mark, float]]:
    """The marks that belong to another incident more than to this one, of labels of which this has none of its own:
    those who did two things did both, but each place, toll and victim is of one where each has one."""
    own = {mark.label for mark, _ in cluster.bound}
    return [one for one in cluster.lent if one[0].label not in own]


def _grouped(draft: Draft, triggers: Sequence[Mark]) -> list[list[Mark]]:
    """Triggers joined two groups at a time, the likeliest pair first, while they are likelier one incident than two."""
    groups = [[trigger] for trigger in triggers]
    named = {trigger.index: _places(draft, trigger) for trigger in triggers}
    while True:
        pairs = [
            (_alike(draft.marks, one, other, named), i, j)
            for i, one in enumerate(groups) for j, other in enumerate(groups[:i])
        ]  # fmt: skip
        best = max(pairs, default=(0.0, 0, 0))
        if best[0] <= 0.5:
            return sorted(groups, key=lambda group: group[0].span)
        groups[best[2]] = sorted([*groups[best[2]], *groups.pop(best[1])], key=lambda mark: mark.span)


def _places(draft: Draft, trigger: Mark) -> frozenset[str]:
    """The names of the places that the trigger's sentence gives it."""
    start, end = draft.reading.at(trigger.span[0]).span
    marks = draft.marks
    held = [m for m in marks.of("role") if m.label == "place" and start <= m.span[0] < end]
    near = [place for place in draft.places for m in held if place.span[0] < m.span[1] and m.span[0] < place.span[1]]
    return frozenset(place.name or place.text for place in near)


def _alike(marks: Marks, one: Sequence[Mark], other: Sequence[Mark], named: dict[int, frozenset[str]]) -> float:
    """The mean chance over the pairs that both are of one incident; less where their types can't be one, and where
    their sentences name other places: the lines of a list of strikes."""
    chances = [marks.chance("incident", a, b) for a in one for b in other]
    mean = sum(chances) / len(chances)
    mean -= 0.25 * (not any(compatible(a.label, b.label) for a in one for b in other))
    here, there = (frozenset[str]().union(*(named[m.index] for m in group)) for group in (one, other))
    return mean - APART * bool(here and there and not here & there)


def _either(group: Sequence[Mark]) -> float:
    """The chance that any of its triggers is one: that of the surest."""
    return max(mark.confidence for mark in group)


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


def _owners(draft: Draft, mark: Mark, found: Sequence[Cluster]) -> list[tuple[Cluster, float]]:
    """The incidents that a mark belongs to: all that are likely, and nearly as likely as the likeliest. Farther than a
    sentence from every trigger none is: an encoder that reads windows is easily wrong of what lies far apart."""
    here = draft.reading.at(mark.span[0]).index
    chances = [(max(_bound(draft, mark, here, trigger) for trigger in cluster.triggers), cluster) for cluster in found]
    best = max((chance for chance, _ in chances), default=0.0)
    return [(cluster, chance) for chance, cluster in chances if chance >= max(LIKELY, best - BESIDE)]


def _bound(draft: Draft, mark: Mark, here: int, trigger: Mark) -> float:
    """The chance that a mark of sentence ``here`` belongs to the trigger's incident."""
    there = draft.reading.at(trigger.span[0]).index
    apart = abs(there - here) if max(there, here) > OPENING else 0
    return draft.marks.chance("incident", mark, trigger) * (1.0, ADJACENT, 0.0)[min(2, apart)]
