"""Many reports coded: in order, a little ahead at most, whatever the number of processes."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

from onrecord.coding.many import SELDOM, Coder, CodingStopped, Uncoded, code_many
from onrecord.coding.processes import AHEAD, CHUNK
from onrecord.model import Coded, Report


def _code(report: Report) -> Coded:
    if report.text == "fail":
        raise ValueError("it fails")
    if report.text == "die":
        os._exit(9)
    return Coded(report.id, "1.0", "nothing 1")


CODER = Coder(_code, "1.0", "nothing 1")


def _reports(count: int, read: list[int]) -> Iterator[Report]:
    for number in range(count):
        read.append(number)
        yield Report(str(number), "fail" if number == 7 else "text")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_kept_and_a_failure_costs_one_report(jobs: int) -> None:
    results = list(code_many(_reports(100, []), CODER, jobs))
    assert [one.id for one in results] == [str(number) for number in range(100)]
    assert [one for one in results if isinstance(one, Uncoded)] == [Uncoded("7", "ValueError: it fails")]


@pytest.mark.parametrize(("jobs", "ahead"), [(1, 1), (2, 2 * AHEAD * CHUNK)])
def test_the_input_is_read_a_little_ahead_only(jobs: int, ahead: int) -> None:
    read: list[int] = []
    results = code_many(_reports(10_000, read), CODER, jobs)
    next(results)
    assert len(read) <= ahead
    results.close()  # type: ignore[attr-defined]


def test_no_reports() -> None:
    assert list(code_many([], CODER, 1)) == list(code_many([], CODER, 2)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_false_stamp_is_no_result(jobs: int) -> None:
    with pytest.raises(ValueError, match=r"stamps 1\.0, nothing 1, not 2\.0, nothing 1"):
        list(code_many(_reports(3, []), Coder(_code, "2.0", "nothing 1"), jobs))


def test_a_process_that_ends_stops_the_coding() -> None:
    with pytest.raises(CodingStopped, match="ended from outside"):
        list(code_many([Report("0", "die")], CODER, 2))


def _looks(report: Report) -> Coded:
    raise ValueError(gc.get_threshold())


@pytest.fixture
def own_rule() -> Iterator[tuple[int, int, int]]:
    """How this process looks for garbage, whatever other tests have told it."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield 700, 10, 10
    gc.set_threshold(*before)


def test_processes_that_code_look_for_garbage_seldom(own_rule: tuple[int, int, int]) -> None:
    def reason(jobs: int) -> str:
        (failed,) = code_many([Report("0", "")], Coder(_looks, "1.0", "nothing 1"), jobs)
        assert isinstance(failed, Uncoded)
        return failed.reason

    assert reason(1) == f"ValueError: {own_rule}"  # a caller's own rule stays
    assert reason(2) == f"ValueError: {SELDOM}"
