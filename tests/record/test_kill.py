"""A reading process killed at any moment, or with another beside it: nothing is lost, nothing is there twice."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Fault, Record, pipeline, reports, verify
from tests.record.made_up import export, log_of, many, read

REPORTS = 240
fork = multiprocessing.get_context("fork")  # quick to start, so that kills hit the reading and not the imports


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record read without interruption, in small batches: many moments to be killed at."""
    monkeypatch.setattr(pipeline, "BATCH", 8)
    path = tmp_path / "clean.db"
    read(path, many(REPORTS))
    return path


def killed_after(seconds: float, path: Path, jobs: int = 1) -> bool:
    """Whether a process that reads into ``path`` was still at it when it was killed."""
    process = fork.Process(target=read, args=(path, many(REPORTS), jobs))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()
    assert process.exitcode in (0, -9)
    return process.exitcode == -9


@pytest.mark.parametrize("seed", range(4))
def test_kill_at_any_moment(seed: int, clean: Path, tmp_path: Path) -> None:
    path, chance, kills = tmp_path / "killed.db", random.Random(seed), 0
    while killed_after(chance.uniform(0.0, 0.1 + 0.05 * kills), path):  # ever later, so that it ends some day
        kills += 1
        if path.exists() and path.stat().st_size and kills % 3 == 0:
            assert [fault for fault in faults(path) if fault.check != "incidents"] == []
    assert kills >= 3
    assert export(path) == export(clean)
    assert log_of(path) == log_of(clean)
    assert faults(path) == []


def test_kill_with_processes_that_code(clean: Path, tmp_path: Path) -> None:
    path, chance = tmp_path / "killed.db", random.Random(5)
    for _ in range(3):
        process = fork.Process(target=read, args=(path, many(REPORTS), 2))
        process.start()
        time.sleep(chance.uniform(0.3, 0.9))
        helpers = set(descendants(process.pid or 0))
        process.kill()
        process.join()
        until = time.monotonic() + 10
        while any(alive(pid) for pid in helpers) and time.monotonic() < until:
            time.sleep(0.05)
        assert [pid for pid in helpers if alive(pid)] == []  # none waits for ever for work that will not come
    read(path, many(REPORTS), jobs=2)
    assert export(path) == export(clean)
    assert faults(path) == []


def test_two_processes_read_into_one_record(clean: Path, tmp_path: Path) -> None:
    path = tmp_path / "shared.db"  # not there yet: both make it
    both = [fork.Process(target=read, args=(path, many(REPORTS))) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [0, 0]
    assert export(path) == export(clean)
    assert faults(path) == []


def test_four_processes_with_a_part_each(tmp_path: Path, clean: Path) -> None:
    path = tmp_path / "shared.db"
    parts = [[item for number, item in enumerate(many(REPORTS)) if number % 4 in (n, (n + 1) % 4)] for n in range(4)]
    four = [fork.Process(target=read, args=(path, iter(part))) for part in parts]
    for process in four:
        process.start()
    for process in four:
        process.join(120)
    assert [process.exitcode for process in four] == [0] * 4
    assert export(path) == export(clean)
    with Record.open(path) as record:
        assert len(reports(record)) == REPORTS
    assert faults(path) == []


def faults(path: Path) -> list[Fault]:
    with Record.open(path) as record:
        return verify(record)


def descendants(pid: int) -> Iterator[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("no /proc to see the helpers in")
    for child in map(int, children.read_text().split()):
        yield child
        yield from descendants(child)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if os.name == "nt":
    pytest.skip("needs fork and SIGKILL", allow_module_level=True)
