"""SQLite below the record: how its connections are opened and how its transactions begin."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.pool import QueuePool

from onrecord.record.errors import RecordError
from onrecord.record.upgrade import REVISIONS, bring_up, revision

PATIENCE = 60.0  # seconds to wait for another process's transaction


def engine(path: Path, readonly: bool) -> Engine:
    """An engine on the file at ``path`` whose transactions begin as the connection's ``write`` option says."""
    made = create_engine("sqlite://", creator=lambda: _connect(path, readonly), poolclass=QueuePool)
    event.listen(made, "begin", _begin)
    return made


def prepare(engine: Engine, name: str, readonly: bool) -> None:
    """Check that the file is a record, and bring it up to date where that is needed and allowed."""
    with engine.begin() as connection:
        current = revision(connection, name) == REVISIONS[-1]
    if readonly and not current:
        raise RecordError(
            name,
            "the record is empty or of an older Onrecord, and can only be read",
            "give yourself write permission and run: onrecord match, which brings it up to date",
        )
    if not readonly:
        _write_ahead(engine)
    if not current:
        with engine.execution_options(write=True).begin() as connection:
            bring_up(connection, name)


def _begin(connection: Connection) -> None:
    # The driver must not begin by itself: a deferred transaction that turns to writing fails where another has written.
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _connect(path: Path, readonly: bool) -> sqlite3.Connection:
    if readonly:
        return _connect_readonly(path)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE would slip past "only ever added to"
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _write_ahead(engine: Engine) -> None:
    """Turn on the write-ahead log; SQLite does not wait by itself while another process does the same."""
    until = time.monotonic() + PATIENCE
    connection = engine.raw_connection()
    try:
        while not _turned_on(connection.cursor(), until):
            time.sleep(0.02)
    finally:
        connection.close()


def _turned_on(cursor: DBAPICursor, until: float) -> bool:
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
            raise
        return False
    return True


def _connect_readonly(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing; beside a file in a folder without write permission, not even a lock."""
    address = path.absolute().as_uri()
    connection = _open(f"{address}?mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.OperationalError:
        if path.with_name(path.name + "-wal").exists():
            raise
        connection.close()
        return _open(f"{address}?immutable=1")
    return connection


def _open(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
