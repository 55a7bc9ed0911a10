"""Deaths by side, as UCDP counts them: side a did it, side b was hit, civilians, and who is unknown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.rulings import rule
from onrecord.rulings.sides import deaths
from tests.linking.telling import harmed, told
from tests.rulings.test_rulings import tellings

ARMY, REBELS = ("Iraqi Army",), ("Islamic State",)

# Label, type, who did it, whom it hit, the dead by kind, the deaths of a, b, civilians, unknown.
SIDES: list[tuple[str, str, tuple[str, ...], tuple[str, ...], list[tuple[str, int]], tuple[int, int, int, int]]] = [
    ("soldiers, by rebels", "armed_clash", REBELS, ARMY, [("state_forces", 2)], (0, 2, 0, 0)),
    ("rebels, by rebels", "armed_clash", REBELS, ARMY, [("rebel_group", 3)], (3, 0, 0, 0)),
    ("both sides and civilians", "armed_clash", REBELS, ARMY,
     [("state_forces", 2), ("rebel_group", 3), ("civilians", 1)], (3, 2, 1, 0)),
    ("people killed in a fight", "armed_clash", REBELS, ARMY, [("unknown", 5)], (0, 0, 0, 5)),
    ("people killed in an attack", "attack", REBELS, ("civilians",), [("unknown", 5)], (0, 0, 5, 0)),
    ("rebels of either side", "armed_clash", REBELS, REBELS, [("rebel_group", 4)], (0, 0, 0, 4)),
    ("of a third side", "armed_clash", REBELS, ARMY, [("identity_militia", 4)], (0, 0, 0, 4)),
    ("protesters", "excessive_force_against_protesters", ARMY, ("protesters",), [("protesters", 6)], (0, 0, 6, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("label", "type", "by", "of", "dead", "expected"), SIDES, ids=[case[0] for case in SIDES])
def test_by_side(label: str, type: str, by: Any, of: Any, dead: Any, expected: tuple[int, ...]) -> None:
    harm = tuple(row for kind, number in dead for row in harmed("killed", number, kind))
    sides = deaths(rule("ucdp", [told("a", type=type, by=by, of=of, harm=harm)]))
    assert (sides.a, sides.b, sides.civilians, sides.unknown) == expected
    assert sides.best == sum(expected)


def test_the_account_that_tells_most_of_them_apart_decides() -> None:
    apart = (*harmed("killed", 3, "state_forces"), *harmed("killed", 2, "rebel_group"))
    filed = [
        told("a", by=REBELS, of=ARMY, harm=harmed("killed", 5, "unknown"), outlet="North"),
        told("b", by=REBELS, of=ARMY, harm=apart, outlet="South"),
        told("c", by=REBELS, of=ARMY, harm=harmed("killed", 9, "state_forces"), outlet="East"),
    ]
    sides = deaths(rule("ucdp", filed))
    assert (sides.a, sides.b, sides.civilians, sides.unknown) == (2, 3, 0, 0)
    assert (sides.low, sides.best, sides.high) == (5, 5, 9)
    assert (sides.accounts, sides.why) == (("b",), "told apart by South")


def test_a_vague_word_has_a_side_and_no_number() -> None:
    harm = harmed("killed", "dozens", "rebel_group")
    sides = deaths(rule("ucdp", [told("a", by=ARMY, of=REBELS, harm=harm)]))
    assert (sides.b, sides.best, sides.whose) == (None, None, "b")


def test_attackers_who_died_beside_the_toll_are_of_side_a() -> None:
    from dataclasses import replace

    from onrecord.model import HarmPart, Who

    beside = HarmPart(Who("the bomber", (0, 0), "unknown"), 1, 1, None, "the bomber", (0, 0), True, False)
    harm = (replace(harmed("killed", 9, "civilians")[0], parts=(beside,)),)
    sides = deaths(rule("ucdp", [told("a", type="suicide_bomb", by=REBELS, of=("civilians",), harm=harm)]))
    assert (sides.a, sides.civilians, sides.best) == (1, 9, 10)


def test_nobody_was_killed() -> None:
    sides = deaths(rule("ucdp", [told("a", injured=3)]))
    assert (sides.a, sides.best) == (None, None)


@given(tellings, st.sampled_from(["ucdp", "lowest", "range"]))
def test_the_sides_sum_up_to_the_best(filed: list[Any], ruling: str) -> None:
    sides = deaths(rule(ruling, filed))
    told = [sides.a, sides.b, sides.civilians, sides.unknown]
    assert all(one is not None and one >= 0 for one in told) if sides.best is not None else told == [None] * 4
    assert sides.best is None or sum(one or 0 for one in told) == sides.best
