"""What the record is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.record import Filter, Record, RecordError, incident, incidents, reports, search, source, take
from tests.record.made_up import CODER, intaken, many, read, report


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Twelve reports of four attacks, on 1 to 4 January 2024 in Alford, Brambury, Caldwick and Dunholme."""
    path = tmp_path_factory.mktemp("queries") / "record.db"
    read(path, many(12))
    with Record.open(path, readonly=True) as opened:
        yield opened


DAYS = [date(2024, 1, day) for day in range(1, 5)]
# label, filter, days of the incidents that it keeps
FILTERS: list[tuple[str, Filter, list[int]]] = [
    ("all", Filter(), [1, 2, 3, 4]),
    ("since", Filter(since=DAYS[2]), [3, 4]),
    ("until", Filter(until=DAYS[1]), [1, 2]),
    ("one day", Filter(since=DAYS[1], until=DAYS[1]), [2]),
    ("none", Filter(since=date(2025, 1, 1)), []),
    ("type", Filter(type="attack"), [1, 2, 3, 4]),
    ("another type", Filter(type="armed_clash"), []),
    ("event type and status", Filter(event_type="violence_against_civilians", status="occurred"), [1, 2, 3, 4]),
    ("country", Filter(country="XK"), [1, 2, 3, 4]),
    ("another country", Filter(country="IQ"), []),
    ("box", Filter(box=(20.5, 10.5, 22.5, 12.5)), [2, 3]),
    ("box over the date line", Filter(box=(22.5, -90, 20.5, 90)), [1, 4]),
]


@pytest.mark.parametrize(("filter", "expected"), [c[1:] for c in FILTERS], ids=[c[0] for c in FILTERS])
def test_filters(record: Record, filter: Filter, expected: list[int]) -> None:
    assert [one.when.start.day for one in incidents(record, filter) if one.when.start] == expected


def test_one_incident_with_its_accounts(record: Record) -> None:
    first = incidents(record)[0]
    told = incident(record, first.id)
    assert told.incident == first
    assert [one.report.id for one in told.accounts] == ["r0000", "r0001", "r0002"]
    assert incident(record, first.id[:8]).incident == first


def test_an_incident_that_is_not_there_or_not_one(record: Record) -> None:
    with pytest.raises(RecordError, match="there is no incident 'I-none'"):
        incident(record, "I-none")
    with pytest.raises(RecordError, match=r"4 incidents begin with I-: .*Next: give more of the id"):
        incident(record, "I-")
    for wild in ("", "%", "_"):
        with pytest.raises(RecordError, match="there is no incident"):
            incident(record, wild)


def test_reports_come_by_date_then_id(tmp_path: Path) -> None:
    undated = report(0, id="a", published=None, toll=3)
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(one) for one in (undated, report(5), report(4), report(1))], CODER)
        assert [one.id for one in reports(record)] == ["r0001", "r0004", "r0005", "a"]


def test_a_report_that_is_not_there(record: Record) -> None:
    with pytest.raises(RecordError, match="there is no report x"):
        source(record, "x")


# label, words, the reports found
SEARCHES: list[tuple[str, str, set[str]]] = [
    ("one word", "Caldwick", {"r0006", "r0007", "r0008"}),
    ("case", "cAlDwIcK", {"r0006", "r0007", "r0008"}),
    ("all words", "Caldwick Courier", {"r0006"}),
    ("a phrase", '"page 7"', {"r0007"}),
    ("no such phrase", '"7 page"', set()),
    ("a beginning", "Cald* Radio", {"r0008"}),
    ("syntax is words", "Caldwick NOT (Courier", set()),
    ("an open quote", '"Caldwick Courier', {"r0006"}),
    ("only signs", '"" * - ()', set()),
    ("nothing", "", set()),
    ("a column is no column", "text:Caldwick", set()),
    ("accents", "Càldwick", {"r0006", "r0007", "r0008"}),
]


@pytest.mark.parametrize(("words", "expected"), [c[1:] for c in SEARCHES], ids=[c[0] for c in SEARCHES])
def test_search(record: Record, words: str, expected: set[str]) -> None:
    hits = search(record, words)
    assert {hit.report.id for hit in hits} == expected
    assert all("[" in hit.passage for hit in hits)


def test_search_finds_newest_versions_only(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(report(0, toll=71))], CODER)
        take(record, [intaken(report(0, toll=72))], CODER)
        assert search(record, "71") == []
        assert len(search(record, "72")) == 1
