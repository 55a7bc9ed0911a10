"""Marks of people are mended to whole words and numbers, and what befell them is what the words say."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Report
from tests.coding.marking import Said, marks

Row = tuple[str, int | None, int | None, str]


def told(text: str, *said: Said) -> list[Row]:
    found = code(Report("r", text), {"marks": lambda _: marks(text, *said)}).incidents
    return [(row.effect, row.low, row.high, row.text) for one in found for row in one.harm]


SWEPT = Said("trigger", "attack", "swept")
TAKEN = Said("trigger", "abduction_forced_disappearance", "swept")
RIDERS = Said("role", "perpetrator_person", "Riders")


@pytest.mark.parametrize(
    ("people", "parts", "count"),
    [
        ("a 61-year-old miller", ["a 61", "miller"], (1, 1)),
        ("four young men of the U.N.", ["four young men of the U", "N"], (4, 4)),
        ("nine of one household", ["nine of", "one household"], (9, 9)),
        ("no fewer than 30 herders", ["fewer than 30 herders"], (30, None)),
        ("1,400 herders", ["1", "400 herders"], (1400, 1400)),
    ],
)
def test_a_mark_cut_short_is_mended(people: str, parts: list[str], count: tuple[int, int | None]) -> None:
    text = f"Riders swept through Gao and {people} never rose from the dead."
    rows = told(text, SWEPT, RIDERS, *(Said("harm", "killed", part) for part in parts))
    assert [row[:3] for row in rows] == [("killed", *count)]
    assert rows[0][3] == people


@pytest.mark.parametrize("things", ["three bullet wounds", "two tactical units"])
def test_hurts_and_units_are_no_people(things: str) -> None:
    text = f"Riders swept through Gao, where the miller was left with {things}."
    number = things.partition(" ")[0]
    assert told(text, SWEPT, RIDERS, Said("harm", "injured", number)) == []


@pytest.mark.parametrize(
    ("text", "people", "effect"),
    [
        ("Riders swept through Gao and 30 herders needed treatment.", "30 herders", "injured"),
        ("Riders swept through Gao and shot a miller in the leg.", "a miller", "injured"),
        ("Riders swept through Gao and nine herders burned in their huts.", "nine herders", "killed"),
    ],
)
def test_what_befell_them_is_what_the_words_say(text: str, people: str, effect: str) -> None:
    assert [row[0] for row in told(text, SWEPT, RIDERS, Said("harm", "killed", people))] == [effect]


@pytest.mark.parametrize("seen", ["killed", "detained", "abducted"])
def test_those_who_are_led_away_by_abductors_are_abducted(seen: str) -> None:
    text = "Riders swept through Gao and herded nine millers into the bush."
    assert [row[:3] for row in told(text, TAKEN, RIDERS, Said("harm", seen, "nine millers"))] == [("abducted", 9, 9)]


def test_one_among_them_is_one_of_them() -> None:
    text = "Riders swept through Gao and three herders, a cook among them, were wounded."
    given = [Said("harm", "injured", people) for people in ("three herders", "a cook")]
    assert [row[:3] for row in told(text, SWEPT, RIDERS, *given)] == [("injured", 3, 3)]


def test_a_stretch_of_days_is_no_toll_of_one_of_them() -> None:
    text = "Riders swept through Gao and left nine herders dead, taking to more than 70 the number of dead in ten days."
    given = [Said("harm", "killed", people) for people in ("nine herders", "more than 70")]
    assert [row[:3] for row in told(text, SWEPT, RIDERS, *given)] == [("killed", 9, 9)]


def test_those_whom_nobody_counts_are_among_those_counted_beside_them() -> None:
    text = "Riders swept through Gao and led off more than 300 pupils, parents and teachers."
    given = [Said("harm", "abducted", people) for people in ("more than 300 pupils", "parents and teachers")]
    assert [row[:3] for row in told(text, TAKEN, RIDERS, *given)] == [("abducted", 300, None)]


def test_a_toll_gate_is_no_toll() -> None:
    text = "Soldiers fired on protesters at the toll gate on Tuesday evening, four witnesses said."
    assert told(text) == []
