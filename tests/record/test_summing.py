"""Sums among the incidents of a record: named when they are read, and never stored."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, insert, select

from onrecord.plain import plain
from onrecord.record import Record, incident, incidents
from onrecord.record.derived import incident_row
from onrecord.record.schema import incidents as incidents_table
from onrecord.record.summing import candidates
from onrecord.rulings.incident import Period
from onrecord.rulings.scope import Scope
from tests.cli.conftest import call

REPORTS = {
    "sum": "Bombings across Iraq killed at least 66 people on Monday, police and medics said.\n",
    "kirkuk": "A car bomb killed five soldiers in Kirkuk, Iraq, on Monday, police said.\n",
    "mosul": "A car bomb killed nine soldiers in Mosul, Iraq, on Monday, police said.\n",
    "gao": "A car bomb killed two soldiers in Gao, Mali, on Monday, officials said.\n",
    "later": "Gunmen killed three policemen in Basra, Iraq, on 2 May, police said.\n",
}


@pytest.fixture(scope="module")
def summed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sums")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        meta = f"outlet: Daily {name}\npublished: 2013-05-28\n"
        (folder / f"{name}.txt.meta.yaml").write_text(meta, encoding="utf-8")
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    assert call("read", folder, "--coder", "rules", record=path).exit_code == 0
    return path


def test_a_sum_names_the_incidents_of_its_day_and_area(summed: Path) -> None:
    with Record.open(summed, readonly=True) as record:
        every = {one.id: one for one in incidents(record)}
        (whole,) = [one for one in every.values() if one.aggregate]
        places = [every[id].place for id in whole.sums]
        assert sorted(place.name or "" for place in places if place is not None) == ["Kirkuk", "Mosul"]
        assert whole.why["sums"] == (
            "2 incidents of the record; killed: 14 of at least 66 accounted for, at least 52 missing"
        )
        assert incident(record, whole.id).incident.sums == whole.sums


def test_what_is_stored_of_a_sum_is_its_own_accounts_alone(summed: Path) -> None:
    with Record.open(summed, readonly=True) as record, record.reading() as connection:
        stored = [json.loads(text) for text in connection.scalars(select(incidents_table.c.json))]
    assert [one["sums"] for one in stored] == [[]] * len(stored)
    assert not [one for one in stored if "sums" in one["why"]]


def test_show_says_what_a_sum_sums(summed: Path) -> None:
    with Record.open(summed, readonly=True) as record:
        (whole,) = [one for one in incidents(record) if one.aggregate]
    shown = call("show", whole.id, record=summed).stdout
    assert "a sum" in shown
    assert all(id in shown for id in whole.sums)
    assert "at least 52 missing" in shown


def test_what_lies_on_given_days_is_found_by_index(summed: Path) -> None:
    with Record.open(summed, readonly=True) as record:
        one = next(iter(incidents(record)))
    days = [None, *(date(2013, 5, 1) + timedelta(n) for n in range(5))]
    periods = [Period(a, b) for a, b in product(days[1:], days[1:]) if a and b and a <= b] + [Period(None, None)]
    every = [replace(one, id=f"I-{n:02}", when=when) for n, when in enumerate(periods)]
    asked: list[str] = []
    with create_engine("sqlite://").begin() as connection:
        incidents_table.create(connection)
        connection.execute(insert(incidents_table), [incident_row(plain(each)) for each in every])
        event.listen(connection, "before_cursor_execute", lambda *said: asked.append(said[2]))
        for first, last in product(days, days):
            found = [each.id for each in candidates(connection, Scope(first, last))]
            assert found == [each.id for each in every if on(each.when, first, last)]
        candidates(connection, Scope(days[1], days[2], country="IQ", types=frozenset({one.type})))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[-1]}", ("x",) * asked[-1].count("?")).all()
    told = " ".join(str(row[3]) for row in plan)
    assert "ix_incidents_start" in told and "ix_incidents_spanning" in told and "SCAN" not in told


def on(when: Period, first: date | None, last: date | None) -> bool:
    """Whether a period has one of the days from ``first`` to ``last``."""
    if first is None and last is None:
        return True
    if when.start is None or when.end is None:
        return False
    return (first is None or when.end >= first) and (last is None or when.start <= last)
