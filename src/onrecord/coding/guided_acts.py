"""The acts of a report marked by the guide "muc4": whom and what its fillers name, and which of them are of one act.

Under that guide fillers are marked of terrorist acts alone, so that each belongs to some act, and says of which types.
Most reports tell of one act of a type: what is of one type is one act, unless the encoder holds it clearly apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.coding.draft import Draft
from onrecord.coding.guided_fillers import limits
from onrecord.coding.guided_people import Entity, entities
from onrecord.marking import Mark, Marks, Standing
from onrecord.marking.labels import ACTS

UNTOLD = 0.05  # what a report weighs at least whose trigger is not among our words


@dataclass(slots=True)
class Trigger:
    """A mark that tells of an act; ``weight``: the chance that it is one, and of terrorism."""

    mark: Mark
    standing: Standing
    weight: float


@dataclass(slots=True, eq=False)
class Act:
    """One act of one of ``ACTS``: whom and what it names in text order, and the triggers that tell of it. ``chance``:
    that it is one; ``told``: that the report tells of terrorism."""

    kind: str
    chance: float
    told: float
    entities: list[Entity]
    triggers: list[Trigger] = field(default_factory=list)

    def of(self, layer: str) -> list[Entity]:
        return [one for one in self.entities if one.layer == layer]

    def statuses(self) -> dict[str, float]:
        """How likely the act was only threatened, tried, or done."""
        threatened, attempted = self.said("threatened"), self.said("attempted")
        return {"planned": threatened, "averted": attempted, "occurred": 1 - threatened - attempted}

    def said(self, name: str) -> float:
        """The mean chance of what is said of the fillers."""
        chances = [one.said.get(name, 0.0) for one in self.entities]
        return sum(chances) / len(chances)


def acts(draft: Draft) -> list[Act]:
    """The acts that the fillers are of; [] where the report is none of terrorism."""
    every = entities(draft)
    told = chance(draft.marks, every)
    found = [one for one in every if one.confidence >= limits()["entity"][one.best.label]]
    if told < limits()["told"] or not found:
        return []
    made = [act for kind in _kinds(found) for act in _of_kind(draft.marks, kind, found, told)]
    for trigger in _triggers(draft.marks):
        _home(draft.marks, trigger, made)
    return made


def chance(marks: Marks, found: Sequence[Entity]) -> float:
    """The chance that the report tells of terrorism: of what its windows, its surest trigger and its surest filler say,
    the mean (of logits)."""
    trigger = max((one.weight for one in _weighed(marks)), default=0.0)
    filler = max((one.confidence for one in found), default=0.0)
    return 1 / (1 + math.exp(-sum(map(_logit, (marks.told, max(trigger, UNTOLD), filler))) / 3))


def _logit(chance: float) -> float:
    held = min(max(chance, 0.001), 0.999)
    return math.log(held / (1 - held))


def _kinds(found: Sequence[Entity]) -> list[str]:
    """The types of which the report tells an act: the likeliest, and all of which some filler surely is."""
    weighed = {kind: sum(one.confidence * one.said[kind] for one in found) for kind in ACTS}
    best = max(weighed, key=weighed.__getitem__)
    sure = {kind for kind in ACTS if max(one.confidence * one.said[kind] for one in found) >= limits()["kind"]}
    return [kind for kind in ACTS if kind == best or kind in sure]


def _of_kind(marks: Marks, kind: str, found: Sequence[Entity], told: float) -> list[Act]:
    """The acts of one type: its fillers together, those apart that the encoder holds apart."""
    own = [one for one in found if one.said[kind] >= limits()["belongs"] or kind == max(ACTS, key=one.said.__getitem__)]
    groups: list[list[Entity]] = []
    for one in own:
        best = max(groups, key=lambda group: _mean(marks, one, group), default=None)
        if best is None or _mean(marks, one, best) < limits()["apart"]:
            groups.append([one])
        else:
            best.append(one)
    return [Act(kind, max(one.confidence * one.said[kind] for one in group), told, group) for group in groups]


def _mean(marks: Marks, one: Entity, group: Sequence[Entity]) -> float:
    return sum(together(marks, one, other) for other in group) / len(group)


def together(marks: Marks, one: Entity, other: Entity) -> float:
    """The chance that two participants are of one act."""
    return max(marks.chance("incident", a, b) for a in one.marks() for b in other.marks())


def _weighed(marks: Marks) -> list[Trigger]:
    every = [(mark, marks.standings[mark.index]) for mark in marks.of("trigger")]
    return [Trigger(mark, said, mark.confidence * said.terrorism) for mark, said in every]


def _triggers(marks: Marks) -> list[Trigger]:
    """The triggers that tell of terrorism."""
    return [one for one in _weighed(marks) if one.weight >= limits()["trigger"]]


def _home(marks: Marks, trigger: Trigger, made: Sequence[Act]) -> None:
    """Gives the trigger to the act that it is likeliest of."""
    chances = [
        max(marks.chance("incident", trigger.mark, mark) for one in act.entities for mark in one.marks())
        * sum(chance for name, chance in trigger.standing.types.items() if name in limits()["kinds"].get(act.kind, ()))
        for act in made
    ]
    if chances and max(chances) >= limits()["home"]:
        made[chances.index(max(chances))].triggers.append(trigger)
