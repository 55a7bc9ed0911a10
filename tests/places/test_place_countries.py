"""Countries by name, adjective and demonym."""

from __future__ import annotations

import pytest

from onrecord.places import country_of, find

CASES = [
    # word, country
    ("Iraq", "IQ"),
    ("Iraqi", "IQ"),
    ("Iraqis", "IQ"),
    ("iraqi", "IQ"),
    ("U.S.", "US"),
    ("American", "US"),
    ("DR Congo", "CD"),
    ("Democratic Republic of the Congo", "CD"),
    ("Burma", "MM"),
    ("South Sudanese", "SS"),
    ("Nigerien", "NE"),
    ("Nigerian", "NG"),
    ("Palestinians", "PS"),
    ("IRAN", "IR"),
    # no country
    ("us", None),
    ("turkey", None),
    ("china", None),
    ("Baghdad", None),
    ("Kurdish", None),
    ("", None),
]


@pytest.mark.parametrize(("word", "country"), CASES)
def test_country_of(word: str, country: str | None) -> None:
    assert country_of(word) == country


@pytest.mark.parametrize(
    "text", ["An Iraqi soldier spoke.", "Two Syrians and a Lebanese national met.", "A British officer."]
)
def test_adjectives_and_demonyms_are_no_places(text: str) -> None:
    assert find(text) == []
