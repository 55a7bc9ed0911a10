"""Whom the reader counts as hit: parts of a toll, people without a number, and headlines."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.coding.stages import RULES
from onrecord.model import Report
from tests.coding.marking import Said, marks

Toll = tuple[int | None, int | None]


def killed(text: str, *said: Said, title: str | None = None) -> list[Toll]:
    report = Report("r", text, title=title)
    found = code(report, {"marks": lambda _: marks(report.coded_text, *said)}).incidents
    return [(row.low, row.high) for one in found for row in one.harm if row.effect == "killed"]


SWEPT = Said("trigger", "attack", "swept")
RIDERS = Said("role", "perpetrator_person", "Riders")


@pytest.mark.parametrize("part", ["including two teachers", "two of them teachers"])
def test_those_who_are_some_of_others_add_none(part: str) -> None:
    text = f"Riders swept through Gao and nine farmers, {part}, never rose again."
    more = part.removeprefix("including ")
    assert killed(text, SWEPT, RIDERS, Said("harm", "killed", "nine farmers"), Said("harm", "killed", more)) == [(9, 9)]


def test_people_without_a_number_are_dead_only_where_a_word_says_so() -> None:
    hunted = "Riders swept through Gao to root out militants."
    assert killed(hunted, SWEPT, RIDERS, Said("harm", "killed", "militants")) == []
    dead = "Riders swept through Gao and left militants dead."
    assert killed(dead, SWEPT, RIDERS, Said("harm", "killed", "militants")) == [(None, None)]


def test_members_are_more_than_one() -> None:
    text = "Riders swept through Gao and left members of Katiba Macina dead."
    assert killed(text, SWEPT, RIDERS, Said("harm", "killed", "members of Katiba Macina")) == [(None, None)]


def test_the_reader_counts_where_the_rules_do_not_or_in_the_headline_alone() -> None:
    text = "Riders swept through Gao on Monday and at least nine farmers never rose again."
    given = (Said("trigger", "attack", "Kill"), SWEPT, RIDERS, Said("harm", "killed", "at least nine farmers"))
    assert killed(text, *given, title="Riders Kill Farmers in Gao") == [(9, None)]
    assert killed(text, *given, title="Riders Kill Nine Farmers in Gao") == [(9, None)]


def test_whom_others_came_to_kill_is_not_dead_by_that() -> None:
    text = "Forty police commandos died in a raid to kill a bomb-maker."
    found = code(Report("r", text), RULES).incidents
    assert [(row.low, row.high) for one in found for row in one.harm] == [(40, 40)]


def test_two_people_of_whom_the_rules_see_one() -> None:
    text = "A Danish woman, believed to be a nurse, and a young boy died when Riders swept through Gao."
    given = [Said("harm", "killed", who) for who in ("A Danish woman", "a nurse", "a young boy")]
    assert killed(text, SWEPT, RIDERS, *given) == [(1, 1), (1, 1)]


def test_a_number_to_which_others_are_brought_is_of_all_of_them() -> None:
    text = "Riders swept through Gao and left two farmers dead, bringing the number of farmers they have killed to 39."
    given = [Said("harm", "killed", who) for who in ("two farmers", "39")]
    assert killed(text, SWEPT, RIDERS, *given) == [(2, 2)]
