"""How many accounts of one report are told of the same days and surroundings: so many it may mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.linking import compare
from onrecord.linking.beside import Setting, beside, setting
from onrecord.record import Record, take
from onrecord.record.current import filed
from tests.linking.telling import told
from tests.record.made_up import CODER, intaken, report

HERE = (33.74, 44.64)
MONDAY, TUESDAY = ("2021-05-03", "2021-05-03"), ("2021-05-04", "2021-05-04")

# what it is, the accounts of a report, how many others each stands beside
CASES: list[tuple[str, list[Setting], list[int]]] = [
    ("one alone", [(*MONDAY, *HERE)], [0]),
    ("three of a town and day", [(*MONDAY, *HERE)] * 3, [2, 2, 2]),
    ("another day", [(*MONDAY, *HERE), (*TUESDAY, *HERE)], [0, 0]),
    ("days that hold both", [(*MONDAY, *HERE), (*TUESDAY, *HERE), ("2021-05-01", "2021-05-31", *HERE)], [1, 1, 2]),
    ("the next town", [(*MONDAY, *HERE), (*MONDAY, 33.81, 44.53)], [1, 1]),
    ("another province", [(*MONDAY, *HERE), (*MONDAY, 34.89, 44.63)], [0, 0]),
    ("no day", [(*MONDAY, *HERE), (None, None, *HERE)], [0, 0]),
    ("no point", [(*MONDAY, *HERE), (*MONDAY, None, None)], [0, 0]),
]


@pytest.mark.parametrize(("accounts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_beside(accounts: list[Setting], expected: list[int]) -> None:
    assert beside(accounts) == expected


def test_the_setting_of_an_account() -> None:
    assert setting(told("a").account) == ("2021-05-03", "2021-05-03", 33.7447, 44.6436)
    assert setting(told("a", place=None, when=None).account) == (None, None, None, None)


def test_one_of_many_is_less_surely_the_one_meant() -> None:
    one, other = told("a", killed=2), told("b", killed=2)
    scores = [compare(one, replace(other, beside=number)).score for number in (0, 1, 3, 9, 30)]
    assert scores == sorted(scores, reverse=True) and scores[0] > scores[-1]
    assert compare(replace(one, beside=30), other).score == scores[-1]
    assert "10 or more others then and there" in compare(one, replace(other, beside=30)).why


def test_the_record_counts_within_a_coding(tmp_path: Path) -> None:
    """Two of Alford's day and one of Caldwick's, 330 km away; another report of the same day adds nothing."""
    many = replace(report(0), text=" ".join(
        f"On that day {n} people were killed by raiders in {town}." for n, town in ((4, "Alford"), (2, "Caldwick"), (3, "Alford"))
    ))  # fmt: skip
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(many), intaken(report(1))], CODER)
        with record.engine.connect() as connection:
            counted = [(one.report.id == many.id, one.beside) for one in filed(connection)]
    assert sorted(counted) == [(False, 0), (True, 0), (True, 1), (True, 1)]
