"""Names that may as well mean another place keep both readings. Sentences written for this project."""

from __future__ import annotations

import pytest

from onrecord.coding.flags import to_see
from onrecord.places import ambiguous, conflicts, find


def test_both_places_of_a_name_are_kept_the_likelier_first() -> None:
    (place,) = find("A fire broke out in Springfield.")
    first, second = place.readings
    assert ambiguous(place) and not conflicts(place)
    assert (place.gazetteer, place.latitude) == (first.gazetteer, first.latitude)
    assert first.gazetteer != second.gazetteer
    assert 1 > first.score >= second.score > 0
    assert {first.by, second.by} == {"name"}
    assert list(to_see(place, None, False)) == ["place_ambiguous"]


CLEAR = [
    # label, text
    ("told by its state", "A fire broke out in Springfield, Illinois."),
    ("told by its neighbours", "Police in Springfield and Chicopee, near Holyoke, Massachusetts, met."),
    ("a capital", "A fire broke out in Baghdad."),
    ("a city and its province", "A bomb went off in Kirkuk."),
    ("told apart by its country", "Iraqi police said a bomb went off in Mosul."),
]


@pytest.mark.parametrize(("label", "text"), CLEAR, ids=[row[0] for row in CLEAR])
def test_a_place_that_is_clear_has_no_readings(label: str, text: str) -> None:
    found = find(text)
    assert found and not any(ambiguous(place) or place.readings for place in found)


def test_readings_that_contradict_are_no_ambiguity() -> None:
    (place,) = find("Gunmen attacked Mansouriya, 45 km west of Kirkuk city, in Iraq.")
    assert conflicts(place) and not ambiguous(place)
