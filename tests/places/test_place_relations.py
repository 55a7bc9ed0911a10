"""Places told by distance, bearing, nearness and two ends; readings that contradict each other."""

from __future__ import annotations

import pytest

from onrecord.model import Place
from onrecord.places import conflicts, find
from onrecord.places.geo import distance
from onrecord.places.relations import relation_before

PHRASES = [
    # text before the name, km, bearing
    ("a village 45 kilometers west of ", 45.0, "W"),
    ("some 30 km (18 miles) north-east of ", 30.0, "NE"),
    ("about 20 miles to the south of the ", 32.2, "S"),
    ("twenty kilometres south west of ", 20.0, "SW"),
    ("1,200 km from ", 1200.0, None),
    ("a 15-kilometer outside ", 15.0, None),
    ("just south of ", None, "S"),
    ("near ", None, None),
    ("on the outskirts of ", None, None),
    ("not far from the ", None, None),
]


@pytest.mark.parametrize(("before", "km", "bearing"), PHRASES)
def test_relation_before(before: str, km: float | None, bearing: str | None) -> None:
    phrase = relation_before(before + "Kirkuk", len(before))
    assert phrase is not None
    assert (phrase.km, phrase.bearing) == (km, bearing)


@pytest.mark.parametrize("before", ["in ", "two soldiers of ", "the mayor of ", "came from ", "", "13 people in "])
def test_no_relation_before(before: str) -> None:
    assert relation_before(before + "Kirkuk", len(before)) is None


def only(text: str) -> Place:
    (place,) = find(text)
    return place


POINTS = [
    # text, printed, point, precision
    ("It was 20 km north of Kirkuk.", "20 km north of Kirkuk", (35.648, 44.392), "near"),
    ("It was 45 km west of Kirkuk.", "45 km west of Kirkuk", (35.467, 43.895), "area"),
    ("It was near Tikrit.", "near Tikrit", (34.616, 43.679), "near"),
    ("It was south of Hebron.", "south of Hebron", (31.529, 35.094), "near"),
    ("It was on the road between Mosul and Kirkuk.", "on the road between Mosul and Kirkuk", (35.90, 43.76), "area"),
    ("It was on the Baghdad-Kirkuk road.", "Baghdad-Kirkuk road", (34.40, 44.40), "area"),
]


@pytest.mark.parametrize(("text", "printed", "point", "precision"), POINTS)
def test_a_relation_gives_its_own_point(text: str, printed: str, point: tuple[float, float], precision: str) -> None:
    place = only(text)
    assert (place.text, place.precision) == (printed, precision)
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance((place.latitude, place.longitude), point) < 3
    assert not conflicts(place)


def test_the_relation_is_kept() -> None:
    relation = only("It was some 30 miles south-west of Baghdad.").relation
    assert relation is not None
    assert (relation.distance_km, relation.bearing, relation.of) == (48.3, "SW", "Baghdad")


AGREEING = [
    "They died in Baquba, 55 km northeast of Baghdad.",
    "They died in Salem, 15 miles north of Boston.",
    "They died in Samarra, north of Baghdad.",
    "They died in San Miguel, 140 km east of San Salvador.",
]


@pytest.mark.parametrize("text", AGREEING)
def test_a_town_where_the_relation_puts_it_is_that_town(text: str) -> None:
    place = only(text)
    assert place.precision == "exact"
    assert place.relation is not None
    assert place.latitude is not None
    assert not conflicts(place)


def test_a_town_elsewhere_than_the_relation_puts_it_asserts_no_point() -> None:
    place = only("A checkpoint in Basra, 30 km north of Mosul, was hit.")
    assert (place.text, place.name) == ("Basra, 30 km north of Mosul", "Basrah")
    assert (place.latitude, place.longitude, place.precision) == (None, None, "unknown")
    assert place.country == "IQ"
    assert [reading.by for reading in place.readings] == ["name", "relation"]
    assert conflicts(place)
    by_name, by_relation = place.readings
    assert distance((by_name.latitude or 0, by_name.longitude or 0), (30.5, 47.8)) < 5
    assert distance((by_relation.latitude or 0, by_relation.longitude or 0), (36.6, 43.1)) < 5


def test_a_conflict_across_countries_has_no_country() -> None:
    place = only("They died in Marseille, 30 km north of Mosul.")
    assert conflicts(place)
    assert place.country is None


def test_a_village_that_no_gazetteer_has_lies_where_the_relation_puts_it() -> None:
    place = only("Gunmen raided the village of Albu Zanbur, 20 km south of Ramadi.")
    assert (place.name, place.gazetteer, place.country, place.precision) == ("Albu Zanbur", None, "IQ", "near")
    assert distance((place.latitude or 0, place.longitude or 0), (33.24, 43.31)) < 3


def test_between_people_or_countries_is_no_place_between() -> None:
    names = [p.name for p in find("Talks between Iraq and Turkey, a war between Iran and Iraq.")]
    assert names == ["Iraq", "Turkey", "Iran", "Iraq"]
