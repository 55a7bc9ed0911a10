"""The outlines of countries, cut to a view, across the date line too."""

from __future__ import annotations

from onrecord.publish.outlines import View, borders, clipped, land

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
ACROSS = View(170.0, 50.0, 200.0, 70.0)


def test_a_ring_is_cut_at_the_sides() -> None:
    cut = clipped(SQUARE, View(5.0, -5.0, 20.0, 5.0))
    assert sorted(set(cut)) == [(5.0, 0.0), (5.0, 5.0), (10.0, 0.0), (10.0, 5.0)]


def test_a_ring_within_stays_and_one_outside_goes() -> None:
    assert clipped(SQUARE, View(-5.0, -5.0, 20.0, 20.0)) == SQUARE
    assert clipped(SQUARE, View(20.0, 20.0, 30.0, 30.0)) == []


def test_land_is_cut_to_the_view() -> None:
    rings = list(land(View(44.0, 33.0, 45.0, 34.0)))
    assert [(one.code, one.name, one.hole) for one in rings] == [("368", "Iraq", False)]
    assert all(44 <= x <= 45 and 33 <= y <= 34 for one in rings for x, y in one.ring)
    assert list(land(View(-40.0, 0.0, -35.0, 3.0))) == []  # the Atlantic
    assert list(borders(View(44.0, 29.0, 48.0, 37.0)))


def test_the_land_around_a_town_is_that_of_its_countries() -> None:
    assert {one.name for one in land(View(40.0, 30.0, 49.0, 37.0))} >= {"Iraq", "Iran", "Syria"}


def test_land_within_land_is_a_hole() -> None:
    around = [one for one in land(View(26.0, -31.0, 30.0, -28.0)) if one.hole]
    assert {one.name for one in around} == {"South Africa"}  # around Lesotho


def test_a_view_over_the_date_line_has_the_land_of_both_sides() -> None:
    assert {"Russia", "United States of America"} <= {one.name for one in land(ACROSS)}
    for one in land(ACROSS):
        assert all(169.9 <= x <= 200.1 and 49.9 <= y <= 70.1 for x, y in one.ring)
