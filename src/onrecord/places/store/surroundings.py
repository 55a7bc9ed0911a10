"""What a point lies in, by the nearest town of the embedded gazetteer, where its own gazetteer does not say."""

from __future__ import annotations

from functools import lru_cache

from onrecord.places.gazetteer import embedded

Around = tuple[str | None, str | None]


def around(lat: float, lon: float) -> Around:
    """Country (ISO 3166-1 alpha-2) and GeoNames code of the first-level division of the nearest town, within about 150
    km; None where there is none."""
    return _around(round(lat, 1), round(lon, 1))


@lru_cache(1 << 14)
def _around(lat: float, lon: float) -> Around:
    query = """SELECT place.country, division.code FROM place JOIN division ON division.id = division
        WHERE lat BETWEEN ?1 - 1.5 AND ?1 + 1.5 AND lon BETWEEN ?2 - 1.5 AND ?2 + 1.5
        AND kind IN ('settlement', 'capital') ORDER BY abs(lat - ?1) + abs(lon - ?2) LIMIT 1"""
    row = embedded().database.execute(query, (lat, lon)).fetchone()
    return row if row else (None, None)
