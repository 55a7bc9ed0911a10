"""A desk over a record with nothing in it says what to do first, and what it says works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import onrecord
from onrecord.desk import Settings
from onrecord.record import Record
from tests.desk.visitor import Visitor

REPORT = "Four people were killed when a bomb went off in a market in Baquba on Monday, police said.\n"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "new.db"
    Record.open(path).close()
    return path


def test_the_first_step_is_told_and_works(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Visitor(Settings(empty)) as visitor:
        page = visitor.get("/incidents").text
        assert "The record is empty" in page
        told = re.search(r"<code>onrecord (read [^<]*)</code>", page)
        assert told
        monkeypatch.chdir(empty.parent)
        (empty.parent / "reports").mkdir()
        (empty.parent / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
        done = CliRunner().invoke(onrecord, [*shlex.split(told[1]), "--coder", "rules", "--quiet"])
        assert done.exit_code == 0, done.output
        assert "The record is empty" not in visitor.get("/incidents").text


def test_the_page_to_add_a_report_is_there(empty: Path) -> None:
    with Visitor(Settings(empty)) as visitor:
        assert 'href="/reports/add"' in visitor.get("/incidents").text


def test_a_public_desk_offers_no_writing(empty: Path) -> None:
    with Visitor(Settings(empty, public=True)) as visitor:
        page = visitor.get("/incidents").text
        assert "The record is empty" in page
        assert "/reports/add" not in page


@pytest.mark.parametrize("path", ["/incidents", "/reports", "/incidents.csv", "/incidents.json", "/incidents.geojson"])
def test_nothing_breaks(empty: Path, path: str) -> None:
    with Visitor(Settings(empty)) as visitor:
        assert visitor.get(path).status_code == 200
