"""Which accounts are worth comparing: near in time and place, or, where either is vague, sharing a rare name.

An account is filed under keys, each with a fortnight, and found by others that look under the same. Whether two are
compared is asked of the two alone (``gist``), so it does not matter when they came or what else is there. The one
exception: a name that too many accounts share says nothing of one of them, and is passed over (``crowd``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from onrecord import codebook
from onrecord.linking.gist import fine, firm, land, span
from onrecord.linking.handles import handles, stable
from onrecord.linking.profile import Profile

CELL = 0.75  # degrees of latitude: 83 km, more than two fine points and the distance window together
BUCKET = 14  # days
UNDATED = 0  # the fortnight of what has no day, or too many
Row = tuple[int, int]  # a key and a fortnight


def places(p: Profile) -> list[Row]:
    """A firm account's cell or country, in every fortnight within the window around its days."""
    days = span(p)
    if days is None or p.country is None:
        return []
    window = codebook.table("blocking")["days"]
    keys = [_cell(*cell_of(p)), _country("fine", p)] if fine(p) else [_country("coarse", p)]
    return [(key, bucket) for key in keys for bucket in buckets((days[0] - window, days[1] + window))]


def names(p: Profile) -> list[Row]:
    """An account's handles, in the fortnights of its own days."""
    days = span(p)
    return [(handle, bucket) for handle in handles(p) for bucket in (buckets(days) if days else (UNDATED,))]


def neighbours(p: Profile) -> list[Row]:
    """Where the neighbours of a firm account are filed: around it, and in its country where either is coarse."""
    days = span(p)
    if days is None or not firm(p):
        return []
    return [(key, bucket) for key in around(p) for bucket in buckets(days)]


def around(p: Profile) -> list[int]:
    """The keys of a firm account's neighbours, whatever the fortnight."""
    if not fine(p):
        return [_country("fine", p), _country("coarse", p)]
    return [*(_cell(*cell) for cell in _cells_around(p)), _country("coarse", p)]


def namesakes(p: Profile) -> list[int]:
    """The fortnights in which an account's dated namesakes are filed; none for what is undated: it looks in all."""
    days, window = span(p), codebook.table("blocking")["days"]
    return list(buckets((days[0] - window, days[1] + window))) if days else []


def buckets(days: tuple[int, int]) -> range:
    return range(days[0] // BUCKET, days[1] // BUCKET + 1)


def cell_of(p: Profile) -> tuple[int, int]:
    latitude, longitude = _degrees(p)
    band = math.floor(latitude / CELL)
    return band, _column(band, longitude)


def _cells_around(p: Profile) -> Iterator[tuple[int, int]]:
    latitude, longitude = _degrees(p)
    for band in range(math.floor(latitude / CELL) - 1, math.floor(latitude / CELL) + 2):
        column = _column(band, longitude)
        yield from {(band, c % _columns(band)) for c in range(column - 1, column + 2)}


def _degrees(p: Profile) -> tuple[float, float]:
    assert p.point is not None
    x, y, z = p.point
    return math.degrees(math.asin(max(-1.0, min(1.0, z)))), math.degrees(math.atan2(y, x))


def _column(band: int, longitude: float) -> int:
    return math.floor(longitude % 360 * _columns(band) / 360) % _columns(band)


def _columns(band: int) -> int:
    """Fewer towards the poles, so that a cell is as wide as high; they divide the circle evenly."""
    return max(1, math.floor(360 * math.cos(math.radians(min(88.0, (abs(band + 0.5)) * CELL))) / CELL))


def _cell(band: int, column: int) -> int:
    return stable(f"\0cell {band} {column}")


def _country(kind: str, p: Profile) -> int:
    return stable(f"\0{kind} {land(p.country or '')}")
