"""Rulings chosen for an incident and for the record: kept, logged, withdrawn; incidents by another ruling."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.coding.many import Coder
from onrecord.record import (
    Choice,
    Filter,
    Record,
    choose,
    choose_default,
    incidents,
    match,
    reruled,
    ruled,
    ruling_of,
    take,
    verify,
)
from onrecord.record.acts import undo
from onrecord.record.saying import say
from onrecord.rulings import UnknownRuling
from tests.record.made_up import CODER, many, read


def test_nobody_chose(tmp_path: Path) -> None:
    read(tmp_path / "record.db", many(3))
    with Record.open(tmp_path / "record.db") as record, record.reading() as connection:
        chosen = ruling_of(connection)
    assert (chosen.default.ruling, dict(chosen.accounts)) == ("range", {})


def test_a_choice_is_told_with_its_reason_and_can_be_withdrawn(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(6), CODER)
        match(record)
        before = incidents(record)
        choose(record, before[0].id, Choice("range", "Ada", "the ministry counted the bodies"))
        match(record)
        first, second = incidents(record)
        assert first.why["ruling"] == "chosen by Ada: the ministry counted the bodies"
        assert "ruling" not in second.why
        assert verify(record) == []
        choose(record, first.id, Choice("default", "Ada", "no longer"))
        match(record)
        assert incidents(record) == before
        assert verify(record) == []


def test_a_ruling_or_an_incident_that_is_none(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(3), CODER)
        match(record)
        (one,) = incidents(record)
        with pytest.raises(UnknownRuling, match="no ruling 'latest'; known:"):
            choose(record, one.id, Choice("latest", "Ada"))
        with pytest.raises(UnknownRuling, match="no ruling 'latest'; known:"):
            choose_default(record, Choice("latest", "Ada"))
        with pytest.raises(UnknownRuling, match="no ruling 'latest'; known:"):
            ruled(record, Filter(), "latest")
        with pytest.raises(Exception, match="there is no incident"):
            choose(record, "I-nowhere", Choice("range", "Ada"))


def test_a_choice_not_as_logged_is_found(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(3), CODER)
        match(record)
        choose_default(record, Choice("range", "Ada", "as ever"))
        with record.writing() as connection:
            connection.execute(text("DROP TRIGGER choices_no_update"))
            connection.execute(text("UPDATE choices SET by = 'Eve'"))
        found = {(fault.check, fault.what) for fault in verify(record)}
    assert ("choices", "is not as it was logged") in found


def test_told_one_by_one(tmp_path: Path) -> None:
    read(tmp_path / "record.db", many(9))
    with Record.open(tmp_path / "record.db", readonly=True) as record:
        stored = incidents(record)
        for ruling in (None, "range"):
            told = list(ruled(record, Filter(), ruling))
            assert [one.incident for one in told] == stored
            assert [tuple(f.id for f in one.accounts) for one in told] == [one.accounts for one in stored]
        assert reruled(record, stored[0].id, "range").incident == stored[0]


def test_a_choice_moves_with_its_accounts(tmp_path: Path) -> None:
    """Through a new coder, a merge and its undoing; of two choices for one incident the later counts."""
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(6), CODER)
        match(record)
        first, second = incidents(record)
        choose(record, second.id, Choice("median", "Ada", "first word"))
        choose(record, first.id, Choice("gtd", "Bo", "second word"))
        match(record)
        before = [(one.id, one.ruling) for one in incidents(record)]
        assert [ruling for _, ruling in before] == ["gtd", "median"]
        newer = Coder(lambda report: replace(CODER.code(report), coder="small 2"), "1.0", "small 2")
        take(record, many(6), newer)  # every account is coded anew
        match(record)
        assert [(one.id, one.ruling) for one in incidents(record)] == before
        said = say(record, "same", before[0][0], before[1][0], "Ada", "the same raid")
        match(record)
        (one,) = incidents(record)
        assert (one.ruling, one.why["ruling"]) == ("gtd", "chosen by Bo: second word")
        undo(record, said.number, "Ada", "on second thoughts")
        match(record)
        assert sorted(one.ruling for one in incidents(record)) == ["gtd", "median"]
        assert verify(record) == []


def test_the_records_own_ruling_is_that_of_all_where_nobody_chose(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(6), CODER)
        match(record)
        stored = incidents(record)
        choose(record, stored[0].id, Choice("range", "Ada"))
        choose_default(record, Choice("ucdp", "Bo", "for the yearly count"))
        match(record)
        assert [one.ruling for one in incidents(record)] == ["range", "ucdp"]
        anew = [one.incident for one in ruled(record, Filter(), "range")]
        assert [(one.ruling, one.harm) for one in anew] == [(one.ruling, one.harm) for one in stored]
        assert verify(record) == []
