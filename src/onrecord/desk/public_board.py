"""The record behind a public desk: whatever is asked of it has been made fit for all before it leaves this room."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request

from onrecord.desk.board import Board
from onrecord.desk.columns import Columns
from onrecord.desk.following import followed
from onrecord.desk.people.book import Clock
from onrecord.desk.settings import Settings
from onrecord.desk.table import NAMES
from onrecord.desk.unnamed import due, unnamed
from onrecord.plain import build
from onrecord.record.facets import facet_row
from onrecord.rulings import Incident


class PublicBoard(Board):
    """A ``Board`` that knows no name of a private person, and no incident before its delay is over."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        super().__init__(settings)
        self._clock, self._day = clock, date.min

    def columns(self) -> Columns:
        """The incidents that are due, at the newest state of the record. All are looked through at the first call: in
        a large record that is slow."""
        with self._lock, self.record.reading() as connection:
            if self.settings.delay and self._day != self.today():
                self._kept, self._day = None, self.today()
            self._kept = followed(connection, self._kept, self._rows)
            return self._kept.columns

    def by_id(self, ids: Sequence[str], sums: bool = True) -> list[Incident]:
        return [unnamed(one) for one in super().by_id(ids, sums) if self.due(one)]

    def due(self, one: Incident) -> bool:
        return due(one.first_published, self.settings.delay, self.today())

    def today(self) -> date:
        """The day in UTC."""
        return self._clock().date()

    def _rows(self, connection: Connection, ids: Collection[str] | None) -> Iterator[tuple[Any, ...]]:
        """As ``record.facets.rows``, of the incidents as all may see them; no report leads to them."""
        query = "SELECT json FROM incidents"
        where = () if ids is None else (json.dumps(sorted(ids)),)
        if ids is not None:
            query += " WHERE id IN (SELECT value FROM json_each(?))"
        for text in connection.exec_driver_sql(query, where).scalars():
            one: Incident = build(Incident, json.loads(text))
            if self.due(one):
                row = facet_row(unnamed(one), ())
                yield tuple(row[name] for name in NAMES)


def public_board_of(request: Request) -> PublicBoard:
    """The board of the public desk that is asked."""
    board: PublicBoard = request.app.state.board
    return board
