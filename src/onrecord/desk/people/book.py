"""The file of people: one SQLite file, readable by its owner alone, asked again at every request."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

OURS, VERSION = 0x4F6E5065, 1  # "OnPe"
PATIENCE = 20.0  # seconds to wait for another process's change
TABLES = """
CREATE TABLE people (
  name TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
  must_change INTEGER NOT NULL, disabled INTEGER NOT NULL DEFAULT 0, since TEXT NOT NULL
) STRICT;
CREATE TABLE sessions (
  hash TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (name), begun TEXT NOT NULL, seen TEXT NOT NULL,
  address TEXT NOT NULL, browser TEXT NOT NULL
) STRICT;
CREATE TABLE tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES people (name),
  role TEXT NOT NULL, label TEXT NOT NULL, made TEXT NOT NULL, expires TEXT NOT NULL, used TEXT, revoked TEXT
) STRICT;
CREATE TABLE doings (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_of ON sessions (person);
"""
Clock = Callable[[], datetime]


class PeopleError(Exception):
    """What can't be done, and the next step; ``status`` as HTTP would say it."""

    def __init__(self, reason: str, step: str, status: int = 400) -> None:
        super().__init__(f"{reason}. Next: {step}")
        self.reason, self.step, self.status = reason, step, status


def now() -> datetime:
    return datetime.now(UTC)


class People:
    """The open file. Safe to use from several threads; other processes may change the file meanwhile."""

    def __init__(self, path: Path, clock: Clock = now) -> None:
        """Opens the file at ``path``, made if there is none. ``PeopleError`` where it can't be had or is another's."""
        self.path, self.clock = path, clock
        self._lock = RLock()
        try:
            _private(path)
            self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise PeopleError(f"{path}: {error}", "name a file that you may write with --people", 503) from error

    def time(self, of: datetime | None = None) -> str:
        """Now, or a time, as the file has it: UTC to the second, which sorts as it passes."""
        return (of or self.clock()).astimezone(UTC).isoformat(timespec="seconds")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, all of it kept or nothing."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def note(self, connection: sqlite3.Connection, by: str, what: str) -> None:
        """Writes down what was done to people, sessions and tokens, and by whom."""
        connection.execute("INSERT INTO doings (time, by, what) VALUES (?, ?, ?)", (self.time(), by, what))

    def doings(self, limit: int = 100) -> list[sqlite3.Row]:
        """The newest things done (``time``, ``by``, ``what``), newest first."""
        with self.reading() as connection:
            return list(connection.execute("SELECT time, by, what FROM doings ORDER BY seq DESC LIMIT ?", (limit,)))

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _prepare(self) -> None:
        connection = self._connection
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        with self.writing():
            (ours,), (version,) = (connection.execute(f"PRAGMA {name}").fetchone()
                                   for name in ("application_id", "user_version"))  # fmt: skip
            if not ours and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in filter(str.strip, TABLES.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {OURS}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
            elif ours != OURS or version != VERSION:
                raise sqlite3.DatabaseError("this is no file of people, or one of a newer Onrecord")


def _private(path: Path) -> None:
    """Makes the file for its owner alone, before anything is in it, or takes it away from others."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
