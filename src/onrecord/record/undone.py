"""Which acts were taken back, asked of a few acts alone: an undo that was itself taken back takes nothing back."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection


def undone(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """Those of ``numbers`` that do not hold, each with the number of the undo that took it back."""
    undos = _undos(connection, numbers)
    taken: dict[int, int] = {}
    for undo, of in sorted(undos.items(), reverse=True):  # an undo comes after what it takes back
        if undo not in taken:
            taken.setdefault(of, undo)
    return {number: taken[number] for number in numbers if number in taken}


def _undos(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The undos of these acts, of those undos, and so on, each with the act that it was said of."""
    query = 'SELECT u.seq, u."of" FROM json_each(?) v CROSS JOIN acts u ON u."of" = v.value'
    found: dict[int, int] = {}
    waiting = sorted(numbers)
    while waiting:
        rows = connection.exec_driver_sql(query, (json.dumps(waiting),)).all()
        waiting = [seq for seq, _ in rows]
        found.update((seq, of) for seq, of in rows)
    return found
