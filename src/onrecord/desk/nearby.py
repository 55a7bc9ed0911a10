"""Other incidents that may be the same: those of nearly the same days and place."""

from __future__ import annotations

import numpy as np

from onrecord.desk.columns import Columns
from onrecord.rulings import Incident

DAYS, KM = 3, 60.0  # apart at most
MOST = 5


def nearby(table: Columns, one: Incident) -> list[str]:
    """Their ids, the nearest first; nothing for an incident without days or without a point."""
    place, start, end = one.place, one.when.start, one.when.end or one.when.start
    if place is None or place.latitude is None or place.longitude is None or start is None or end is None:
        return []
    known = (table.start > 0) & (table.end > 0)
    close = known & (table.start <= end.toordinal() + DAYS) & (table.end >= start.toordinal() - DAYS)
    rows = np.flatnonzero(close)
    north = (table.latitude[rows] - place.latitude) * 111.2
    east = (table.longitude[rows] - place.longitude) * 111.2 * np.cos(np.radians(place.latitude))
    km = np.hypot(north, east)
    ordered = rows[np.argsort(km, kind="stable")][: int((km <= KM).sum())]
    return [id for row in ordered[: MOST + 1] if (id := str(table.ids[int(row)])) != one.id][:MOST]
