"""Whether an account agrees with what is settled, on a record of one attack that five outlets tell of."""

from __future__ import annotations

import pytest

from onrecord.desk.agreement import agreement
from onrecord.desk.beside import side_by_side
from onrecord.record import Record, Told, incident, incidents
from onrecord.rulings import rerule


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


def test_other_days_differ(record: Record) -> None:
    kabul = next(one for one in incidents(record) if one.when.start != one.when.end and len(one.accounts) == 2
                 and "disagree" in one.why.get("when", ""))  # fmt: skip
    found = marks(incident(record, kabul.id), "when")
    assert {mark for mark, _ in found.values()} == {"differs"}


def test_every_field_of_every_incident_has_a_mark(record: Record) -> None:
    for one in incidents(record):
        columns, rows = side_by_side(incident(record, one.id))
        for row in rows:
            assert len(row.cells) == len(columns)
            assert {cell.mark for cell in row.cells} <= {"agrees", "differs", "silent", "alone", ""}
            for cell in row.cells:
                assert not (cell.mark == "silent" and any(value.field == "killed" for value in cell.values))
