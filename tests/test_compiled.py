"""Compiled tables: built once, whole or not at all, and old ones forgotten."""

import os
import time
from pathlib import Path

import pytest

from onrecord import compiled as room


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(room, "cache_folder", lambda: tmp_path)
    return tmp_path


def test_a_table_is_built_once(folder: Path) -> None:
    built = []

    def build(path: Path) -> None:
        built.append(path)
        path.write_text("table")

    assert room.compiled("names.db", "v1", build) == room.compiled("names.db", "v1", build) == folder / "names-v1.db"
    assert len(built) == 1


def test_a_build_that_fails_leaves_nothing(folder: Path) -> None:
    def build(path: Path) -> None:
        path.write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        room.compiled("names.db", "v1", build)
    assert list(folder.iterdir()) == []


def test_tables_of_earlier_sources_are_forgotten_after_a_week(folder: Path) -> None:
    for version, age in (("old", 8), ("recent", 1)):
        path = folder / f"names-{version}.db"
        path.write_text("table")
        os.utime(path, (time.time() - age * 86400,) * 2)
    room.compiled("names.db", "new", lambda path: path.write_text("table") and None)
    assert sorted(path.name for path in folder.iterdir()) == ["names-new.db", "names-recent.db"]
