"""Reports taken into the record: once, in versions, refused by name."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.coding.many import Coder
from onrecord.intake import Refusal
from onrecord.model import Coded, Report
from onrecord.record import Record, RecordError, accounts, coded, incidents, match, reports, source, take, verify
from tests.record.made_up import CODER, COLLECTED, code, export, intaken, log_of, many, read, report


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        taken = take(record, many(6), CODER)
        match(record)
        assert (taken.added, taken.unchanged, taken.accounts, taken.refused) == (6, 0, 6, [])
        assert {r.id: r for r in reports(record)} == {f"r000{n}": report(n) for n in range(6)}
        assert {r.id: c for r, c in coded(record)} == {f"r000{n}": code(report(n)) for n in range(6)}
        assert [len(one.accounts) for one in incidents(record)] == [3, 3]
        assert verify(record) == []


def test_a_source_is_kept_with_its_bytes_and_the_way_back(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(1), CODER)
        origin, told = source(record, "r0000"), report(0)
    assert (origin.name, origin.collected, origin.collector) == ("r0000.txt", COLLECTED, "a tester")
    assert origin.data == told.coded_text.encode()
    start = told.coded_text.index("raiders")
    first, last = origin.map.byte_span(start, start + 7, origin.data) or (0, 0)
    assert origin.data[first:last] == b"raiders"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    read(path, many(100))
    before, log, data = export(path), log_of(path), path.read_bytes()
    read(path, many(100))
    assert (export(path), log_of(path)) == (before, log)
    assert path.read_bytes() == data  # not a byte of the file


def test_the_same_report_twice_in_one_batch_is_taken_once(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        taken = take(record, [*many(2), *many(2)], CODER)
        assert (taken.added, taken.unchanged, len(reports(record))) == (2, 2, 2)


def test_a_moved_file_is_the_same_report(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(report(0), "old/a.txt")], CODER)
        assert take(record, [intaken(report(0), "new/a.txt")], CODER).unchanged == 1


# label, first name and report, second name and report, how many count afterwards
BASE = report(0)
VERSIONS = [
    ("same file, changed text", ("a.txt", BASE), ("a.txt", report(0, toll=9, id="other")), 1),
    ("same file and id, changed text", ("a.txt", BASE), ("a.txt", report(0, toll=9)), 1),
    ("same file, changed date", ("a.txt", BASE), ("a.txt", report(0, published=None)), 1),
    (
        "same address, other file",
        ("a.txt", replace(BASE, url="https://example.org/a")),
        ("b.txt", report(0, toll=9, id="b", url="https://example.org/a")),
        1,
    ),
    (
        "the address of a site is none of a page",
        ("a.txt", replace(BASE, url="https://example.org/")),
        ("b.txt", report(0, toll=9, id="b", url="https://example.org/")),
        2,
    ),
    ("same line id, other line", ("a.jsonl, line 1", BASE), ("a.jsonl, line 2", report(0, toll=9)), 1),
    ("same line id, other file", ("a.jsonl, line 1", BASE), ("b.jsonl, line 1", report(0, toll=9)), 2),
    ("other line id, same line", ("a.jsonl, line 1", BASE), ("a.jsonl, line 1", report(1)), 2),
    ("same text, other file and outlet", ("a.txt", BASE), ("b.txt", replace(BASE, id="b", outlet="Other")), 2),
]


@pytest.mark.parametrize(("first", "second", "expected"), [c[1:] for c in VERSIONS], ids=[c[0] for c in VERSIONS])
def test_versions(first: tuple[str, Report], second: tuple[str, Report], expected: int, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    items = [intaken(told, name) for name, told in (first, second)]
    for item in items:
        read(path, iter([item]))
    before, log = export(path), log_of(path)
    read(path, iter(items))
    assert (export(path), log_of(path)) == (before, log)
    with Record.open(path) as record:
        assert len(reports(record)) == expected
        assert {one.report.text for one in accounts(record)} == {i.report.text for i in items[-expected:]}
        assert sum(len(one.accounts) for one in incidents(record)) == expected
        assert verify(record) == []


# label, name of the second line's source, its report, whether it is refused after line 1 of a.jsonl
TWICE = [
    ("another text", "a.jsonl, line 70", report(0, toll=9), True),
    ("another date", "a.jsonl, line 2", report(0, published=None), True),
    ("the same", "a.jsonl, line 2", BASE, False),
    ("another id", "a.jsonl, line 2", report(0, toll=9, id="b"), False),
    ("another file", "b.jsonl, line 2", report(0, toll=9), False),
]


@pytest.mark.parametrize(("name", "told", "refused"), [c[1:] for c in TWICE], ids=[c[0] for c in TWICE])
def test_an_id_twice_in_one_file(name: str, told: Report, refused: bool, tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        taken = take(record, [intaken(BASE, "a.jsonl, line 1"), intaken(told, name)], CODER)
        assert BASE in reports(record)
        assert taken.versions == 0
    reason = 'its id "r0000" is that of line 1, which tells something else'
    assert [(one.name, one.reason) for one in taken.refused] == ([(name, reason)] if refused else [])


def test_an_id_again_in_a_later_run_is_a_new_version(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        take(record, [intaken(BASE, "a.jsonl, line 1")], CODER)
        taken = take(record, [intaken(report(0, toll=9), "a.jsonl, line 1")], CODER)
        assert (taken.added, taken.versions, taken.refused) == (1, 1, [])


def test_a_new_coder_reads_again_and_its_accounts_count(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    read(path, many(3))
    with Record.open(path) as record:
        taken = take(record, many(3), Coder(_code_2, "1.0", "small 2"))
        match(record)
        assert (taken.added, taken.versions) == (3, 0)
        assert {c.coder for _, c in coded(record)} == {"small 2"}
        assert len(accounts(record)) == 3
        assert take(record, many(3), CODER).unchanged == 3  # the old coder's word is still there
        assert verify(record) == []


def _code_2(report: Report) -> Coded:
    return replace(code(report), coder="small 2")


def _trips(report: Report) -> Coded:
    if report.id == "r0001":
        raise KeyError("a bug")
    return code(report)


@pytest.mark.parametrize("jobs", [1, 2])
def test_refusals_are_named_and_the_rest_goes_on(jobs: int, tmp_path: Path) -> None:
    refusal = Refusal("bad.txt", "empty", "give a file with text in it")
    with Record.open(tmp_path / "record.db") as record:
        taken = take(record, [refusal, *many(4)], Coder(_trips, "1.0", "small 1"), jobs=jobs)
        assert [r.id for r in reports(record)] == ["r0000", "r0002", "r0003"]
    assert [(r.name, r.reason) for r in taken.refused] == [
        ("bad.txt", "empty"),
        ("r0001.txt", "coding failed (KeyError: 'a bug')"),
    ]


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    broken = replace(intaken(report(0)), report=report(0, text="Half a character: \ud800"))
    with Record.open(tmp_path / "record.db") as record:
        taken = take(record, [broken, *many(2)], CODER)
    assert (taken.added, [r.name for r in taken.refused]) == (2, ["r0000.txt"])


def test_jobs_give_the_same_record(tmp_path: Path) -> None:
    read(tmp_path / "one.db", many(200), jobs=1)
    read(tmp_path / "two.db", many(200), jobs=2)
    assert export(tmp_path / "one.db") == export(tmp_path / "two.db")
    assert log_of(tmp_path / "one.db") == log_of(tmp_path / "two.db")


def _dies(report: Report) -> Coded:
    if report.id == "r0090":
        os._exit(9)
    return code(report)


def test_a_coding_process_that_dies_stops_the_run_and_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record.open(path) as record, pytest.raises(RecordError, match=r"ended from outside.*fewer jobs: it goes on"):
        take(record, many(200), Coder(_dies, "1.0", "small 1"), jobs=2)
    read(path, many(200))
    read(tmp_path / "clean.db", many(200))
    assert export(path) == export(tmp_path / "clean.db")


def test_progress_counts_up(tmp_path: Path) -> None:
    seen: list[int] = []
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(150), CODER, progress=lambda taken: seen.append(taken.seen))
    assert seen == sorted(seen)
    assert seen[-1] == 150


def test_a_coder_with_a_false_stamp_stops_the_run(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record, pytest.raises(ValueError, match="stamps"):
        take(record, many(1), Coder(code, "1.0", "another"))


def test_days_apart_are_two_incidents(tmp_path: Path) -> None:
    early = report(0)
    late = replace(report(1), published=(early.published or COLLECTED.date()) + timedelta(days=300))
    path = tmp_path / "record.db"
    read(path, iter([intaken(early), intaken(late)]))
    with Record.open(path) as record:
        assert len(incidents(record)) == 2
