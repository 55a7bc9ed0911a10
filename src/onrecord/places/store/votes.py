"""Which country and GeoNames divisions Who's On First's countries, regions and counties are, by majority of the places
that the embedded gazetteer has in them."""

from __future__ import annotations

from collections import Counter, defaultdict

from onrecord.places.gazetteer import embedded
from onrecord.places.store.features import Found
from onrecord.places.store.surroundings import around

_WITHIN = """SELECT country, first.code, second.code FROM place LEFT JOIN division AS first ON first.id = division
    LEFT JOIN division AS second ON second.id = division2 WHERE place.id = ?"""
HALF = 0.5  # of the places inside, that must agree


class Votes:
    """Takes every place once; ``settle`` counts, and the rest answers."""

    def __init__(self) -> None:
        self._database = embedded().database
        self._counts: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        self._countries: Counter[str] = Counter()
        self._within: dict[tuple[str, int], str] = {}
        self._best: dict[tuple[str, int], str] = {}

    def take(self, place: Found) -> None:
        """Counts what the embedded gazetteer says of where the place is."""
        if place.country:
            self._countries[place.country] += 1
        row = self._database.execute(_WITHIN, (place.geonames,)).fetchone() if place.geonames else None
        if row is None:
            return
        country, first, second = row
        for level, number, value in (
            ("country", place.country_id, country), ("home", place.region, country),
            ("region", place.region, first), ("county", place.county, second),
        ):  # fmt: skip
            if value is not None and number is not None:
                self._counts[level, number][value] += 1
        self._countries[country] += 1

    def settle(self) -> None:
        """The majority of each country, region and county; a code is the identity of the one that has most of it."""
        claims: dict[tuple[str, str], tuple[int, int]] = {}
        for (level, number), counts in sorted(self._counts.items()):
            code, most = max(counts.items(), key=lambda item: (item[1], item[0]))
            if most < HALF * counts.total():
                continue
            self._within[level, number] = code
            claims[level, code] = max(claims.get((level, code), (0, 0)), (most, number))
        self._best = {(level, number): code for (level, code), (_, number) in claims.items()}

    def country(self, place: Found) -> str | None:
        """ISO 3166-1 alpha-2: what the place says, else by its country's or region's places, the file's, its point."""
        if place.country:
            return place.country
        for level, number in (("country", place.country_id), ("home", place.region)):
            if number is not None and (level, number) in self._within:
                return self._within[level, number]
        if self._countries:
            return max(self._countries, key=lambda code: (self._countries[code], code))
        return around(place.lat, place.lon)[0]

    def division(self, number: int | None, level: str) -> str | None:
        """The division's GeoNames code, else a code of its own."""
        if number is None:
            return None
        return self._within.get((level, number)) or f"whosonfirst:{number}"

    def identity(self, number: int, placetype: str) -> str | None:
        """The GeoNames code that a region or county itself is, None where another has more of it or none is known."""
        return self._best.get((placetype, number))
