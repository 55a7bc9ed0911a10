"""The page of figures: each section is measured anew alone, and the others stay as they stand."""

import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import page

CLOSING: dict[str, Any] = {
    "sha256": "0" * 64, "commit": "abc123", "statements": {"gold": 4, "machine": 5, "precision": 60.0, "recall": 75.0,
    "f1": 66.7},
}  # fmt: skip


def test_the_page_is_made_of_its_sections() -> None:
    printed = page.PAGE.read_text(encoding="utf-8")
    stands = page.sections(printed)
    assert list(stands) == list(page.SECTIONS)
    assert "\n".join([page.HEAD, *stands.values()]) == printed


def test_one_section_is_measured_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "benchmarks.md"
    copy.write_text(page.PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    before = page.sections(copy.read_text(encoding="utf-8"))
    monkeypatch.setattr(page, "PAGE", copy)
    monkeypatch.setattr(page, "run", lambda command: CLOSING)
    monkeypatch.setattr(sys, "argv", ["page", "--only", "who says"])
    page.main()
    after = page.sections(copy.read_text(encoding="utf-8"))
    (changed,) = [title for title in page.SECTIONS if after[title] != before[title]]
    assert changed == "Who says what: a hundred passages of our own"
    assert (
        "commit abc123, reader 2.1 " in after[changed]
        and "| statements | 4 | 5 | 60.0 | 75.0 | 66.7 |" in after[changed]
    )


def test_words_that_no_title_has(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["page", "--only", "weather"])
    with pytest.raises(SystemExit):
        page.main()
    assert "no title has one of ['weather']; they are: News leads" in capsys.readouterr().err
