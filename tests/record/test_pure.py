"""Incidents follow from accounts, judgements, choices and codebook alone: no order, cut or kill leaves a trace."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import Judgement
from onrecord.model import Report
from onrecord.record import (
    Choice,
    Record,
    RecordError,
    accounts,
    changes,
    choose,
    contribute,
    correct,
    incident,
    incidents,
    judge,
    match,
    review,
    take,
    undo,
    verify,
)
from onrecord.record.judged import judged
from onrecord.record.saying import say, split
from tests.record.made_up import CODER, intaken, many, report

fork = multiprocessing.get_context("fork")
KEPT = (
    "sources", "reports", "codings", "accounts", "sayings", "lineage", "anchors", "acts", "judgements", "reviews",
    "choices",
)  # fmt: skip


def stored(path: Path) -> list[tuple[str, str]]:
    """The incidents as the record keeps them, byte for byte."""
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT id, json FROM incidents ORDER BY id").fetchall()


def much_judged(path: Path) -> None:
    """A record of twelve reports in several versions, judged by two people who do not always agree."""
    with Record.open(path) as record:
        take(record, many(12), CODER)
        match(record)
        ids = [one.id for one in incidents(record)]
        say(record, "same", ids[0], ids[1], "Ada", "one raid")
        say(record, "different", ids[0], ids[3], "Ben", "another valley")
        say(record, "same", ids[0], ids[3], "Ada", "the same valley")
        say(record, "unsure", ids[2], ids[3], "Ben", "page 7 is blurred")
        match(record)
        choose(record, ids[2], Choice("lowest", "Ada", "the ministry counted"))
        split(record, ids[3], ["1"], "Ada", "another week")
        match(record)
        undo(record, 2, "Ben")
        reviewed(record)
        take(record, [intaken(replace(report(n), text="Updated. " + report(n).text)) for n in (0, 7, 10)], CODER)
        match(record)
        assert verify(record) == []


def reviewed(record: Record) -> None:
    """Accounts of the record accepted, rejected, corrected and contributed, some of that taken back."""
    match(record)
    told = {one.root[0]: one for one in accounts(record)}
    review(record, "reject", [told["r0007"].id, told["r0001"].id], "Ben", "a drill")
    review(record, "accept", [told["r0001"].id], "Ada", "no drill")
    corrected(record, "r0000", 9, "Ada")
    corrected(record, "r0010", 9, "Ben")
    contribute(record, "r0004", replace(told["r0004"].account, harm=()), "Ada", "it was missed")
    undo(record, None, "Ben")
    match(record)


def corrected(record: Record, root: str, number: int, by: str) -> None:
    """Another toll in the account of this root, if it stands."""
    for one in [one for one in accounts(record) if one.root[0] == root][:1]:
        value = replace(one.account, harm=tuple(replace(h, low=number, high=number) for h in one.account.harm))
        with suppress(RecordError):
            correct(record, one.id, value, by, "the list has other numbers")


def rebuilt(path: Path, fresh: Path) -> list[tuple[str, str]]:
    """The incidents that follow in a fresh record from what the one at ``path`` keeps."""
    Record.open(fresh).close()
    with sqlite3.connect(fresh, isolation_level=None) as connection:
        connection.execute("ATTACH ? AS old", (str(path),))
        for table in KEPT:
            names = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})"))
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM old.{table}")
    assert stored(fresh) == []
    with Record.open(fresh) as record:
        match(record)
    return stored(fresh)


def test_incidents_are_rebuilt_from_what_they_follow_from(tmp_path: Path) -> None:
    much_judged(tmp_path / "record.db")
    assert rebuilt(tmp_path / "record.db", tmp_path / "fresh.db") == stored(tmp_path / "record.db") != []


NUMBERS = st.integers(0, 9)
DEEDS = st.one_of(
    st.tuples(st.sampled_from(["same", "different", "unsure"]), NUMBERS, NUMBERS, st.sampled_from(["Ada", "Ben"])),
    st.tuples(st.just("split"), NUMBERS, NUMBERS, st.just("Ada")),
    st.tuples(st.just("undo"), NUMBERS, NUMBERS, st.sampled_from(["Ada", "Ben"])),
    st.tuples(st.sampled_from(["accept", "reject", "correct"]), NUMBERS, NUMBERS, st.sampled_from(["Ada", "Ben"])),
    st.tuples(st.just("update"), NUMBERS, NUMBERS, st.just("")),
    st.tuples(st.just("match"), NUMBERS, NUMBERS, st.just("")),
)


def do(record: Record, verb: str, a: int, b: int, by: str) -> None:
    """A deed on the incidents of those numbers, where there is anything to do."""
    ids = [one.id for one in incidents(record)]
    if verb == "update":
        words = f"For the {b}. time: {report(a).text}" if b % 3 else "Nothing is known yet."
        take(record, [intaken(replace(report(a), text=words))], CODER)
    elif verb == "match":
        match(record)
    elif verb == "undo":
        with suppress(RecordError):
            undo(record, None, by)
    elif verb == "correct":
        corrected(record, f"r{a:04}", b + 1, by)
    elif verb in ("accept", "reject"):
        with suppress(RecordError):
            review(record, verb, [one.id for one in accounts(record) if one.root[0] == f"r{a:04}"], by)
    elif not ids:
        return
    elif verb == "split" and len(held := incident(record, ids[a % len(ids)]).accounts) > 1:
        split(record, ids[a % len(ids)], [held[b % len(held)].id], by, "")
    elif verb != "split" and a % len(ids) != b % len(ids):
        say(record, verb, ids[a % len(ids)], ids[b % len(ids)], by, "")


@settings(max_examples=12)
@given(st.lists(DEEDS, min_size=1, max_size=7))
def test_whatever_people_do_the_incidents_are_those_of_a_record_made_anew(
    deeds: list[tuple[str, int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with Record.open(path) as record:
            take(record, many(9), CODER)
            match(record)
            for deed in deeds:
                do(record, *deed)
            match(record)
            assert verify(record) == []
            before = stored(path)
            assert rebuilt(path, Path(folder) / "fresh.db") == before
            with suppress(RecordError):
                while True:
                    undo(record, None, "Ada")
            with suppress(RecordError):
                while True:
                    undo(record, None, "Ben")
            match(record)
            assert {one.state for one in judged(record) if one.act.verb != "undo"} <= {"taken back"}
            unjudged = stored(path)
        connection = sqlite3.connect(path)
        for table in ("reviews", "judgements", "acts"):
            connection.executescript(f"DROP TRIGGER {table}_no_delete; DELETE FROM {table};")
        connection.close()
        assert rebuilt(path, Path(folder) / "unjudged.db") == unjudged


def two(number: int) -> Report:
    """A report of two incidents, every fifth of them undated."""
    one, other = report(number), report(number + 4)
    day = None if number % 5 == 4 else one.published
    return replace(one, text=f"{one.text} {other.text}", published=day)


READ = [*(report(n) for n in range(7)), *(replace(two(n), id=f"t{n}") for n in range(5))]
ORDERS = st.permutations(range(len(READ)))
CUTS = st.lists(st.integers(1, len(READ) - 1), max_size=3).map(lambda cuts: [0, *sorted(set(cuts)), len(READ)])


def arrived(path: Path, order: Sequence[int], cuts: Sequence[int]) -> list[tuple[str, str]]:
    """Reports read in this order and matched at every cut, then judged; the incidents before and after that."""
    with Record.open(path) as record:
        for first, last in pairwise(cuts):
            take(record, [intaken(READ[n]) for n in order[first:last]], CODER)
            match(record)
        before = stored(path)
        told = {one.root: one.id for one in accounts(record)}
        judge(record, Judgement(told["r0000", 0], told["t0", 1], "same", "Ada", 1.0, "one raid"))
        judge(record, Judgement(told["r0001", 0], told["r0002", 0], "different", "Ada", 1.0, "two raids"))
        match(record)
        assert verify(record) == []
    return before + stored(path)


@settings(max_examples=12)
@given(ORDERS, CUTS)
def test_order_of_arrival_and_batches_leave_no_trace(order: list[int], cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert arrived(Path(folder) / "record.db", order, cuts) == straight()


@cache
def straight() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        return arrived(Path(folder) / "record.db", range(len(READ)), [0, len(READ)])


def act(verb: str, record: Record) -> None:
    ids = [one.id for one in incidents(record)]
    if verb == "judge":
        say(record, "same", ids[0], ids[1], "Ada", "one raid")
    elif verb == "reject":
        review(record, "reject", incident(record, ids[0]).incident.accounts[:2], "Ada", "a drill")
    elif verb == "correct":
        corrected(record, "r0008", 9, "Ada")
    elif verb == "contribute":
        contribute(record, "r0007", accounts(record)[-2].account, "Ada", "it was missed")
    elif verb == "undo":
        undo(record, None, "Ada")
    else:
        number = 7 if verb == "carry" else 0
        take(record, [intaken(replace(report(number), text="Updated. " + report(number).text))], CODER)


def killed(verb: str, path: Path) -> None:
    with Record.open(path) as record:
        act(verb, record)
        os.kill(os.getpid(), 9)


def told(record: Record) -> list[object]:
    """What the log tells of the incidents, without entries and times."""
    return [(one.kind, one.id, one.before, one.after, one.because) for one in changes(record)]


def test_a_kill_between_judging_and_matching_is_made_good_by_the_next_match(tmp_path: Path) -> None:
    for name in ("killed.db", "whole.db"):
        with Record.open(tmp_path / name) as record:
            take(record, many(9), CODER)
            match(record)
    for verb in ("judge", "take", "undo", "reject", "correct", "undo", "contribute", "carry"):
        process = fork.Process(target=killed, args=(verb, tmp_path / "killed.db"))
        process.start()
        process.join(60)
        assert process.exitcode == -9
        with Record.open(tmp_path / "whole.db") as whole, Record.open(tmp_path / "killed.db") as record:
            act(verb, whole)
            match(whole)
            assert [fault.check for fault in verify(record)] == ["incidents"]
            match(record)
            assert verify(record) == []
            assert told(record) == told(whole)
        assert stored(tmp_path / "killed.db") == stored(tmp_path / "whole.db")
