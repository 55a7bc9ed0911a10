"""An act told again further down: "... opened fire on the demonstrators", "They took the pupils".

Who was hit is known by then, so that an article or a pronoun names them. Where the report told of one act of that type
before, and neither day, place nor toll says otherwise, it is that act.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors import identify
from onrecord.coding.across import disjoint, one_place
from onrecord.coding.draft import Draft, between
from onrecord.coding.kinds import FORCES
from onrecord.coding.words import words
from onrecord.marking import Mark
from onrecord.marking.labels import RELATIONS
from onrecord.reading import Sentence

WEAK = 0.5  # the chance of a trigger that may be the way to an act: "drove into the town"
OWN = 0.5  # the chance at which a mark belongs to an act
Group = list[Mark]  # the triggers of an act


def retold(draft: Draft, groups: Sequence[Group]) -> list[Group]:
    """The triggers of each act, those of the way to it and of its later tellings with them, in text order."""
    found: list[Group] = []
    for group in _arrived(draft, groups):
        before = [old for old in found if _type(old) == _type(group)]
        if len(before) == 1 and _known(draft, group) and not _contradict(draft, before[0], group):
            before[0].extend(group)
        else:
            found.append(list(group))
    return found


def _arrived(draft: Draft, groups: Sequence[Group]) -> list[Group]:
    """The groups, each way to an act joined to the act: "Fighters drove into the town. They took the pupils"."""
    found: list[Group] = []
    for group in groups:
        if found and _goes_on(draft, found[-1], group):
            found[-1] = [*found[-1], *group]
        else:
            found.append(group)
    return found


def _goes_on(draft: Draft, way: Group, act: Group) -> bool:
    """Whether the next sentence tells what the same people ("they") did once they were there; on the way they hit
    nobody."""
    sentence, before = (draft.reading.at(one[0].span[0]) for one in (act, way))
    if len(way) > 1 or way[0].confidence >= WEAK or sentence.index != before.index + 1:
        return False
    hit = _of(draft, way, ("target_person", "target_object")) or _harms(draft, before)
    return not hit and sentence.lower[:1] in (["they"], ["he"], ["she"]) and act[0].confidence > way[0].confidence


def _type(group: Group) -> str:
    """The type of the surest trigger."""
    return max(group, key=lambda mark: mark.confidence).label


def _known(draft: Draft, group: Group) -> bool:
    """Whether the people hit are told as known ("the demonstrators"), and none are counted."""
    people = _of(draft, group, ("target_person",))
    counted = any(_harms(draft, sentence) for sentence in _sentences(draft, group))
    return bool(people) and not counted and all(_definite(draft, mark) for mark in people)


def _definite(draft: Draft, mark: Mark) -> bool:
    """Whether an article or a pronoun says that they are known; a force has its article at its first mention too."""
    if identify(draft.text[slice(*mark.span)], None).kind in FORCES:
        return False
    sentence = draft.reading.at(mark.span[0])
    first = sentence.word_at(mark.span[0])
    return not words().pointing.isdisjoint(sentence.lower[max(0, first - 1) : first + 1])


def _contradict(draft: Draft, old: Group, new: Group) -> bool:
    """Whether the days or the places of their sentences say that they are two."""
    days = [[w for s in _sentences(draft, one) for w in between(draft.whens, s.start, s.end)] for one in (old, new)]
    places = [[p for s in _sentences(draft, one) for p in between(draft.places, s.start, s.end)] for one in (old, new)]
    if all(days) and all(disjoint(one, other) for one in days[0] for other in days[1]):
        return True
    return all(places) and not any(one_place(one, other) for one in places[0] for other in places[1])


def _of(draft: Draft, group: Group, labels: Sequence[str]) -> list[Mark]:
    """The marks of roles in the group's sentences that belong to it."""
    chance = draft.marks.related[RELATIONS.index("incident")]
    every = [m for m in draft.marks.of("role") if m.label in labels and _within(draft, m, group)]
    return [m for m in every if max(chance[m.index, t.index] for t in group) >= OWN]


def _within(draft: Draft, mark: Mark, group: Group) -> bool:
    return any(s.start <= mark.span[0] < s.end for s in _sentences(draft, group))


def _sentences(draft: Draft, group: Group) -> list[Sentence]:
    return [draft.reading.at(mark.span[0]) for mark in group]


def _harms(draft: Draft, sentence: Sentence) -> bool:
    return any(sentence.start <= mark.span[0] < sentence.end for mark in draft.marks.of("harm"))
