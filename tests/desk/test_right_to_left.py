"""Text that runs from right to left is laid out so, and its code points are where they were."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.coding.many import Coder
from onrecord.desk import Settings
from onrecord.model import Account, Coded, Harm, Report
from onrecord.record import Record, match, take
from tests.desk.visitor import Visitor
from tests.record.made_up import intaken

TEXT = "قال شاهد إن خمسة أشخاص قتلوا في السوق."
REPORT = Report("rtl", TEXT, "هجوم في السوق", date(2024, 1, 2), "صحيفة الميناء", None, "ar")


def code(report: Report) -> Coded:
    words = "خمسة أشخاص قتلوا"
    start = report.coded_text.index(words)
    span = (start, start + len(words))
    harm = Harm("killed", None, 5, 5, None, words, span)
    account = Account("attack", "violence_against_civilians", harm=(harm,), evidence=(span,))
    return Coded(report.id, "1.0", "small 1", (account,))


def write(path: Path) -> None:
    with Record.open(path) as record:
        take(record, [intaken(REPORT)], Coder(code, "1.0", "small 1"))
        match(record)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("rtl") / "rtl.db"
    write(path)
    with Visitor(Settings(path)) as client:
        yield client


def test_the_text_takes_its_direction_from_its_letters(desk: TestClient) -> None:
    page = desk.get("/reports/rtl").text
    assert '<h1 dir="auto">هجوم في السوق</h1>' in page
    assert '<div class="text" id="text" dir="auto" lang="ar"' in page
    (line,) = re.findall(r'<span class="line killed lane0">([^<]*)</span>', page)
    assert html.unescape(line) == "خمسة أشخاص قتلوا"


def test_names_are_kept_apart_from_the_text_around_them(desk: TestClient) -> None:
    (row,) = desk.get("/incidents.json").json()
    page = desk.get(f"/incidents/{row['id']}").text
    assert "<bdi>صحيفة الميناء</bdi>" in page
    assert "<bdi>صحيفة الميناء</bdi>" in desk.get("/reports").text
