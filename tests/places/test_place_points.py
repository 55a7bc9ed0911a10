"""The point of a division is the middle of its area, not of its people."""

from __future__ import annotations

import pytest

from onrecord.places import lookup
from onrecord.places.geo import distance

MIDDLES = [
    # a name, its country, about the middle of its area by any map, how far the point may lie from it (km)
    ("Queensland", "AU", (-22.5, 144.5), 250),
    ("Texas", "US", (31.3, -99.3), 100),
    ("New York state", "US", (42.9, -75.6), 100),
    ("Chukotka", "RU", (66.5, 172.0), 400),  # it lies across the date line
    ("Alaska", "US", (64.2, -152.5), 450),
    ("Anbar", "IQ", (32.9, 41.6), 120),
]


@pytest.mark.parametrize(("name", "country", "middle", "km"), MIDDLES, ids=[row[0] for row in MIDDLES])
def test_the_middle(name: str, country: str, middle: tuple[float, float], km: float) -> None:
    found = next(c for c in lookup(name, country) if c.kind == "admin1")
    assert found.latitude is not None and found.longitude is not None
    assert distance((found.latitude, found.longitude), middle) < km
