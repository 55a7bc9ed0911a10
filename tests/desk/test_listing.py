"""The list of reports: filters, words, pages without end, twins."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings, listing
from onrecord.record import Record, match, reports, stacks, take
from onrecord.record.stacks import Asked, Place, count, named, stack
from tests.desk.visitor import Visitor
from tests.record.made_up import CODER, intaken, report

COUNT = 137


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many reports; every seventh of unknown day, every fifth telling of nothing, every eleventh in Arabic."""
    path = tmp_path_factory.mktemp("listing") / "many.db"
    with Record.open(path) as record:
        take(record, (intaken(made(n)) for n in range(COUNT)), CODER)
        match(record)
    return path


def made(number: int) -> object:
    more: dict[str, object] = {}
    if number % 7 == 0:
        more["published"] = None
    if number % 5 == 0:
        more["text"] = f"Page {number} tells of a flower show."
    if number % 11 == 0:
        more["language"] = "ar"
    return report(number, **more)  # type: ignore[arg-type]


@pytest.fixture
def desk(path: Path) -> Iterator[Visitor]:
    with Visitor(Settings(path)) as client:
        yield client


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path, readonly=True) as opened:
        yield opened


def ids(page: str) -> list[str]:
    return re.findall(r'<th role="rowheader" scope="row"><a href="/reports/([^"?]+)', page)


def every(desk: Visitor, query: str) -> list[str]:
    """The ids of all pages of a choice, by its own links."""
    found, at = [], f"/reports?{query}"
    for _ in range(20):
        page = desk.get(at).text
        found += ids(page)
        more = re.search(r'<a href="([^"]+)" rel="next">|<a href="(/reports\?[^"]+)">Look on', page)
        if not more:
            return found
        at = html.unescape(more[1] or more[2])
    raise AssertionError("no end")


def wanted(record: Record, **asked: object) -> set[str]:
    told = {name: value for name, value in asked.items() if name != "tells"}
    tells = (asked.get("tells"), None) if asked.get("tells") is not None else (True, False)
    return {one.id for one in reports(record) if (int(one.id[1:5]) % 5 != 0) in tells
            and all(getattr(one, name) == value for name, value in told.items())}  # fmt: skip


def test_the_pages_have_every_report_once_the_newest_first(desk: Visitor, record: Record) -> None:
    found = every(desk, "")
    assert len(found) == COUNT and set(found) == wanted(record)
    days = {one.id: one.published for one in reports(record)}
    dated = [days[id] for id in found if days[id]]
    assert dated == sorted(dated, reverse=True)  # type: ignore[type-var]
    assert [days[id] for id in found][-len(found) + len(dated) :] == [None] * (len(found) - len(dated))


@pytest.mark.parametrize(
    ("query", "asked"),
    [("outlet=Radio+Nine", {"outlet": "Radio Nine"}), ("language=ar", {"language": "ar"}), ("tells=yes", {"tells": True}),
     ("tells=no", {"tells": False}), ("tells=no&outlet=The+Courier", {"tells": False, "outlet": "The Courier"}),
     ("outlet=Nobody", {"outlet": "Nobody"})],
)  # fmt: skip
def test_filters_keep_what_they_say(desk: Visitor, record: Record, query: str, asked: dict[str, object]) -> None:
    found = every(desk, query)
    assert len(found) == len(set(found))
    assert set(found) == wanted(record, **asked)
    page = desk.get(f"/reports?{query}").text
    assert f"{len(found)} report" in page


def test_days_are_both_included(desk: Visitor, record: Record) -> None:
    days = [one.published for one in reports(record) if one.published]
    day = days[len(days) // 2]
    found = every(desk, f"since={day}&until={day}")
    assert set(found) == wanted(record, published=day)


def test_a_filter_that_fits_few_goes_on_page_by_page(
    desk: Visitor, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stacks, "LOOKED", 20)
    assert set(every(desk, "tells=no")) == wanted(record, tells=False)
    late = set(every(desk, "since=2024-01-20"))
    assert set(every(desk, "tells=no&since=2024-01-20")) == wanted(record, tells=False) & late


def test_words_and_filters_together(desk: Visitor, record: Record) -> None:
    assert set(every(desk, "q=flower")) == wanted(record, tells=False)
    assert set(every(desk, "q=flower&language=ar")) == wanted(record, tells=False, language="ar")
    page = desk.get("/reports?q=flower").text
    assert "[flower]" in page and "?at=" in page
    assert "No report has these words" in desk.get("/reports?q=zebra").text


def test_what_is_reported_meanwhile_shifts_nothing(record: Record) -> None:
    first = stack(record, Asked(), None, 50)
    assert first.after is not None
    again = stack(record, Asked(), first.after, 50)
    assert not {hit.report.id for hit in first.hits} & {hit.report.id for hit in again.hits}
    assert stack(record, Asked(), Place("1900-01-01", 1), 5).hits[0].report.published is None


def test_the_choices_are_named(record: Record) -> None:
    assert named(record, "outlet") == ["Daily Sheet", "Radio Nine", "The Courier"]
    assert named(record, "language") == ["ar", "en"]
    with pytest.raises(ValueError, match="none of"):
        named(record, "id; DROP TABLE reports")
    assert count(record, Asked()) == COUNT


def test_the_twins_have_all_rows(desk: Visitor, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 10)
    for query, asked in (("", {}), ("tells=no", {"tells": False}), ("q=flower", {"tells": False})):
        rows = list(csv.DictReader(io.StringIO(desk.get(f"/reports.csv?{query}").text)))
        assert {row["id"] for row in rows} == wanted(record, **asked)
        assert len(rows) == len({row["id"] for row in rows})
        assert [row["id"] for row in desk.get(f"/reports.json?{query}").json()] == [row["id"] for row in rows]
    assert desk.get("/reports.xml").status_code == 404


@pytest.mark.parametrize("query", ["since=x", "after=x", "after=2024-01-01", "page=0", "page=x", "tells=maybe"])
def test_what_can_not_be_is_refused(desk: Visitor, query: str) -> None:
    assert desk.get(f"/reports?{query}").status_code == 400


def test_an_empty_record_says_the_first_step(tmp_path: Path) -> None:
    with Visitor(Settings(tmp_path / "none.db")) as desk:
        page = desk.get("/reports").text
        assert "/reports/add" in page and "onrecord read" in page
