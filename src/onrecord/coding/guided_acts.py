"""The acts of a report marked by the guide "muc4": its fillers, and the triggers that tell of one act together.

Under that guide roles are marked of terrorist acts alone, so that a filler always belongs to some act. Most reports
tell of one act of a kind: triggers of one kind are one act, unless the encoder holds them clearly apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.coding.draft import Draft
from onrecord.marking import Mark, Marks, Standing
from onrecord.model import Span

Ruling = dict[str, Any]
_EDGE = frozenset('DIC,;.-()"STWRXA')  # tags of words that neither open nor close a filler
_BETWEEN = " \n\t-"  # what may stand between two marks of one filler


@cache
def limits() -> Ruling:
    """The codebook's numbers for this guide."""
    found: Ruling = codebook.table("reader")["muc4"]
    return found


@dataclass(slots=True)
class Filler:
    """Words that fill a role; ``marks``: those of the encoder that they are made of."""

    label: str
    span: Span
    confidence: float
    marks: list[Mark]


@dataclass(slots=True)
class Trigger:
    """A mark that tells of an act; ``weight``: the chance that it is one, and of terrorism."""

    mark: Mark
    standing: Standing
    weight: float

    @property
    def kind(self) -> str:
        return max(kinds := _by_kind(self.standing.types), key=kinds.__getitem__)


@dataclass(slots=True, eq=False)
class Act:
    """One act: its triggers, and its fillers in text order."""

    triggers: list[Trigger]
    fillers: list[Filler] = field(default_factory=list)

    @property
    def chance(self) -> float:
        return max(trigger.weight for trigger in self.triggers)

    def types(self) -> dict[str, float]:
        """What each type weighs, over all triggers; none but those of the act's kind."""
        own = self.triggers[0].kind
        weighed = _summed((trigger.weight, trigger.standing.types) for trigger in self.triggers)
        return {name: weight for name, weight in weighed.items() if _kind(name) == own}

    def statuses(self) -> dict[str, float]:
        return _summed((t.weight, t.standing.statuses) for t in self.triggers)


def _summed(parts: Iterator[tuple[float, dict[str, float]]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for weight, chances in parts:
        for name, chance in chances.items():
            total[name] = total.get(name, 0.0) + weight * chance
    return total


def _kind(name: str) -> str:
    """The kind of act that a type is; most are attacks."""
    kinds: dict[str, list[str]] = limits()["kinds"]
    return next((kind for kind, types in kinds.items() if name in types), "attack")


def _by_kind(types: dict[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, chance in types.items():
        found[_kind(name)] = found.get(_kind(name), 0.0) + chance
    return found


def acts(draft: Draft) -> list[Act]:
    """The acts that the marks tell of, each with its fillers; [] where the report is none of terrorism."""
    filling = fillers(draft)
    if draft.marks.told < limits()["told"] or not filling:
        return []
    found = [Act(group) for group in _grouped(draft.marks, _triggers(draft.marks))]
    for filler in filling:
        for act in _homes(draft.marks, filler, found):
            act.fillers.append(filler)
    return [act for act in found if act.fillers]


def fillers(draft: Draft) -> list[Filler]:
    """The marks of roles as fillers: cut to whole words that may open and close one, and what was broken joined."""
    found: list[Filler] = []
    for mark in draft.marks.of("role"):
        if mark.label not in limits()["role"]:
            continue
        last = found[-1] if found else None
        if last and last.label == mark.label and not draft.text[last.span[1] : mark.span[0]].strip(_BETWEEN):
            last.span = (last.span[0], mark.span[1])
            last.confidence = max(last.confidence, mark.confidence)
            last.marks.append(mark)
        else:
            found.append(Filler(mark.label, mark.span, mark.confidence, [mark]))
    return [one for one in found if _trimmed(draft, one) and one.confidence >= limits()["role"][one.label]]


def _trimmed(draft: Draft, filler: Filler) -> bool:
    """Cuts the filler; False where nothing is left of it, or no more than the name of a place that is hit."""
    sentence = draft.reading.at(filler.span[0])
    edge = _EDGE | {"#"} if filler.label == "target_object" else _EDGE
    first = sentence.word_at(filler.span[0])
    stop = first + sum(start < filler.span[1] for start in sentence.starts[first:])
    while first < stop and sentence.tags[first] in edge:
        first += 1
    while first < stop and sentence.tags[stop - 1] in _EDGE:
        stop -= 1
    if first < stop:
        start, end = sentence.chars(first, stop)
        filler.span = (start, max(end, filler.span[1]) if filler.span[1] > sentence.end else end)
    return first < stop and not (filler.label == "target_object" and _is_place(draft, filler.span))


def _is_place(draft: Draft, span: Span) -> bool:
    return any(place.span[0] <= span[0] and span[1] <= place.span[1] for place in draft.places)


def _triggers(marks: Marks) -> list[Trigger]:
    """The triggers that tell of terrorism; where none is sure, the surest."""
    every = [(mark, marks.standings[mark.index]) for mark in marks.of("trigger")]
    weighed = [Trigger(mark, said, mark.confidence * said.terrorism) for mark, said in every]
    sure = [one for one in weighed if one.weight >= limits()["trigger"]]
    return sure or sorted(weighed, key=lambda one: -one.weight)[:1]


def _grouped(marks: Marks, found: Sequence[Trigger]) -> list[list[Trigger]]:
    """Triggers of one kind together, as long as the encoder does not hold them apart."""
    groups: list[list[Trigger]] = []
    for one in found:
        alike = [group for group in groups if group[0].kind == one.kind]
        best = max(alike, key=lambda group: _mean(marks, one, group), default=None)
        if best is None or _mean(marks, one, best) < limits()["apart"]:
            groups.append([one])
        else:
            best.append(one)
    return groups


def _mean(marks: Marks, one: Trigger, group: Sequence[Trigger]) -> float:
    return sum(marks.chance("incident", one.mark, other.mark) for other in group) / len(group)


def _homes(marks: Marks, filler: Filler, found: Sequence[Act]) -> list[Act]:
    """The acts that a filler belongs to: all that are likely, else the likeliest."""
    chances = [max(_chance(marks, filler, trigger) for trigger in act.triggers) for act in found]
    likely = [act for act, chance in zip(found, chances, strict=True) if chance >= limits()["belongs"]]
    return likely or [found[chances.index(max(chances))]] if found else []


def _chance(marks: Marks, filler: Filler, trigger: Trigger) -> float:
    return max(marks.chance("incident", mark, trigger.mark) for mark in filler.marks)
