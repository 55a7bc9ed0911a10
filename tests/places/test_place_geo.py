"""Distances and offsets on the sphere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.places.geo import BEARINGS, centre, distance, offset

KIRKUK, BAGHDAD = (35.468, 44.392), (33.341, 44.401)
KNOWN = [
    (KIRKUK, KIRKUK, 0),
    (KIRKUK, BAGHDAD, 236.5),
    ((0.0, 179.5), (0.0, -179.5), 111.2),
    ((90.0, 0.0), (-90.0, 0.0), 20015),
]


@pytest.mark.parametrize(("one", "other", "km"), KNOWN)
def test_distance(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance(one, other) == pytest.approx(km, abs=1)


def test_west_lies_west() -> None:
    lat, lon = offset(KIRKUK, 45, "W")
    assert lat == pytest.approx(35.467, abs=0.01)
    assert lon == pytest.approx(43.895, abs=0.01)


@given(st.floats(-75, 75), st.floats(-180, 180), st.floats(0.5, 500), st.sampled_from(sorted(BEARINGS)))
def test_an_offset_is_as_far_as_told(lat: float, lon: float, km: float, bearing: str) -> None:
    there = offset((lat, lon), km, bearing)
    assert distance((lat, lon), there) == pytest.approx(km, abs=0.1)
    assert -180 <= there[1] <= 180


def test_half_way() -> None:
    half = centre([KIRKUK, BAGHDAD])
    assert distance(KIRKUK, half) == pytest.approx(distance(half, BAGHDAD), rel=0.01)


def test_the_middle_of_three_and_of_two_across_the_date_line() -> None:
    assert centre([(0.0, 0.0), (0.0, 20.0), (10.0, 10.0)]) == pytest.approx((3.4, 10.0), abs=0.05)
    lat, lon = centre([(0.0, 179.0), (0.0, -177.0)])
    assert (lat, lon % 360) == pytest.approx((0.0, 181.0), abs=0.001)


def test_no_points_have_no_middle() -> None:
    with pytest.raises(ValueError, match="no points"):
        centre([])
