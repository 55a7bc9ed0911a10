"""The record behind a desk, and its incidents as columns, kept until the record's log moves on."""

from __future__ import annotations

from threading import Lock

from onrecord.desk.columns import Columns, columns
from onrecord.desk.settings import Settings
from onrecord.record import Record, incidents
from onrecord.record.log import head


class Board:
    """One desk's record. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.record = Record.open(settings.record, create=settings.writable, readonly=not settings.writable)
        self._lock = Lock()
        self._kept: tuple[tuple[int, str], Columns] | None = None

    def head(self) -> tuple[int, str]:
        """Number and hash of the newest entry of the record's log: what a page was made from."""
        with self.record.reading() as connection:
            return head(connection)

    def columns(self) -> Columns:
        """The incidents at the newest state of the record."""
        now = self.head()
        with self._lock:
            if self._kept is None or self._kept[0] != now:
                self._kept = (now, columns(incidents(self.record), {}))
            return self._kept[1]

    def close(self) -> None:
        self.record.close()
