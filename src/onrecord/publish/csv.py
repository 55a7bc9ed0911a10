"""CSV: one row an incident, with a header; UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.publish.about import About
from onrecord.publish.cells import line
from onrecord.publish.flat import flat
from onrecord.terms import EFFECTS

if TYPE_CHECKING:
    from onrecord.record import Told

COLUMNS = (
    "id", "type", "label", "event_type", "status", "background", "aggregate", "start", "end", "when_precision", "place",
    "country", "iso2", "admin1", "admin2", "latitude", "longitude", "place_precision", "geo_precision", "where_prec",
    "radius_km", "perpetrators", "targets", "weapons",
    *(f"{effect}_{part}" for effect in EFFECTS for part in ("low", "best", "high", "vague")), "sources",
    "independent_sources", "outlets", "accounts", "flags", "confidence", "ruling", "codebook",
)  # fmt: skip


def lines(told: Iterable[Told], about: About) -> Iterator[str]:
    """The file in pieces, a row each."""
    yield line(COLUMNS)
    for one in told:
        row = flat(one.incident)
        about.rows += 1
        yield line(row[column] for column in COLUMNS)
