"""The record behind a desk, and its incidents as columns, kept until the record's log moves on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

import numpy as np

from onrecord.desk.columns import Columns, Mask, columns
from onrecord.desk.settings import Settings
from onrecord.record import Record, incidents, match, told_in
from onrecord.record.log import head

T = TypeVar("T")


class Board:
    """One desk's record. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.record = Record.open(settings.record, create=settings.writable, readonly=not settings.writable)
        self._lock, self._writes = Lock(), Lock()
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

    def found(self, words: str) -> Mask | None:
        """The incidents that ``words`` are in: their reports, their place, their parties; ``None`` for no words."""
        if not words.strip():
            return None
        table, told = self.columns(), told_in(self.record, words)
        mask = np.fromiter((id in told for id in table.ids), bool, len(table))
        low = words.casefold().strip()
        mask |= np.fromiter((low in place.casefold() for place in table.place), bool, len(table))
        actors = table.facets["actor"]
        return mask | actors.mask([name for name in actors.values if low in name.casefold()], len(table))

    def change(self, person: str, verb: Callable[[Record], T]) -> T:
        """What ``verb`` does to the record, logged as ``person``'s, and the incidents brought up to it; one at a time."""
        with self._writes:
            done = verb(Record(self.record.engine, self.record.name, person))
            match(self.record)
        return done

    def close(self) -> None:
        self.record.close()
