"""What became of incidents between two states: every id accounted for, whatever happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.changed import KINDS, Brief, changes

State = dict[str, str]  # incident to its accounts, a letter each; capitals continue small letters


def briefs(state: State) -> dict[str, Brief]:
    return {id: Brief(f'{{"accounts": {len(told)}}}', tuple(told)) for id, told in state.items()}


def told(old: State, new: State) -> list[str]:
    lines = {letter: letter.lower() for told in (*old.values(), *new.values()) for letter in told}
    before = {id: one for id, one in old.items() if new.get(id) != one}
    after = {id: one for id, one in new.items() if old.get(id) != one}
    found = changes(briefs(before), briefs(after), lines)
    return [f"{one.kind} {one.id}" + (f" {' '.join(one.others)}" if one.others else "") for one in found]


# label, before, after, the changes
CASES: list[tuple[str, State, State, list[str]]] = [
    ("a first report", {}, {"1": "a"}, ["added 1"]),
    ("a further report", {"1": "a"}, {"1": "ab"}, ["changed 1"]),
    ("two become one", {"1": "a", "2": "b"}, {"1": "ab"}, ["changed 1 2", "merged 2 1"]),
    ("one becomes two", {"1": "ab"}, {"1": "a", "2": "b"}, ["changed 1 2", "split 2 1"]),
    ("an earlier report", {"1": "a"}, {"2": "ab"}, ["moved 1 2"]),
    ("two become one with an earlier report", {"1": "a", "2": "bc"}, {"3": "abcd"}, ["merged 1 3", "moved 2 3"]),
    ("its report is gone", {"1": "a"}, {}, ["removed 1"]),
    ("coded anew", {"1": "ab"}, {"1": "AB"}, ["changed 1"]),
    ("coded anew under another id", {"1": "ab"}, {"2": "AB"}, ["moved 1 2"]),
    ("one changes sides", {"1": "ab", "2": "c"}, {"1": "a", "2": "bc"}, ["changed 1 2", "changed 2 1"]),
    ("one falls apart under new ids", {"1": "abc"}, {"2": "ab", "3": "c"}, ["moved 1 2 3", "split 3 1"]),
    ("another incident under the same id", {"1": "a"}, {"1": "b"}, ["changed 1"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_changes(old: State, new: State, expected: list[str]) -> None:
    assert told(old, new) == expected


def parted(letters: str, numbers: st.SearchStrategy[int]) -> st.SearchStrategy[State]:
    """Every letter in some incident, or in none (0)."""

    def state(where: list[int]) -> State:
        found: State = {}
        for letter, number in zip(letters, where, strict=True):
            if number:
                found[str(number)] = found.get(str(number), "") + letter
        return found

    return st.lists(numbers, min_size=len(letters), max_size=len(letters)).map(state)


STATES = parted("abcdefg", st.integers(0, 5))


@given(STATES, STATES, st.booleans())
def test_every_id_is_accounted_for_once(old: State, new: State, anew: bool) -> None:
    after = {id: one.upper() for id, one in new.items()} if anew else new
    found = [one.split() for one in told(old, after)]
    assert {kind for kind, *_ in found} <= set(KINDS)
    subjects = [id for _, id, *_ in found]
    moved = {others[0] for kind, _, *others in found if kind == "moved"}
    differ = {id for id in old.keys() | after.keys() if old.get(id) != after.get(id)}
    assert sorted([*subjects, *moved]) == sorted(differ)
    for kind, id, *others in found:
        assert (id in old) == (kind not in ("added", "split"))
        assert (id in after) == (kind in ("added", "split", "changed"))
        assert set(others) <= old.keys() | after.keys()
