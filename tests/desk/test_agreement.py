"""Whether an account agrees with what is settled, on a record of one attack that five outlets tell of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.desk.agreement import agreement
from onrecord.desk.beside import side_by_side
from onrecord.linking import Judgement
from onrecord.record import Record, Told, accounts, incident, incidents, judge, match, take
from onrecord.rulings import rerule
from tests.record.made_up import CODER, intaken, report


@pytest.fixture(scope="module")
def told(record: Record) -> Told:
    """The bombing in Baquba: 10 (twice the same words), at least 11, 14 and 14 killed."""
    (one,) = [one for one in incidents(record) if len(one.accounts) == 5]
    return incident(record, one.id)


def marks(told: Told, field: str) -> dict[str, tuple[str, str]]:
    return {filed.report.outlet or "": agreement(field, told, filed) for filed in told.accounts}


def by(told: Told, ruling: str) -> Told:
    return Told(rerule(ruling, told.incident, told.accounts), told.accounts)


def test_with_one_number_settled_each_account_agrees_or_is_higher_or_lower(told: Told) -> None:
    found = marks(by(told, "ucdp"), "killed")
    toll = by(told, "ucdp").incident.toll("killed")
    assert toll is not None and toll.best == 14
    assert found["Gulf Evening Post"] == ("agrees", "")
    assert found["Northern Herald"] == ("agrees", "with the attackers at least 12")  # leaves room for 14
    assert found["Tigris Wire"] == ("differs", "lower")


def test_no_single_number_agrees_with_a_range(told: Told) -> None:
    found = marks(by(told, "range"), "killed")
    assert found["Tigris Wire"] == ("differs", "part of the range")
    assert found["Gulf Evening Post"] == ("differs", "part of the range")


def test_what_a_ruling_left_out_says_why(told: Told) -> None:
    mark, note = marks(told, "killed")["Diyala Courier"]
    assert mark == "differs"
    assert "left out: repeats the words of Tigris Wire" in note


def test_an_account_that_says_nothing_is_silent_and_never_zero(told: Told) -> None:
    found = marks(told, "injured")
    assert found["Tigris Wire"] == ("silent", "")
    assert found["Northern Herald"] == ("agrees", "no number")


def test_days_and_places_agree(told: Told) -> None:
    assert {mark for mark, _ in marks(told, "when").values()} == {"agrees"}
    assert {mark for mark, _ in marks(told, "where").values()} == {"agrees"}


def test_other_days_differ(tmp_path: Path) -> None:
    """Two outlets tell of the same raid on days of their own: neither of them says all that is settled."""
    with Record.open(tmp_path / "days.db") as record:
        take(record, [intaken(report(0)), intaken(report(1, published=date(2024, 1, 3)))], CODER)
        one, other = accounts(record)
        judge(record, Judgement(one.id, other.id, "same", "Ada", why="the same raid"))
        match(record)
        (raid,) = incidents(record)
        found = marks(incident(record, raid.id), "when")
    assert (raid.when.start, raid.when.end) == (date(2024, 1, 1), date(2024, 1, 3))
    assert found == {"The Courier": ("differs", "part of the days"), "Daily Sheet": ("differs", "part of the days")}


def test_every_field_of_every_incident_has_a_mark(record: Record) -> None:
    for one in incidents(record):
        columns, rows = side_by_side(incident(record, one.id))
        for row in rows:
            assert len(row.cells) == len(columns)
            assert {cell.mark for cell in row.cells} <= {"agrees", "differs", "silent", "alone", ""}
            for cell in row.cells:
                assert not (cell.mark == "silent" and any(value.field == "killed" for value in cell.values))
