"""What can go wrong with a record, said with its name, its reason and the next step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

# SQLite's primary result codes (https://www.sqlite.org/rescode.html), each with a reason and a next step.
_REASONS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "the disk is full; what was being written is rolled back, what was written before is kept",
        "free some space and run the same command again: it goes on where it stopped",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk could not be read or written (it may be full or gone); what was being written is rolled back",
        "check the disk and its free space, then run the same command again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the file may not be written to",
        "give yourself write permission, or name another record",
    ),
    sqlite3.SQLITE_PERM: ("the file may not be opened", "give yourself permission, or name another record"),
    sqlite3.SQLITE_CANTOPEN: (
        "the file can't be opened or made there",
        "check that its folder exists and that you may write to it",
    ),
    sqlite3.SQLITE_NOTADB: ("the file is no database", "name another record with --record, or move this file away"),
    sqlite3.SQLITE_CORRUPT: (
        "the database is damaged",
        "restore the file from a backup, or read the sources again into a new record",
    ),
    sqlite3.SQLITE_BUSY: (
        "another process holds the record for too long",
        "wait until it has ended and run the same command again: nothing is lost",
    ),
    sqlite3.SQLITE_LOCKED: ("another process holds the record", "wait until it has ended and run the command again"),
}


class RecordError(Exception):
    """The record can't be used: ``name`` is the file, ``reason`` why, ``next_step`` what to do about it."""

    def __init__(self, name: str, reason: str, next_step: str) -> None:
        super().__init__(f"{name}: {reason}. Next: {next_step}")
        self.name, self.reason, self.next_step = name, reason, next_step


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn an error of the database below into a ``RecordError`` that names the file; bugs stay what they are."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)  # SQLAlchemy wraps the driver's error
        known = _REASONS.get(_code(cause))
        if known is None:
            raise
        raise RecordError(name, *known) from error


def _code(error: object) -> int:
    """The primary result code (the low byte of SQLite's extended one), -1 for what is no error of SQLite."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(error, sqlite3.Error) and isinstance(code, int) else -1
