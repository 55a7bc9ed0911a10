"""Which account of a report coded anew, or of its changed text, continues which of before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.coding.many import Coder
from onrecord.model import Coded, Report
from onrecord.record import Record, accounts, incident, incidents, match, take, verify
from onrecord.record.continuing import Line, continued
from onrecord.rulings.incident import incident_id
from tests.record.made_up import code, intaken, report

ONE = "On Monday 4 people were killed by raiders in Alford, as carts left the mill."
LATER = "On Monday 6 people were killed by raiders in Alford, as carts left the old mill, its owner wrote."
TWO = "Late at night 7 soldiers were killed by bandits in Brambury near the northern gate."
THREE = "And in the week before 2 people were killed by raiders in Caldwick during a wedding."


def lines(*sentences: str, name: str) -> list[Line]:
    told = Report(name, " ".join(sentences))
    return [Line(f"{name}{n}", (name, n), told.coded_text, account) for n, account in enumerate(code(told).incidents)]


# label, the text before, the text after, for each account after which one of before it continues
CASES: list[tuple[str, tuple[str, ...], tuple[str, ...], list[int | None]]] = [
    ("the same text", (ONE, TWO), (ONE, TWO), [0, 1]),
    ("another order", (ONE, TWO, THREE), (THREE, ONE, TWO), [2, 0, 1]),
    ("another toll, more words", (ONE, TWO), (TWO, LATER), [1, 0]),
    ("one is dropped", (ONE, TWO, THREE), (ONE, THREE), [0, 2]),
    ("one is new", (ONE, THREE), (TWO, ONE, THREE), [None, 0, 1]),
    ("another incident in its place", (ONE,), (TWO,), [None]),
    ("twice what was told once", (ONE,), (ONE, ONE), [0, None]),
    ("nothing before", (), (ONE,), [None]),
]


@pytest.mark.parametrize(("before", "after", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_continued(before: tuple[str, ...], after: tuple[str, ...], expected: list[int | None]) -> None:
    old, new = lines(*before, name="a"), lines(*after, name="b")
    found = continued(old, new)
    assert [old.index(found[line.account]) if line.account in found else None for line in new] == expected


def coder(name: str, *order: int) -> Coder:
    """A coder that gives of the accounts found those of ``order``, in this order."""

    def read(report: Report) -> Coded:
        told = code(report)
        return replace(told, coder=name, incidents=tuple(told.incidents[n] for n in order if n < len(told.incidents)))

    return Coder(read, "1.0", name)


BASE = report(0, text=f"{ONE} {TWO} {THREE}", title=None)


def told(record: Record) -> dict[str, str]:
    """By place, the id of its incident."""
    match(record)
    assert verify(record) == []
    return {one.place.text: one.id for one in incidents(record) if one.place}


def test_ids_outlive_a_new_coder(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(BASE)], coder("a", 0, 1, 2))
        before = told(record)
        assert set(before.values()) == {incident_id(("r0000", n)) for n in range(3)}
        take(record, [intaken(BASE)], coder("b", 2, 1, 0))
        assert told(record) == before
        take(record, [intaken(BASE)], coder("c", 1))
        assert told(record) == {"Brambury": before["Brambury"]}
        take(record, [intaken(BASE)], coder("d", 2, 0))
        assert told(record) == {town: before[town] for town in ("Alford", "Caldwick")}, "what one coder missed is found"


def test_ids_outlive_a_changed_text(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(BASE)], coder("a", 0, 1, 2))
        before = told(record)
        take(record, [intaken(replace(BASE, text=f"Corrected. {TWO} {LATER}"))], coder("a", 0, 1, 2))
        after = told(record)
        assert after == {town: before[town] for town in ("Alford", "Brambury")}
        assert [one.root for one in accounts(record)] == [("r0000", 1), ("r0000", 0)]
        assert {one.toll("killed").low for one in incidents(record)} == {6, 7}  # type: ignore[union-attr]
        assert incident(record, before["Alford"]).incident.id == before["Alford"]


def test_an_account_at_a_place_that_an_earlier_one_is_known_by_has_an_id_of_its_own(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(BASE)], coder("a", 0))
        first = told(record)
        take(record, [intaken(BASE)], coder("b", 1, 0))  # Brambury at position 0, by which Alford is known
        both = told(record)
        assert both["Alford"] == first["Alford"]
        assert both["Brambury"] not in first.values()
        assert {one.root for one in accounts(record)} == {("r0000", 0), ("r0000", 1)}


def test_a_report_read_as_before_by_an_older_coder_changes_nothing(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        for name in ("a", "b", "a"):
            take(record, [intaken(BASE)], coder(name, 0, 1, 2))
        assert len(told(record)) == 3
        assert {one.root for one in accounts(record)} == {("r0000", n) for n in range(3)}
