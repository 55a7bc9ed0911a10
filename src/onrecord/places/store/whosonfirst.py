"""Who's On First: compact JSON Lines, and the GeoJSON files of its repositories.

A place names its country, region and county by Who's On First's own numbers. Which country and divisions of GeoNames
these are is told by the places inside them that the embedded gazetteer has (see ``votes``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.places.divided import with_bare
from onrecord.places.rows import Row, plain
from onrecord.places.store.features import Found
from onrecord.places.store.filling import Filling
from onrecord.places.store.kinds import Kind, prior, whosonfirst_kind
from onrecord.places.store.titles import Titles
from onrecord.places.store.votes import Votes

PREFIX = "whosonfirst"
REGION, COUNTY = "region", "county"


def fill(filling: Filling, titles: Titles, found: Iterable[Found], again: Iterable[Found], name: str) -> None:
    """Takes in places, read twice: first to learn what their divisions are (``found``), then as rows (``again``)."""
    votes = Votes()
    for number, place in enumerate(found, 1):
        votes.take(place)
        if place.placetype in (REGION, COUNTY):
            titles.own[f"{PREFIX}:{place.id}"] = place.name
        if number % 50_000 == 0:
            filling.tell(f"{number:,} read")
    votes.settle()
    filling.rows(rows(again, votes, titles), name)


def rows(found: Iterable[Found], votes: Votes, titles: Titles) -> Iterator[Row]:
    """The places whose placetype is known; countries are left out, since the codebook has them."""
    for place in found:
        kind = whosonfirst_kind(place.placetype, place.feature)
        if kind is not None:
            yield _row(place, kind, votes)


def _row(place: Found, kind: Kind, votes: Votes) -> Row:
    country = votes.country(place)
    first, second = votes.division(place.region, REGION), votes.division(place.county, COUNTY)
    code = votes.identity(place.id, place.placetype)
    names = (place.name, *place.usual, *place.names)
    names = with_bare(names) if kind.kind.startswith("admin") else tuple(dict.fromkeys(names))
    return Row(
        f"{PREFIX}:{place.id}", plain(place.name, country or ""), country, first, second, place.lat, place.lon,
        prior(kind, place.population), kind.kind, place.radius or kind.radius, names, 1 + len(place.usual), place.id,
        place.population, place.geonames, code,
    )  # fmt: skip
