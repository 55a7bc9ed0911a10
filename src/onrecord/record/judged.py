"""People's acts as they stand: which hold, which were taken back, replaced, overruled, or are about what is gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from onrecord.record.acts import UNDO, Act, acts, taken_back
from onrecord.record.book import Record
from onrecord.record.judging import Word, conflicting, words
from onrecord.record.reviewed import Fate, became


@dataclass(frozen=True, slots=True)
class Judged:
    """One act and what became of it. ``state``: holds, holds in part, overruled (a "different" stands against a "same",
    or somebody stands by what it rejects), replaced (by the same person's later word), taken back, gone (no report
    tells of it any longer, or what it joins was rejected). ``by`` are the numbers of the acts that it was replaced,
    overruled or taken back by."""

    act: Act
    state: str
    by: tuple[int, ...] = ()


def judged(record: Record) -> list[Judged]:
    """All acts of people, in their order."""
    with record.reading() as connection:
        every, said, reviewed = acts(connection), words(connection), became(connection)
    gone = taken_back(every)
    against = _against([word for word in said if word.state == "holds"])
    by_act: dict[int, list[Word]] = defaultdict(list)
    for word in said:
        if word.act is not None:
            by_act[word.act].append(word)
    found = []
    for act in every:
        if act.number in gone:
            found.append(Judged(act, "taken back", (gone[act.number],)))
        elif act.verb == UNDO:
            found.append(Judged(act, "holds"))
        elif act.number in reviewed:
            found.append(Judged(act, *_in_all(reviewed[act.number])))
        else:
            found.append(_judged(act, by_act[act.number], against.get(act.number, set())))
    return found


def _judged(act: Act, said: list[Word], against: set[int]) -> Judged:
    states = Counter(word.state for word in said)
    later = {word.by_act for word in said if word.by_act is not None}
    if not states["holds"]:
        state = "replaced" if states["replaced"] else "gone"
        return Judged(act, state, tuple(sorted(later)))
    if against:
        return Judged(act, "overruled", tuple(sorted(against)))
    return Judged(act, "holds" if len(states) == 1 else "holds in part", tuple(sorted(later)))


def _in_all(fates: list[Fate]) -> tuple[str, tuple[int, ...]]:
    """What became of a word on several accounts, and by which acts."""
    states = {state for state, _ in fates}
    by = tuple(sorted({act for _, acts in fates for act in acts}))
    return (states.pop() if len(states) == 1 else "holds in part" if "holds" in states else max(states)), by


def _against(standing: list[Word]) -> dict[int, set[int]]:
    """For each act that says "same", the acts whose "different" it can't stand beside."""
    found: dict[int, set[int]] = defaultdict(set)
    for word, overruled in conflicting(standing):
        for one in overruled:
            if one.act is not None and word.act is not None:
                found[one.act].add(word.act)
    return found
