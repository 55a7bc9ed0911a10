"""UCDP GED's sides and deaths: types of violence, who is side a, deaths by side, words as numbers, division, sums."""

from __future__ import annotations

import pytest

from onrecord.model import Harm, Participant, Who
from onrecord.publish.ged_deaths import Deaths, divided, least, less
from tests.publish.giving import given, table


def people(text, kind, nature="person", actor=None, name=None):
    return Participant(text, (0, 0), (), actor, name, kind, nature)


US = people("US", "state_forces", "organisation", "united-states-army", "United States military")
UN = people("UN", "external_forces", "organisation", "united-nations", "United Nations")
MEN = people("armed men", "political_militia")
CHURCH = people("a church", "civilians", "object")
TYPES = [
    # type, by, of: type_of_violence, side_a, side_b, gwnoa, gwnob, code_status
    ("armed_clash", ("Islamic State",), ("Iraqi Army",), "1", "Government of Iraq", "Islamic State", "645", "", "Clear"),
    ("armed_clash", ("Iraqi Army",), ("Islamic State",), "1", "Government of Iraq", "Islamic State", "645", "", "Clear"),
    ("armed_clash", ("Islamic State",), ("soldiers",), "1", "Government of Iraq", "Islamic State", "645", "", "Clear"),
    ("air_drone_strike", (US,), ("Islamic State",), "1", "Government of United States of America", "Islamic State", "2", "", "Clear"),
    ("armed_clash", (US,), ("Iraqi Army",), "1", "Government of United States of America", "Government of Iraq", "2", "645", "Clear"),
    ("armed_clash", ("Islamic State",), (UN,), "1", "United Nations", "Islamic State", "", "", "Check dyad"),
    ("armed_clash", (MEN,), ("soldiers",), "1", "Government of Iraq", "Unidentified armed group", "645", "", "Check dyad"),
    ("armed_clash", ("Iraqi Army",), (), "1", "Government of Iraq", "Unidentified armed group", "645", "", "Check dyad"),
    ("armed_clash", (), (), "1", "Unidentified armed group", "Unidentified armed group", "", "", "Check dyad & Check type of violence"),
    ("armed_clash", ("Islamic State",), ("Badr Organization",), "2", "Islamic State", "Badr Organization", "", "", "Clear"),
    ("attack", ("Islamic State",), ("civilians",), "3", "Islamic State", "Civilians", "", "", "Clear"),
    ("attack", ("Iraqi Army",), ("civilians",), "3", "Government of Iraq", "Civilians", "645", "", "Clear"),
    ("attack", ("Iraqi Army", "Islamic State"), ("civilians",), "3", "Government of Iraq", "Civilians", "645", "", "Check dyad"),
    ("attack", (), (), "3", "Unidentified armed group", "Civilians", "", "", "Check dyad"),
    ("suicide_bomb", ("Islamic State",), (CHURCH,), "3", "Islamic State", "Civilians", "", "", "Clear"),
    ("suicide_bomb", ("Islamic State",), (), "3", "Islamic State", "Civilians", "", "", "Check type of violence"),
    ("suicide_bomb", ("Islamic State",), ("soldiers", "civilians"), "1", "Government of Iraq", "Islamic State", "645", "", "Clear"),
    ("excessive_force_against_protesters", ("soldiers",), ("protesters",), "3", "Government of Iraq", "Civilians", "645", "", "Clear"),
]  # fmt: skip


@pytest.mark.parametrize(("type", "by", "of", "kind", "a", "b", "gwnoa", "gwnob", "status"), TYPES)
def test_sides(type, by, of, kind, a, b, gwnoa, gwnob, status):
    (row,) = table("ged", given({"type": type, "by": by, "of": of, "killed": 1}))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (kind, a, b)
    assert (row["gwnoa"], row["gwnob"], row["code_status"]) == (gwnoa, gwnob, status)
    assert row["dyad_name"] == row["conflict_name"] == f"{a} - {b}"


def test_who_is_told_on_both_sides_fights_the_others():
    (row,) = table("ged", given({"by": ("Islamic State",), "of": ("Islamic State", "soldiers"), "killed": 1}))
    assert (row["side_a"], row["side_b"]) == ("Government of Iraq", "Islamic State")
    (row,) = table("acled", given({"by": ("Islamic State",), "of": ("Islamic State", "soldiers"), "killed": 1}))
    assert (row["actor2"], row["assoc_actor_2"]) == ("Military Forces of Iraq", "")
    (row,) = table("ged", given({"by": ("Islamic State",), "of": ("Islamic State",), "killed": 1}))
    assert (row["side_a"], row["side_b"]) == ("Islamic State", "Islamic State")


def dead(text, kind, number):
    return Harm("killed", Who(text, (0, 0), kind), number, number, None, "", (0, 0))


def test_the_dead_stand_on_their_own_side_when_the_sides_are_swapped():
    harm = (dead("soldiers", "state_forces", 5), dead("militants", "rebel_group", 3), dead("shepherds", "civilians", 1))
    (row,) = table("ged", given({"by": ("Islamic State",), "of": ("Iraqi Army",), "harm": harm}))
    assert row["side_a"] == "Government of Iraq"
    found = [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")]
    assert found == ["5", "3", "1", "0"]
    assert row["best"] == "9"


WORDS = [
    ("several", 2), ("dozens", 24), ("Dozens", 24), ("scores", 40), ("hundreds", 200), (None, 2),
    ("hundreds; several", 2),
]  # fmt: skip


@pytest.mark.parametrize(("word", "number"), WORDS)
def test_a_word_is_the_least_that_it_says(word, number):
    assert least(word)[1] == number


BOUNDS = [
    ("several", ("2", "2", "2")), ("dozens", ("24", "24", "24")), ((11, None), ("11", "11", "11")),
    ((None, 50), ("2", "2", "50")), ((None, 1), ("1", "1", "1")), ((4, 6), ("4", "4", "6")),
]  # fmt: skip


@pytest.mark.parametrize(("killed", "expected"), BOUNDS)
def test_low_best_and_high(killed, expected):
    (row,) = table("ged", given({"killed": killed}))
    assert (row["low"], row["best"], row["high"]) == expected


WHOLE = Deaths(a=3, b=2, civilians=4, unknown=1, low=7, high=13)


@pytest.mark.parametrize("parts", [1, 2, 3, 4, 7, 10])
def test_division_keeps_every_sum_and_is_even(parts):
    shares = divided(WHOLE, parts)
    for part in ("a", "b", "civilians", "unknown", "low", "high", "best"):
        assert sum(getattr(share, part) for share in shares) == getattr(WHOLE, part)
    assert max(share.best for share in shares) - min(share.best for share in shares) <= 1
    assert all(share.low <= share.best <= share.high for share in shares)


LESS = [
    ("nothing known", [], WHOLE),
    ("each side its own", [Deaths(a=1, civilians=2, low=3, high=3)], Deaths(2, 2, 2, 1, 4, 10)),
    ("more of a side than the sum tells: from those unknown", [Deaths(a=4, low=4, high=4)], Deaths(0, 2, 4, 0, 3, 9)),
    ("and then from the others", [Deaths(a=5, low=5, high=5)], Deaths(0, 1, 4, 0, 2, 8)),
    ("all", [Deaths(unknown=10, low=10, high=13)], Deaths()),
    ("more than all", [Deaths(civilians=20, low=20, high=20)], Deaths()),
]


@pytest.mark.parametrize(("label", "known", "rest"), LESS, ids=[case[0] for case in LESS])
def test_what_is_left_of_a_sum(label, known, rest):
    assert less(WHOLE, known) == rest
