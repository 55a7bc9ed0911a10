"""The country that a text speaks of, and names one by one."""

from __future__ import annotations

import pytest

from onrecord.places import survey
from onrecord.places.finding import named

SPOKEN = [
    # text, country
    ("Iraqi police said a bomb went off in Mosul.", "IQ"),
    ("Two soldiers died near Kandahar, officials in Kabul said.", "AF"),
    ("Syrians marched.", None),  # one adjective is not enough
    ("Israel and Egypt met.", None),  # none leads
    ("", None),
]


@pytest.mark.parametrize(("text", "country"), SPOKEN)
def test_the_country_spoken_of(text: str, country: str | None) -> None:
    assert survey(text)[1] == country


def test_a_hint_decides() -> None:
    assert survey("They marched.", "SY")[1] == "SY"


def test_contained_and_containing_names_are_both_there() -> None:
    town, country = named("A raid in Mosul, Iraq, failed.")[0]
    assert town.within is country
    assert town.chosen is not None
    assert country.chosen is not None
    assert (town.chosen.name, country.chosen.name) == ("Mosul", "Iraq")
