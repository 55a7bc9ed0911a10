"""Records that can't be opened or written: each said with its name, its reason and the next step."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.linking import Judgement
from onrecord.record import (
    Choice,
    Record,
    RecordError,
    choose,
    incidents,
    judge,
    match,
    reports,
    search,
    sqlite,
    take,
    upgrade,
    verify,
)
from tests.record.made_up import CODER, export, intaken, many, read, report


def _nothing(path: Path) -> None: ...


def _text(path: Path) -> None:
    path.write_bytes(b"These are no tables, and there are no rows in them. " * 100)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE plants (name TEXT)")


def _newer(path: Path) -> None:
    read(path, many(1))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")


def _cut(path: Path) -> None:
    read(path, many(100))
    path.write_bytes(path.read_bytes()[:20_000])


def _overwritten(path: Path) -> None:
    read(path, many(100))
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)  # the schema's page
    path.write_bytes(data)


# label, what makes the file, what the error says
BROKEN: list[tuple[str, Callable[[Path], None], str]] = [
    ("missing", _nothing, "there is no such record. Next: make one with: onrecord read PATH"),
    ("text", _text, "the file is no database. Next: "),
    ("another database", _foreign, "the file is a database, but no record of Onrecord. Next: "),
    ("newer", _newer, "written by a newer Onrecord (schema 0999; this one knows up to {newest}). Next: upgrade"),
    ("cut off", _cut, "the database is damaged. Next: restore the file from a backup"),
    ("overwritten", _overwritten, "the database is damaged. Next: "),
]


@pytest.mark.parametrize(("make", "said"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
@pytest.mark.parametrize("readonly", [False, True])
def test_broken(make: Callable[[Path], None], said: str, readonly: bool, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    make(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(RecordError) as caught, Record.open(path, create=False, readonly=readonly) as record:
        reports(record)
    assert str(caught.value).startswith(f"{path}: ")
    assert said.format(newest=upgrade.REVISIONS[-1]) in str(caught.value)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"can't be opened.*Next: check that its folder exists"):
        Record.open(tmp_path / "nowhere" / "record.db")


def test_postgres_is_not_there_yet_and_no_password_is_shown() -> None:
    with pytest.raises(RecordError, match="only SQLite") as caught:
        Record.open("postgresql://me:secret@db.example.org/record")
    assert "secret" not in str(caught.value)


def test_addresses(tmp_path: Path) -> None:
    Record.open(f"sqlite:///{tmp_path}/record.db").close()
    Record.open(tmp_path / "record.db", create=False).close()


@contextmanager
def nobody() -> Iterator[None]:
    """Without the rights of root, to whom nothing is forbidden."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A record in a folder, both readable by all and writable by none."""
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    path = tmp_path / "record.db"
    read(path, many(3))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    yield path
    tmp_path.chmod(0o755)


def test_a_record_without_write_permission_is_not_written(closed: Path) -> None:
    said = "may not be written to. Next: give yourself write permission"
    with nobody(), pytest.raises(RecordError, match=said), Record.open(closed) as record:
        take(record, many(5), CODER)


def test_a_record_without_write_permission_is_read(closed: Path) -> None:
    with nobody(), Record.open(closed, readonly=True) as record:
        assert len(incidents(record)) == 1
        assert len(search(record, "raiders")) == 3


def test_a_record_without_read_permission(closed: Path) -> None:
    closed.chmod(0o000)
    with nobody(), pytest.raises(RecordError, match="can't be opened"):
        Record.open(closed, readonly=True)


def test_opened_read_only_nothing_is_written(tmp_path: Path) -> None:
    read(tmp_path / "record.db", many(3))
    with Record.open(tmp_path / "record.db", readonly=True) as record, pytest.raises(RecordError, match="may not be"):
        take(record, many(5), CODER)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2000k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_full_disk(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "record.db"
    with Record.open(path) as record, pytest.raises(RecordError, match=r"disk.*rolled back.*Next:") as caught:
        take(record, many(2000), CODER)
    assert str(path) in str(caught.value)
    subprocess.run(["mount", "-o", "remount,size=100m", small_disk], check=True)
    with Record.open(path) as record:
        kept = len(reports(record))
        assert 0 < kept < 600
        assert [fault for fault in verify(record) if fault.check != "incidents"] == []
    read(path, many(600))
    read(tmp_path / "clean.db", many(600))
    assert export(path) == export(tmp_path / "clean.db")


def test_full_disk_by_the_number_of_pages(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record.open(path) as record:
        take(record, many(64), CODER)
        with record.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(RecordError, match="the disk is full"):
            take(record, many(640), CODER)
        assert len(reports(record)) == 64
    read(path, many(128))
    read(tmp_path / "clean.db", many(128))
    assert export(path) == export(tmp_path / "clean.db")


def test_a_record_that_another_process_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    read(path, many(1))
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    with Record.open(path) as one, Record.open(path) as other, one.writing():
        assert len(reports(other)) == 1  # readers need not wait
        with pytest.raises(RecordError, match="another process holds the record"):
            take(other, many(2), CODER)


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from onrecord.record.schema import metadata

    scripts = ScriptDirectory(str(Path(upgrade.__file__).parent / "migrations"))
    assert tuple(s.revision for s in reversed(list(scripts.walk_revisions()))) == upgrade.REVISIONS
    with Record.open(tmp_path / "record.db") as record, record.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        options = {"include_name": lambda name, kind, parents: kind != "table" or not name.startswith("reports_fts")}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
@pytest.mark.parametrize(
    "table",
    [
        "sources",
        "reports",
        "codings",
        "accounts",
        "sayings",
        "lineage",
        "anchors",
        "acts",
        "judgements",
        "choices",
        "log",
    ],
)
def test_nothing_is_changed_or_deleted(table: str, statement: str, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    read(path, many(3))
    with Record.open(path) as record:
        take(record, [intaken(replace(report(0), text=f"Updated. {report(0).text}"))], CODER)
        match(record)
        first = incidents(record)[0]
        choose(record, first.id, Choice("range", "Ada"))
        judge(record, Judgement(first.accounts[0], first.accounts[1], "same", "Ada"))
        with pytest.raises(Exception, match="only ever added to"), record.writing() as connection:
            connection.execute(text(statement.format(table)))


def test_importing_the_room_is_quick() -> None:
    code = "import sys; from onrecord.record import Record, RecordError; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_an_empty_file_becomes_a_record_where_it_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.touch()  # what a process that was killed early may leave
    with pytest.raises(RecordError, match="empty or of an older"):
        Record.open(path, readonly=True)
    read(path, many(1))
    assert export(path)
