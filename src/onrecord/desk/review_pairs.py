"""The incidents that may be one with another: a lane of the queue of its own, the likeliest pairs first.

Asked of all the matcher's pairs at once, which takes half a minute for a million accounts: so it is looked for behind
the page, and kept for a while; what was settled meanwhile is passed over as it is met.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock, Thread

import numpy as np
from sqlalchemy import Connection

from onrecord import codebook
from onrecord.desk.columns import Columns, Mask
from onrecord.desk.review_queue import Order
from onrecord.record import Record

KEPT = 60.0  # seconds
_ACROSS = (
    "SELECT l.score, i.incident, o.incident FROM links l"
    " CROSS JOIN link_accounts a ON a.n = l.a CROSS JOIN link_accounts b ON b.n = l.b"
    " CROSS JOIN incident_accounts i ON i.account = a.account CROSS JOIN incident_accounts o ON o.account = b.account"
    " WHERE l.score >= ? AND i.incident != o.incident"
)
_APART = (
    "SELECT i.incident, o.incident FROM link_people p CROSS JOIN incident_accounts i ON i.account = p.a"
    " CROSS JOIN incident_accounts o ON o.account = p.b WHERE p.verdict = 'different'"
)


@dataclass(slots=True)
class Pairs:
    """Safe to use from several threads."""

    clock: Callable[[], float] = time.monotonic
    _found: dict[str, float] | None = None
    _at: float = 0.0
    _busy: bool = False
    _lock: Lock = field(default_factory=Lock)

    def scores(self, record: Record, wait: bool) -> dict[str, float] | None:
        """Each incident that may be one with another, with how alike it is to the likeliest, from 0 to 1.

        Without ``wait`` what was found last, while what there is now is looked for behind; ``None`` before the first.
        """
        with self._lock:
            old = self._found is None or self.clock() - self._at > KEPT
            begin, self._busy = old and not self._busy, self._busy or old
        if begin and wait:
            self._look(record)
        elif begin:
            Thread(target=self._look, args=(record,), daemon=True).start()
        return self.known()

    def settled(self, incident: str) -> None:
        """Notes that this one has no such pair any longer."""
        with self._lock:
            if self._found is not None:
                self._found.pop(incident, None)

    def known(self) -> dict[str, float] | None:
        """The scores as they were when they were last asked for; ``None`` where nobody has."""
        with self._lock:
            return None if self._found is None else dict(self._found)

    def _look(self, record: Record) -> None:
        try:
            with record.reading() as connection:
                found = dict(_scores(connection))
            with self._lock:
                self._found, self._at = found, self.clock()
        finally:
            with self._lock:
                self._busy = False


def _scores(connection: Connection) -> Iterator[tuple[str, float]]:
    """The least alike first, so that the last of an incident is its likeliest."""
    least = codebook.table("review")["twin"]
    apart = {frozenset(row) for row in connection.exec_driver_sql(_APART)}
    across = connection.exec_driver_sql(f"{_ACROSS} ORDER BY l.score", (least,))
    for score, one, other in across:
        if not apart or frozenset((one, other)) not in apart:
            yield one, score
            yield other, score


def by_likeness(table: Columns, scores: dict[str, float]) -> tuple[Order, Mask]:
    """The queue's order by these scores, and which incidents have one."""
    key = np.full(len(table), np.inf)
    for id, score in scores.items():
        row = table.row(id)
        if row is not None:
            key[row] = -score
    return Order(np.zeros(len(table), np.int8), key, key), np.isfinite(key)
