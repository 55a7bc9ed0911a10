"""Paths, folders, globs and standard input, and everything that may be wrong with them."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import pytest

from onrecord.intake import Intaken, Metadata, Refusal, Source, gather, reports

TEXT = "Two men were killed near the river on Monday, the governor said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.md", "b/a.txt", "README.md", ".hidden.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "a.meta.yaml").write_text("outlet: A")
    (tmp_path / "b" / "a.txt.meta.yaml").write_text("outlet: B")
    return tmp_path


def names(found: list[Source | Refusal], folder: Path) -> list[str]:
    return [os.path.relpath(item.name, folder) for item in found]


def test_a_folder_is_read_in_order_without_what_is_no_report(folder: Path) -> None:
    found = list(gather([folder]))
    assert names(found, folder) == ["a.txt", "b/a.txt", "b/z.md", "c.txt"]
    assert all(isinstance(item, Source) for item in found)


def test_sidecars_with_and_without_the_ending(folder: Path) -> None:
    taken = [item for source in gather([folder]) if isinstance(source, Source) for item in reports(source)]
    assert [item.report.outlet for item in taken if isinstance(item, Intaken)] == ["A", "B", None, None]


def test_globs(folder: Path) -> None:
    assert names(list(gather([f"{folder}/**/*.txt"])), folder) == ["a.txt", "b/a.txt", "c.txt"]
    assert names(list(gather([f"{folder}/*"])), folder) == ["README.md", "a.txt", "c.txt"]


def test_a_name_with_marks_of_a_glob_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert names(list(gather([tmp_path / "a[1].txt"])), tmp_path) == ["a[1].txt"]


def test_named_files_are_read_whatever_they_are_called(folder: Path) -> None:
    assert names(list(gather([folder / "README.md", folder / "c.txt"])), folder) == ["README.md", "c.txt"]


def test_lines_become_sources(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text('{"id": "1", "text": "Two died."}\n\n{"id": "2", "text": "Six died."}\n')
    found = list(gather([path], Metadata(outlet="Herald")))
    assert names(found, tmp_path) == ["all.jsonl, line 1", "all.jsonl, line 3"]
    taken = [reports(source)[0] for source in found if isinstance(source, Source)]
    assert [item.report.outlet for item in taken if isinstance(item, Intaken)] == ["Herald", "Herald"]


STDIN = [
    ("text", TEXT.encode(), 1),
    ("JSON Lines", b'{"id": "1", "text": "Two died."}\n{"id": "2", "text": "Six died."}\n', 2),
    ("HTML", f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode(), 1),
]


@pytest.mark.parametrize(("label", "data", "count"), STDIN, ids=[case[0] for case in STDIN])
def test_standard_input(label: str, data: bytes, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    taken = [item for source in gather(["-"]) if isinstance(source, Source) for item in reports(source)]
    assert len([item for item in taken if isinstance(item, Intaken)]) == count
    assert all("<" not in item.report.text for item in taken if isinstance(item, Intaken))


def refused(path: Path | str) -> Refusal:
    found = list(gather([path]))
    items = [item for source in found for item in (reports(source) if isinstance(source, Source) else [source])]
    assert len(items) == 1
    assert isinstance(items[0], Refusal), items
    assert items[0].next_step
    return items[0]


def test_missing_paths(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt").reason == "no such file or folder"
    assert refused(f"{tmp_path}/*.txt").reason == "no such file or folder"
    assert "null" in refused("a\0b").reason


@pytest.mark.parametrize(
    ("label", "name", "data", "reason"),
    [
        ("empty", "a.txt", b"", "empty"),
        ("blank", "a.txt", b" \n\t\n", "empty"),
        ("a mark alone", "a.txt", b"\xff\xfe", "empty"),
        ("empty lines", "a.jsonl", b"\n\n", "empty"),
        ("packed lines", "a.jsonl", b"\x1f\x8b\x08\n\n\n", "a gzip archive"),
        ("lines in UTF-16", "a.jsonl", '{"id": "1", "text": "x"}'.encode("utf-16"), "UTF-16"),
        ("no article", "a.html", b"<html><body><nav>Home</nav></body></html>", "no article text"),
        ("furniture alone", "a.txt", b"Share\n\nSubscribe now\n", "no article text"),
        ("PDF", "a.pdf", b"%PDF-1.4", "a PDF file, which is not supported yet"),
        ("50 MB of one line", "a.txt", b"a" * 50_000_000, "larger than 20,000,000 bytes"),
        ("6 MB of text", "a.txt", b"Two died. " * 600_000, "longer than 5,000,000 characters"),
        ("a million lines", "a.txt", b"ab\n" * 1_000_000, "more than 100,000 lines"),
        ("a million nested tags", "a.html", b"<html>" + b"<div>" * 1_000_000 + b"x", "more than 100,000 tags"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_bad_files_are_refused_at_once(label: str, name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    start = time.perf_counter()
    assert reason in refused(path).reason
    assert time.perf_counter() - start < 5


def test_the_rest_goes_on(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"")
    (folder / "b" / "b.pdf").write_bytes(b"%PDF-1.4")
    items = [item for s in gather([folder, "/no/such"]) for item in (reports(s) if isinstance(s, Source) else [s])]
    assert [type(item) for item in items] == [Intaken, Refusal, Intaken, Refusal, Intaken, Intaken, Refusal]


def test_the_callers_own_files_are_passed_over_in_a_folder_and_refused_by_name(folder: Path) -> None:
    own = (str(folder / "b" / "z.md"), str(folder / "gone"))
    (folder / "link.txt").symlink_to(own[0])
    assert names(list(gather([folder], own=own)), folder) == ["a.txt", "b/a.txt", "c.txt"]
    found = list(gather([own[0], f"{folder}/b/*"], own=own))
    assert [type(item) for item in found] == [Refusal, Source, Refusal]
    assert [item.reason for item in found if isinstance(item, Refusal)] == ["the record itself, no report"] * 2


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).reason == "no reports found in this folder"
    (tmp_path / "below").mkdir()
    (tmp_path / "README.md").write_text(TEXT)
    assert refused(tmp_path).name == str(tmp_path)


def test_an_empty_folder_beside_reports_is_none_of_our_business(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert all(isinstance(item, Source) for item in gather([folder]))


def test_links_that_lead_back_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert refused(tmp_path).reason == "a link back to a folder above it"


def test_links_to_nothing_and_pipes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "b")
    found = list(gather([tmp_path]))
    assert [item.reason for item in found if isinstance(item, Refusal)] == [
        "no such file or folder",
        "no ordinary file",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(folder: Path) -> None:
    (folder / "b").chmod(0)
    (folder / "a.txt").chmod(0)
    found = list(gather([folder]))
    (folder / "b").chmod(0o700)
    assert [item.reason for item in found if isinstance(item, Refusal)] == ["no permission to read it"] * 2


def test_a_folder_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above for root, whom no permission stops."""
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("onrecord.intake.gathering.os.scandir", scandir)
    found = list(gather([folder]))
    assert [os.path.relpath(i.name, folder) for i in found if isinstance(i, Refusal)] == ["b"]
    assert len(found) == 3
