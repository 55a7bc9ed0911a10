"""The record as an open database: one file, read by snapshots, written by one transaction at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import onrecord
from onrecord.record.errors import RecordError, explained

if TYPE_CHECKING:  # SQLAlchemy is imported when a record is opened, not before
    from sqlalchemy import Connection, Engine

DEFAULT = "onrecord.db"


class Record:
    """An open record. Make one with ``Record.open``; it is a context manager that closes itself."""

    def __init__(self, engine: Engine, name: str, actor: str) -> None:
        self.engine = engine
        self.name = name  # the file, as errors call it
        self.actor = actor  # who the change log says did it

    @classmethod
    def open(
        cls, url: str | Path = DEFAULT, *, create: bool = True, readonly: bool = False, actor: str | None = None
    ) -> Record:
        """Open the record at ``url``: a path or ``sqlite:///PATH``; made where there is none, if ``create``.

        ``readonly`` opens it without write permission. ``RecordError`` if it can't be had: no such record, no database,
        no record, damaged, written by a newer Onrecord, not permitted, disk full.
        """
        path = _path(str(url))
        if not path.exists() and (readonly or not create):
            raise RecordError(str(path), "there is no such record", "make one with: onrecord read PATH")
        from onrecord.record.sqlite import engine, prepare

        record = cls(engine(path, readonly), str(path), actor or f"onrecord {onrecord.__version__}")
        try:
            with explained(record.name):
                prepare(record.engine, record.name, readonly)
        except BaseException:
            record.close()
            raise
        return record

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot: what is read within does not change, whoever writes meanwhile."""
        with explained(self.name), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start: all of it is kept, or, after an error, nothing."""
        engine = self.engine.execution_options(write=True)
        with explained(self.name), engine.begin() as connection:
            yield connection

    @property
    def files(self) -> tuple[str, ...]:
        """The files that make up the record: the database, and those that SQLite keeps beside it while it is open.

        No other code may open them in this process: closing one again would drop SQLite's locks on it
        (https://www.sqlite.org/howtocorrupt.html, section 2.2).
        """
        path = os.path.realpath(self.name)
        return tuple(path + ending for ending in ("", "-wal", "-shm", "-journal"))

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _path(url: str) -> Path:
    scheme, separator, rest = url.partition("://")
    if not separator:
        return Path(url)
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return Path(rest[1:])
    raise RecordError(
        f"{scheme}://...",  # the rest may hold a password
        "only SQLite records are supported so far",
        "name a file, such as onrecord.db",
    )
