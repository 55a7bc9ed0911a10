"""The incidents as columns: what a choice keeps and counts, the orders, and how they follow the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.desk import Settings
from onrecord.desk.board import Board
from onrecord.desk.columns import Columns, chosen, mask, ordered, undated
from onrecord.desk.state import FACETS, SORTS, state_of
from onrecord.record import Filter, Record, incidents, match, review, take, undo
from onrecord.record.saying import split
from tests.record.made_up import CODER, intaken, many, report


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    """Fourteen attacks, each told by up to three outlets."""
    made = Board(Settings(tmp_path / "record.db"))
    take(made.record, many(40), CODER)
    match(made.record)
    yield made
    made.close()


@pytest.fixture
def shown(record_file: Path) -> Iterator[Board]:
    """The examples, only to be read."""
    made = Board(Settings(record_file))
    yield made
    made.close()


def plainly(table: Columns) -> dict[str, Any]:
    """All that the columns say, by incident."""
    told: dict[str, Any] = {str(id): {} for id in table.ids}
    for name in ("start", "end", "published", "killed", "sources", "latitude", "longitude", "confidence"):
        for id, value in zip(table.ids, getattr(table, name).tolist(), strict=True):
            told[str(id)][name] = None if value != value else value
    for name, one in {**table.facets, "parties": table.parties}.items():
        for row, code in zip(one.rows, one.codes, strict=True):
            told[str(table.ids[row])].setdefault(name, set()).add(one.values[code])
    for row, seq in zip(table.told.rows, table.told.codes, strict=True):
        told[str(table.ids[row])].setdefault("told", set()).add(int(seq))
    return told


def test_they_follow_each_decision_as_if_read_anew(board: Board, tmp_path: Path) -> None:
    def first(record: Record) -> Any:
        return max(incidents(record), key=lambda one: len(one.accounts))

    verbs: list[Callable[[Record], Any]] = [
        lambda record: review(record, "accept", first(record).accounts, "Ada"),
        lambda record: split(record, first(record).id, ["1"], "Ada", "another"),
        lambda record: review(record, "reject", incidents(record)[-1].accounts, "Ben"),
        lambda record: take(record, [intaken(report(50, 71)), intaken(report(53, 72))], CODER),
        lambda record: undo(record, None, "Ben"),
        lambda record: undo(record, None, "Ada"),
        lambda record: undo(record, None, "Ada"),
    ]
    before = plainly(board.columns())
    for verb in verbs:
        board.change("Ada", verb)
        now = board.columns()
        assert plainly(now) != before
        fresh = Board(Settings(tmp_path / "record.db"))
        anew = fresh.columns()
        assert plainly(now) == plainly(anew)
        assert now.ids.tolist() == anew.ids.tolist() == sorted(now.ids.tolist())
        assert {name: one.values for name, one in now.facets.items()} == {
            n: one.values for n, one in anew.facets.items()
        }
        fresh.close()
        before = plainly(now)


def test_another_process_writes_and_the_board_sees_it(board: Board, tmp_path: Path) -> None:
    assert len(board.columns()) == 14
    with Record.open(tmp_path / "record.db") as other:
        take(other, [intaken(report(90, 71))], CODER)
        match(other)
    assert len(board.columns()) == 15


def test_an_unread_record_has_no_incidents(tmp_path: Path) -> None:
    board = Board(Settings(tmp_path / "new.db"))
    table = board.columns()
    kept, counts = chosen(table, state_of([]))
    assert len(table) == kept.sum() == 0
    assert all(len(of) == 0 for of in counts.values())
    assert list(ordered(table, kept, "place")) == []
    board.close()


@pytest.mark.parametrize("name", FACETS)
def test_a_value_keeps_as_many_incidents_as_its_count_says(shown: Board, name: str) -> None:
    table = shown.columns()
    _, counts = chosen(table, state_of([("status", "occurred")]))
    for value, count in zip(table.facets[name].values, counts[name], strict=True):
        pairs = [(name, value)] if name == "status" else [(name, value), ("status", "occurred")]
        assert mask(table, state_of(pairs)).sum() == count, value


def test_two_values_of_a_facet_keep_either(shown: Board) -> None:
    table = shown.columns()
    one, other = table.facets["type"].values[:2]
    both = mask(table, state_of([("type", one), ("type", other)]))
    assert both.sum() == sum(mask(table, state_of([("type", value)])).sum() for value in (one, other)) > 1


def test_days_and_areas_keep_what_lies_in_them(shown: Board) -> None:
    table = shown.columns()
    some = mask(table, state_of([("since", "2021-01-01"), ("until", "2021-12-31"), ("box", "40,30,50,40")]))
    for row in np.flatnonzero(some):
        assert 40 <= table.longitude[row] <= 50
        assert table.start[row] > 0
    assert 0 < some.sum() < undated(table, state_of([("since", "2021-01-01"), ("box", "40,30,50,40")])).sum() + 1
    across = mask(table, state_of([("box", "50,-90,40,90")]))  # over the date line: all but those between
    assert (across | mask(table, state_of([("box", "40,-90,50,90")]))).sum() == (~np.isnan(table.longitude)).sum()


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_holds_every_incident_and_unknown_comes_last(shown: Board, sort: str) -> None:
    table = shown.columns()
    rows = ordered(table, np.ones(len(table), bool), sort)
    assert sorted(rows.tolist()) == list(range(len(table)))
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if name in ("start", "killed", "published"):
        values = getattr(table, name)[rows].tolist()
        known = [value for value in values if value > (-1 if name == "killed" else 0)]
        assert values[: len(known)] == sorted(known, reverse=down)
    if name in ("type", "place"):
        codes = table.codes(name)[rows].tolist()
        known = [code for code in codes if code < len(table.facets[name].values)]
        assert codes[: len(known)] == sorted(known, reverse=down)


def test_words_are_found_in_reports_places_parties_and_types(shown: Board) -> None:
    table = shown.columns()

    def found(words: str) -> int:
        kept = shown.found(words, table)
        assert kept is not None
        return int(kept.sum())

    assert shown.found("  ", table) is None
    assert found("Baquba") >= 1
    assert found("zeppelin") == 0
    for value in (table.facets["place"].values[0], table.facets["actor"].values[0]):
        assert found(f'"{value}"') >= mask(table, state_of([("place", value)])).sum()
    assert found("baquba zeppelin") == 0


def test_a_country_is_the_same_to_a_command_as_to_the_facet(shown: Board) -> None:
    table, unplaced = shown.columns(), 0
    for code in table.facets["country"].values:
        by_facet = sorted(table.ids[mask(table, state_of([("country", code)]), None)].tolist())
        asked = incidents(shown.record, Filter(country=code))
        assert sorted(one.id for one in asked) == by_facet, code
        unplaced += sum(one.place is None for one in asked)
    assert unplaced, "the examples have incidents of a country whose place nobody tells"
