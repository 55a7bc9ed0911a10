"""The source as it came, never run; the versions of a report, with what changed."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.desk import Settings
from onrecord.desk.compared import CAME, GONE, compared
from onrecord.record import Record, match, reports, source, take
from tests.desk.visitor import Visitor
from tests.record.made_up import CODER, intaken, report


def test_the_bytes_are_those_that_came_and_nothing_in_them_runs(client: Visitor, record: Record) -> None:
    for one in reports(record):
        origin = source(record, one.id)
        answer = client.get(f"/reports/{one.id}/source/bytes")
        assert answer.content == origin.data
        assert hashlib.sha256(answer.content).hexdigest() == origin.sha256
        assert answer.headers["content-type"].startswith("text/plain; charset=")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        kept = client.get(f"/reports/{one.id}/source/bytes?keep=1").headers["content-disposition"]
        assert kept.startswith("attachment; filename=")


def test_the_page_shows_all_of_the_source_and_what_was_left_out(client: Visitor, record: Record) -> None:
    for one in reports(record):
        origin = source(record, one.id)
        page = client.get(f"/reports/{one.id}/source").text
        (raw,) = re.findall(r'<div class="raw"[^>]*>(.*?)</div>', page, re.DOTALL)
        text = origin.data[origin.map.bom :].decode(origin.map.encoding)
        assert html.unescape(re.sub(r'<span class="left">|</span>', "", raw)) == text
        assert origin.sha256 in page
    page = client.get(
        next(f"/reports/{one.id}/source" for one in reports(record) if b"<html" in source(record, one.id).data)
    )
    assert '<span class="left">&lt;!doctype html' in page.text.lower() or '<span class="left">&lt;' in page.text


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "versions.db"
    first = report(0)
    with Record.open(path) as record:
        take(record, [intaken(first)], CODER)
        text = first.text.replace("Market day", "The fair")
        later = replace(first, text=text, title="Attack in the town")
        take(record, [intaken(later, f"{first.id}.txt")], CODER)
        match(record)
    return path


def test_older_versions_stay_and_show_what_changed(changed: Path) -> None:
    with Visitor(Settings(changed)) as desk:
        page = desk.get("/reports/r0000/versions").text
        assert "2 versions" in page
        assert "<del>Market day</del><ins>The fair</ins>" in page or (
            "<del>Market</del><ins>The</ins>" in page and "<ins>fair</ins>" in page
        )
        assert "Attack in the town" in page
        assert "This version was replaced" in desk.get("/reports/r0000").text
        newest = re.findall(r'<h2><a href="(/reports/[^"]+)"', page)[0]
        assert "The fair was called off" in desk.get(newest).text


def test_a_report_that_is_none_has_no_source(client: Visitor) -> None:
    for more in ("source", "source/bytes", "versions"):
        assert client.get(f"/reports/nothing/{more}").status_code == 404


def test_texts_are_compared_word_by_word() -> None:
    pieces = compared("Nine people were killed.", "At least ten people were killed.")
    assert "".join(piece.text for piece in pieces if piece.what != CAME) == "Nine people were killed."
    assert "".join(piece.text for piece in pieces if piece.what != GONE) == "At least ten people were killed."


def test_what_is_far_from_a_change_is_counted_and_left_out() -> None:
    before = " ".join(f"word{n}" for n in range(400))
    pieces = compared(before, before.replace("word200", "other"))
    assert [piece.text for piece in pieces if piece.what == GONE] == ["word200"]
    assert sum(piece.left for piece in pieces) > 300
    assert "word195" in "".join(piece.text for piece in pieces)


def test_long_texts_are_compared_by_lines() -> None:
    before = "\n".join(f"line {n} of many" for n in range(9000))
    pieces = compared(before, before.replace("line 4500 of many", "another line"))
    assert [piece.text for piece in pieces if piece.what == CAME] == ["another line\n"]
