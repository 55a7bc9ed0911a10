"""The small map: land cut to a rectangle, across the date line too."""

from __future__ import annotations

from onrecord.desk.outlines import clipped, within

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_a_ring_is_cut_at_the_sides() -> None:
    cut = clipped(SQUARE, (5.0, -5.0, 20.0, 5.0))
    assert sorted(set(cut)) == [(5.0, 0.0), (5.0, 5.0), (10.0, 0.0), (10.0, 5.0)]


def test_a_ring_within_stays_and_one_outside_goes() -> None:
    assert clipped(SQUARE, (-5.0, -5.0, 20.0, 20.0)) == SQUARE
    assert clipped(SQUARE, (20.0, 20.0, 30.0, 30.0)) == []


def test_the_land_around_a_town_is_that_of_its_countries() -> None:
    assert {name for name, _ in within((40.0, 30.0, 49.0, 37.0))} >= {"Iraq", "Iran", "Syria"}


def test_a_rectangle_over_the_date_line_has_the_land_of_both_sides() -> None:
    names = {name for name, _ in within((170.0, 50.0, 200.0, 70.0))}
    assert {"Russia", "United States of America"} <= names
    for _, ring in within((170.0, 50.0, 200.0, 70.0)):
        assert all(169.9 <= x <= 200.1 and 49.9 <= y <= 70.1 for x, y in ring)
