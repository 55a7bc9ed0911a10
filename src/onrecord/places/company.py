"""How many other names of a report have a place near a candidate: a report's places mostly lie together.

"Wayne", "Pierce", "Norfolk" and "Laurel" are towns all over America, and together only in the north-east of Nebraska.
So each name lends weight to the surroundings of all its places, the less the more places it has; a candidate that lies
where many names meet is the likelier. Nothing is chosen yet, and the cost grows with the candidates, not their pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log1p

from onrecord.places.gazetteer import Entry
from onrecord.places.mentions import Mention

MOST = 60  # places of one name that count, the best known
WIDE = frozenset({"country", "admin1"})  # their points say nothing of what is near
VAST = 300.0  # kilometres that a region reaches from its point, beyond which its point says nothing either
AROUND = tuple((lat, lon) for lat in (-1, 0, 1) for lon in (-1, 0, 1))


class Company:
    """The names that have a place in each cell of one degree, or in a cell beside it: about 100 km around."""

    def __init__(self, found: Iterable[Mention]) -> None:
        self._cells: dict[tuple[int, int], dict[str, float]] = {}
        self._totals: dict[tuple[int, int], float] = {}
        names = {mention.key: mention.entries for mention in found}
        for key, entries in names.items() if len(names) > 1 else ():
            self._add(key, [e for e in entries[:MOST] if e.kind not in WIDE and not vast(e)])
        self.most = log1p(len(names))

    def _add(self, key: str, entries: list[Entry]) -> None:
        weight = len(entries) ** -0.5 if entries else 0.0
        at = {(floor(e.lat), floor(e.lon)) for e in entries if e.lat is not None and e.lon is not None}
        for cell in {(lat + north, lon + east) for lat, lon in at for north, east in AROUND}:
            self._cells.setdefault(cell, {})[key] = weight

    def of(self, lat: float, lon: float, key: str) -> float:
        """The weight of all names but ``key`` that meet at a point (degrees), as ``log(1 + weight)``."""
        cell = floor(lat), floor(lon)
        there = self._cells.get(cell)
        if there is None:
            return 0.0
        total = self._totals.get(cell)
        if total is None:
            total = self._totals[cell] = sum(there.values())
        return log1p(max(total - there.get(key, 0.0), 0.0))


def vast(entry: Entry) -> bool:
    """Whether it is a region of several countries such as West Africa: no town is likelier for lying at its middle."""
    return entry.country is None and (entry.radius or 0.0) > VAST
