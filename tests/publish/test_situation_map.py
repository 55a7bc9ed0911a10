"""The map of a situation report: what is in view, across the date line too; discs by number; outlines cut to it."""

from __future__ import annotations

from math import isclose

import pytest

from onrecord.publish.outlines import mainland
from onrecord.publish.situation.mapping import HEIGHT, WIDTH, framed, radius, world
from onrecord.publish.situation.nouns import Spot, Tally
from onrecord.publish.situation.tallies import NOTHING


def spot(latitude: float, longitude: float, name: str = "There", killed: Tally = NOTHING, rough: bool = False) -> Spot:
    return Spot(latitude, longitude, name, 1, killed, rough)


def test_all_spots_are_in_view_with_room_around_them() -> None:
    view = framed([spot(33.3, 44.4), spot(36.3, 43.1)])
    assert view.west < 43 and view.east > 44.5 and view.south < 33.3 and view.north > 36.3
    assert isclose((view.east - view.west) / (view.north - view.south), WIDTH / HEIGHT / 0.82, rel_tol=0.05)


def test_a_view_may_cross_the_date_line() -> None:
    view = framed([spot(-18, 178), spot(-14, -172)])
    assert view.east - view.west < 60 and view.west < 178 < 188 < view.east


@pytest.mark.parametrize("latitude", [-89.9, 0.0, 89.9])
def test_a_view_stays_on_earth(latitude: float) -> None:
    view = framed([spot(latitude, 0), spot(-latitude, 179)])
    assert -90 <= view.south < view.north <= 90


def test_a_country_chosen_is_wholly_in_view() -> None:
    box = mainland("368")
    assert box is not None
    view = framed([spot(33.3, 44.4)], [box])
    assert view.west < box[0] and view.south < box[1] and view.east > box[2] and view.north > box[3]


def test_a_disc_s_area_is_as_its_number() -> None:
    assert isclose(radius(400, 400) / radius(100, 400), 2.0)
    assert radius(0, 400) == 0


def test_the_picture_tells_itself_and_escapes_its_words() -> None:
    drawn = world("map", [spot(33.3, 44.4, '<b>"&', Tally(2, 5, None, 1)), spot(35.0, 44.0)])
    assert '<title id="map-title">Map of the incidents</title>' in drawn
    assert "&lt;b&gt;" in drawn and "<b>" not in drawn
    assert "style=" not in drawn and "<script" not in drawn
    assert drawn == world("map", [spot(33.3, 44.4, '<b>"&', Tally(2, 5, None, 1)), spot(35.0, 44.0)])
