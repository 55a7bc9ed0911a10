"""Accounts linked, incidents derived; people's word kept; nothing written where nothing has changed."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.linking import Judgement
from onrecord.record import Record, RecordError, accounts, incidents, judge, match, take, verify
from onrecord.record.judging import people
from onrecord.record.schema import incident_accounts
from tests.record.made_up import CODER, export, intaken, log_of, many, read, report


def test_a_second_match_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    read(path, many(30))
    log = log_of(path)
    with Record.open(path) as record:
        assert match(record) == replace(match(record), added=0, changed=0, removed=0, judgements=0)
    assert log_of(path) == log


def test_the_order_of_arrival_leaves_no_trace(tmp_path: Path) -> None:
    items = list(many(45))
    read(tmp_path / "one.db", iter(items))
    random.Random(1).shuffle(items)
    for start in range(0, 45, 9):
        read(tmp_path / "two.db", iter(items[start : start + 9]))  # matched after each part
    assert export(tmp_path / "one.db") == export(tmp_path / "two.db")


def test_an_account_that_comes_later_changes_its_incident(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(2), CODER)
        assert match(record).added == 1
        take(record, many(4), CODER)
        matched = match(record)
        assert (matched.incidents, matched.added, matched.changed + matched.removed) == (2, 1, 1)
        assert sorted(len(one.accounts) for one in incidents(record)) == [1, 3]
        with record.reading() as connection:
            pairs = {tuple(row) for row in connection.execute(select(incident_accounts))}
        assert pairs == set(chain(*([(one.id, a) for a in one.accounts] for one in incidents(record))))
        assert verify(record) == []


def test_a_persons_word_parts_and_joins(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(report(0)), intaken(report(3))], CODER)
        match(record)
        first, second = (one.accounts for one in incidents(record))
        judge(record, Judgement(second[0], first[0], "same", "Ada", 1.0, "the same raid"))
        match(record)
        assert [len(one.accounts) for one in incidents(record)] == [2]
        judge(record, Judgement(first[0], second[0], "unsure", "Ada", 1.0, "on second thoughts"))
        match(record)
        assert [len(one.accounts) for one in incidents(record)] == [1, 1]
        with record.reading() as connection:
            assert people(connection) == []  # a doubt moves nothing, but takes the place of the word before
        assert verify(record) == []


def test_judging_an_account_that_is_not_there(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        with pytest.raises(RecordError, match="there is no account x"):
            judge(record, Judgement("x", "y", "same", "Ada", 1.0, ""))
        with pytest.raises(ValueError, match="matcher"):
            judge(record, Judgement("x", "y", "same"))


def test_another_process_that_writes_meanwhile_is_not_missed(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record.open(path) as record, Record.open(path) as other:
        take(record, many(3), CODER)
        take(other, [intaken(report(7))], CODER)
        assert match(record).incidents == 2
        take(other, [intaken(report(8))], CODER)
        assert match(other).incidents == match(record).incidents == 2
        assert len(accounts(record)) == 5


def test_the_pairs_of_the_matcher_are_no_part_of_the_log(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    read(path, many(6))
    assert "judgement" not in {kind for kind, _, _ in log_of(path)}
    with Record.open(path) as record, record.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM links").scalar() == 6
