"""Which names are places: by the people of a town, homes, counties, datelines; whose police it is. Own sentences."""

from __future__ import annotations

import pytest

from onrecord.places import find
from onrecord.places.finding import named

PLACES: list[tuple[str, str, list[str]]] = [
    # label, text, the printed places
    ("a man of a town", "A Charleston man was held after the fire.", ["Charleston"]),
    ("deputies of a county", "Walker County deputies found the car.", ["Walker County"]),
    ("residents of a small county", "Three Eastland County residents drowned.", ["Eastland County"]),
    ("home behind an age", "The driver was Tom Hale, 22, of Winfield, Kansas.", ["Winfield, Kansas"]),
    ("home of a senator", "The bill by Sen. Lee Cobb, D-Wichita, failed.", ["Wichita"]),
    ("a dateline inside a paragraph", "Two held after fire. OMAHA, Neb. (AP) -- Two men were held.", ["OMAHA, Neb."]),
    ("a city before a name of no person", "The Dublin Veterinary Clinic burnt.", ["Dublin"]),
    ("a given name that is a town too", "Brent Zimmer and Shannon Voss were held.", []),
    ("a surname that is a small town", "Police said Wynne fled when Wynne saw them.", []),
    ("a joint command", "Kirkuk Joint Operations said so.", []),
    ("an outlet", "Baghdad Today said so.", []),
    ("a person", "Paris Hilton said so.", []),
    ("an armed group that holds a town's name", "Three men of Ansar Dine were held in Kidal.", ["Kidal"]),
    ("a town that begins a group's name", "A shop was looted in Ansar, Iran.", ["Ansar, Iran"]),
]


@pytest.mark.parametrize(("label", "text", "printed"), PLACES, ids=[row[0] for row in PLACES])
def test_places(label: str, text: str, printed: list[str]) -> None:
    assert [place.text for place in find(text)] == printed


WITNESSES = [
    # label, text, the printed name, its country
    ("police", "Kirkuk Police said that two men were held.", "Kirkuk", "IQ"),
    ("a council", "The Aleppo City Council closed its doors.", "Aleppo", "SY"),
    ("troops", "U.S. troops left.", "U.S.", "US"),
]


@pytest.mark.parametrize(("label", "text", "printed", "country"), WITNESSES, ids=[row[0] for row in WITNESSES])
def test_whose_somebody_is_tells_of_a_place_but_is_none(label: str, text: str, printed: str, country: str) -> None:
    (mention,) = [m for m in named(text)[0] if text[m.start : m.end] == printed]
    assert mention.part_of is not None
    assert mention.chosen is not None and mention.chosen.country == country
    assert printed not in [place.text for place in find(text)]


def test_whose_police_it_is_tells_which_town_is_meant() -> None:
    (place,) = find("Ohio State Highway Patrol troopers closed a road in Springfield.")
    assert (place.name, place.admin1) == ("Springfield", "Ohio")


def test_the_words_of_a_country_say_where_a_report_is_at_home() -> None:
    british = find("A borough councillor spoke in Newcastle before the crown court met.")
    american = find("The sheriff and the school district spoke in Newcastle before the grand jury met.")
    assert ([place.country for place in british], [place.country for place in american]) == (["GB"], ["US"])
