"""The record behind a desk, and its incidents as columns, which follow the record's log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

from starlette.requests import Request

from onrecord.desk.columns import Columns, Mask
from onrecord.desk.following import Kept, followed
from onrecord.desk.seeking import named, told
from onrecord.desk.settings import Settings
from onrecord.record import Record, by_id, match
from onrecord.record.fulltext import seqs_with, terms
from onrecord.record.log import head
from onrecord.rulings import Incident

T = TypeVar("T")


class Board:
    """One desk's record. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.record = Record.open(settings.record, create=settings.writable, readonly=not settings.writable)
        self._lock, self._writes = Lock(), Lock()
        self._kept: Kept | None = None

    def head(self) -> tuple[int, str]:
        """Number and hash of the newest entry of the record's log: what a page was made from."""
        with self.record.reading() as connection:
            return head(connection)

    def columns(self) -> Columns:
        """The incidents at the newest state of the record."""
        with self._lock, self.record.reading() as connection:
            self._kept = followed(connection, self._kept)
            return self._kept.columns

    def found(self, words: str, table: Columns | None = None) -> Mask | None:
        """The incidents that ``words`` are in: one of their reports, or their type, place and parties; ``None`` for no
        words. ``table`` are the columns that it is to be a mask of, by default the newest. A public desk does not look
        into reports: they name people."""
        wanted = terms(words)
        if not wanted:
            return None
        table = self.columns() if table is None else table
        if (known := table.found.get(words)) is None:
            known = named(table, wanted)
            if not self.settings.public:
                known |= told(table, seqs_with(self.record, words))
            table.found[words] = known
        return known

    def by_id(self, ids: Sequence[str], sums: bool = True) -> list[Incident]:
        """The incidents of these ids as this desk may show them, in their order; those that are gone are left out."""
        return by_id(self.record, ids, sums=sums)

    def change(self, person: str, verb: Callable[[Record], T]) -> T:
        """What ``verb`` does to the record, logged as ``person``'s, with the incidents brought up to it; one at a
        time."""
        with self._writes:
            done = verb(Record(self.record.engine, self.record.name, person))
            match(self.record)
        return done

    def close(self) -> None:
        self.record.close()


def board_of(request: Request) -> Board:
    """The board of the desk that is asked."""
    board: Board = request.app.state.board
    return board
