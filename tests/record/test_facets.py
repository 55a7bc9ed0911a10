"""The facets of the incidents are in step with them, however these came to be what they are."""

from __future__ import annotations

import shutil
from pathlib import Path

from onrecord.record import Record, changes, entries, incidents, match, review, take, undo
from onrecord.record.facets import fill, rows
from onrecord.record.saying import split
from tests.record.made_up import CODER, many

Rows = list[tuple[object, ...]]


def written(record: Record) -> Rows:
    with record.reading() as connection:
        return sorted(rows(connection))


def anew(record: Record, folder: Path) -> Rows:
    """As they would be written down today, in a copy."""
    copy = Path(shutil.copy(record.name, folder / "copy.db"))
    with Record.open(copy) as other, other.writing() as connection:
        connection.exec_driver_sql("DELETE FROM facets")
        fill(connection)
        return sorted(rows(connection))


def test_they_follow_reports_splits_reviews_and_what_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    seen = [Rows()]
    steps = (
        lambda record: take(record, many(9), CODER),
        lambda record: split(record, incidents(record)[0].id, ["1"], "Ada", "another"),
        lambda record: review(record, "reject", [incidents(record)[-1].accounts[0]], "Ben"),
        lambda record: undo(record, None, "Ben"),
        lambda record: take(record, many(12), CODER),
    )
    for step in steps:
        with Record.open(path) as record:
            step(record)
            match(record)
            seen.append(written(record))
            assert {row[0] for row in seen[-1]} == {one.id for one in incidents(record)}
        assert seen[-1] == anew(record, tmp_path)
        assert seen[-1] != seen[-2]


def test_a_row_says_what_the_incident_says(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(3), CODER)
        match(record)
        (one,) = incidents(record)
        with record.reading() as connection:
            names = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(facets)")]
            (row,) = rows(connection)
            assert list(rows(connection, [one.id, "I-nowhere"])) == [row]
        told = dict(zip(names, row, strict=True))
        toll, day = one.toll("killed"), one.when.start
        assert toll
        assert day
        assert (told["incident"], told["place"], told["country"]) == (one.id, "Alford", "XK")
        assert (told["killed"], told["start"]) == (toll.low, day.toordinal())
        assert told["outlets"] == "\x1f".join(sorted(one.outlets))
        assert told["reports"] == "1 2 3"


def test_the_log_says_which_of_its_entries_tell_of_an_incident(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(6), CODER)
        match(record)
        (one, *_) = incidents(record)
        split(record, one.id, ["1"], "Ada", "another")
        match(record)
        told = list(changes(record, of=one.id))
        assert [change.kind for change in told if change.id == one.id] == ["added", "changed"]
        assert told == [change for change in changes(record) if one.id in (change.id, *change.others)]
        with record.writing() as connection:
            connection.exec_driver_sql("DELETE FROM incident_log")
            entries.fill(connection)
        assert list(changes(record, of=one.id)) == told
