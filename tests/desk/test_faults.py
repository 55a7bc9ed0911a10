"""What is said where something goes wrong: what it is, why, and what to do next; to programs in one shape."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings
from tests.desk.browser.serving import copied
from tests.desk.visitor import Visitor

CASES = [
    # address, status, heading, reason, next step
    ("/nothing", 404, "Nothing is here", "The desk has no such page", "go back to the incidents"),
    (
        "/incidents/I-000000000000",
        404,
        "Nothing is here",
        "There is no incident",
        "see their ids with: onrecord incidents",
    ),
    ("/reports/no-such", 404, "Nothing is here", "There is no report", "look for it in the list of reports"),
    (
        "/incidents?since=yesterday",
        400,
        "That address can't be read",
        "since='yesterday' is no day",
        "write it as in 2020-04-14",
    ),
    ("/incidents?box=1,2", 400, "That address can't be read", "box='1,2' is no area", "west,south,east,north"),
]


@pytest.fixture
def path(record_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("onrecord.record.sqlite.PATIENCE", 0.1)
    return copied(record_file, tmp_path / "copy").record


@pytest.fixture
def visitor(path: Path) -> Iterator[Visitor]:
    with Visitor(Settings(path), raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize(("address", "status", "title", "reason", "step"), CASES)
def test_each_fault_says_what_to_do(
    visitor: Visitor, address: str, status: int, title: str, reason: str, step: str
) -> None:
    answer = visitor.get(address)
    text = answer.text.replace("&#39;", "'")
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in text.replace("&#x27;", "'")
    assert reason in text
    assert step in text
    assert 'href="/incidents"' in text
    assert "Try again" not in text


def test_programs_are_told_in_one_shape(visitor: Visitor) -> None:
    answer = visitor.get("/incidents/I-000000000000.json")
    assert answer.status_code == 404
    assert answer.json()["error"].keys() == {"status", "reason", "next"}


def test_a_record_that_another_program_writes_to_can_be_read(visitor: Visitor, path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert visitor.get("/reports").status_code == 200
        other.execute("ROLLBACK")
    other.close()


def test_a_record_that_is_spoilt_is_said_to_be(visitor: Visitor, path: Path) -> None:
    assert visitor.get("/reports").status_code == 200
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"nothing that SQLite knows" * 1000)
    answer = visitor.get("/reports?q=market")
    assert answer.status_code == 503, answer.text
    assert "The record can't be reached" in answer.text.replace("&#39;", "'")
    assert "Try again" in answer.text


def test_a_failure_of_the_desk_tells_no_more_than_that(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("onrecord.desk.board.Board.columns", fails)
    answer = visitor.get("/incidents")
    assert answer.status_code == 500
    assert "The desk failed" in answer.text
    assert "secret" not in answer.text
    assert "Try again" in answer.text
