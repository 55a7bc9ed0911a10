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
    ("about 25 to 30 km north of ", 27.5, "N"),
    ("half a mile from ", 0.8, None),
    ("a dozen kilometres east of ", 12.0, "E"),
    ("300 metres outside ", 0.3, None),
    ("12 nautical miles off ", 22.2, None),
    ("18 km north-north-west of ", 18.0, "NNW"),
    ("30 km by road from ", 30.0, None),
    ("40 km south of the capital, ", 40.0, "S"),
    ("to the gates of ", None, None),
    ("in the waters off ", None, None),
]


@pytest.mark.parametrize(("before", "km", "bearing"), PHRASES)
def test_relation_before(before: str, km: float | None, bearing: str | None) -> None:
    phrase = relation_before(before + "Kirkuk", len(before))
    assert phrase is not None
    assert (phrase.km, phrase.bearing) == (km, bearing)


@pytest.mark.parametrize("before", ["in ", "two soldiers of ", "the mayor of ", "came from ", "", "13 people in "])
def test_no_relation_before(before: str) -> None:
    assert relation_before(before + "Kirkuk", len(before)) is None


REACHES = [
    # text before the name, compass point, how far off at most
    ("only miles from ", None, 19.3),
    ("several kilometres north of ", "N", 15.0),
    ("dozens of kilometres from ", None, 80.0),
    ("within 20 km of ", None, 20.0),
    ("two hours' drive west of ", "W", 120.0),
    ("a half-hour walk from ", None, 2.5),
    ("on the main road to ", None, 40.0),
]


@pytest.mark.parametrize(("before", "bearing", "reach"), REACHES)
def test_a_distance_without_a_number_has_a_reach(before: str, bearing: str | None, reach: float) -> None:
    phrase = relation_before(before + "Kirkuk", len(before))
    assert phrase is not None
    assert (phrase.km, phrase.bearing, phrase.reach) == (None, bearing, reach)


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
    ("It was on the highway from Kabul to Ghazni.", "on the highway from Kabul to Ghazni", (34.04, 68.79), "area"),
    (
        "It was on the road linking Tikrit with Kirkuk.",
        "on the road linking Tikrit with Kirkuk",
        (35.04, 44.03),
        "area",
    ),
    (
        "It was in the triangle of Tikrit, Baiji and Samarra.",
        "in the triangle of Tikrit, Baiji and Samarra",
        (34.58, 43.68),
        "area",
    ),
    ("It was in the Mosul-Kirkuk-Baghdad triangle.", "Mosul-Kirkuk-Baghdad triangle", (35.05, 43.98), "area"),
    ("It was at the gates of Damascus.", "at the gates of Damascus", (33.51, 36.29), "near"),
    ("It was on the western outskirts of Aleppo.", "western outskirts of Aleppo", (36.20, 37.16), "near"),
    ("It was on Aleppo's western outskirts.", "Aleppo's western outskirts", (36.20, 37.16), "near"),
    ("It was off the Yemeni port of Mocha.", "off the Yemeni port of Mocha", (13.32, 43.25), "near"),
    ("It was in the north of Mosul.", "north of Mosul", (36.335, 43.119), "exact"),
    (
        "It was 60 km north-west of the regional capital Mekelle.",
        "60 km north-west of the regional capital Mekelle",
        (13.88, 39.08),
        "area",
    ),
    ("It was on the road to Basra.", "on the road to Basra", (30.51, 47.78), "area"),
    ("It was on the border between Iraq and Syria.", "on the border between Iraq and Syria", (36.19, 41.92), "area"),
    ("It was in a border area between Sudan and Chad.", "border area between Sudan and Chad", (12.72, 22.91), "area"),
    ("It was in the Hamrin mountain range in Diyala.", "Hamrin mountain range in Diyala", (34.44, 44.53), "area"),
    ("It was in the Nineveh plains.", "Nineveh plains", (36.45, 43.25), "area"),
]


@pytest.mark.parametrize(("text", "printed", "point", "precision"), POINTS)
def test_a_relation_gives_its_own_point(text: str, printed: str, point: tuple[float, float], precision: str) -> None:
    place = only(text)
    assert (place.text, place.precision) == (printed, precision)
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance((place.latitude, place.longitude), point) < 5
    assert not conflicts(place)


PARTS = [
    # text, where it must lie: latitude and longitude at least and at most, how far it reaches
    ("It was in the far north of Cameroon.", (7.0, 10.0), (11.0, 13.0), 200),
    ("It was in the north of Diyala province.", (34.2, 34.7), (44.8, 45.3), 40),
    ("It was north of Diyala province.", (34.7, 35.5), (44.8, 45.3), 50),  # beyond its edge
]


@pytest.mark.parametrize(("text", "lat", "lon", "reach"), PARTS)
def test_a_part_of_an_area_is_no_point_beside_it(
    text: str, lat: tuple[float, float], lon: tuple[float, float], reach: float
) -> None:
    place = only(text)
    assert place.precision == "area"
    assert lat[0] < (place.latitude or 0) < lat[1]
    assert lon[0] < (place.longitude or 0) < lon[1]
    assert 10 < (place.radius_km or 0) < reach


COUNTRIES = [
    "It was off the Somali coast.",
    "It was 450 nautical miles off the coast of Somalia.",
    "It was off Somalia.",
]


@pytest.mark.parametrize("text", COUNTRIES)
def test_a_coast_is_no_nearer_than_its_country(text: str) -> None:
    place = only(text)
    assert (place.country, place.precision) == ("SO", "country")


WIDTHS = [("10 km west of Kirkuk", 3, 8), ("45 km west of Kirkuk", 12, 25), ("45 km from Kirkuk", 45, 60)]


@pytest.mark.parametrize(("words", "least", "most"), WIDTHS)
def test_a_computed_point_says_how_far_off_it_may_be(words: str, least: float, most: float) -> None:
    assert least < (only(f"It was {words}.").radius_km or 0) < most


DIVISIONS = [
    ("It was 45 km west of Kirkuk.", "Kirkuk", "Al-Hawija District"),
    ("It was 60 km north of Baghdad.", "Diyala", "Al-Khalis District"),  # no longer in Baghdad's own
    ("It was 20 km north of Mosul.", "Nineveh", "Tel Keppe District"),
    ("It was on the Mosul-Erbil road.", "Nineveh", "Al-Hamdaniya District"),
    ("It was in Latifiyah.", "Baghdad", "Mahmudiya District"),
    ("It was on the highway from Baghdad to Basra.", None, None),  # 450 km in many divisions
]


@pytest.mark.parametrize(("text", "admin1", "admin2"), DIVISIONS)
def test_divisions_of_computed_points(text: str, admin1: str | None, admin2: str | None) -> None:
    place = only(text)
    assert (place.admin1, place.admin2) == (admin1, admin2)


ECHOES = [
    ("Troops left Mosul. They were hit 20 km north of the city.", "20 km north of the city", "near", (36.515, 43.119)),
    (
        "Troops left Mosul. They were hit on the outskirts of the city.",
        "on the outskirts of the city",
        "near",
        (36.335, 43.119),
    ),
]


@pytest.mark.parametrize(("text", "printed", "precision", "point"), ECHOES)
def test_the_city_is_the_one_named_last(text: str, printed: str, precision: str, point: tuple[float, float]) -> None:
    named, told = find(text)
    assert (named.text, told.text, told.precision) == ("Mosul", printed, precision)
    assert distance((told.latitude or 0, told.longitude or 0), point) < 1


def test_no_city_is_meant_where_none_is_named() -> None:
    assert find("They were hit 20 km north of the city.") == []


def test_the_river_near_a_town_is_near_the_town() -> None:
    place = only("They were hit by the Euphrates near Ramadi.")
    assert (place.name, place.precision, place.admin1) == ("Euphrates", "near", "Anbar")
    assert distance((place.latitude or 0, place.longitude or 0), (33.42, 43.31)) < 1


def test_parties_are_no_ends_of_a_road() -> None:
    names = [place.name for place in find("Talks between Khartoum and Juba failed.")]
    assert names == ["Khartoum", "Juba"]


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


def test_a_name_that_is_only_like_another_abroad_is_a_village_of_its_own() -> None:
    village = find("Gunmen raided Zarqun village, 20 km south of Kirkuk, on Friday. Iran condemned it.")[0]
    assert (village.name, village.country, village.precision, village.readings) == ("Zarqun", "IQ", "near", ())
    assert distance((35.288, 44.392), (village.latitude or 0, village.longitude or 0)) < 1


def test_the_middle_of_a_vast_region_draws_no_town_to_it() -> None:
    gao = find("Violence is spreading in West Africa. Gunmen killed 12 people in Gao.")[1]
    assert (gao.text, gao.country) == ("Gao", "ML")


@pytest.mark.parametrize(
    ("text", "printed", "name", "precision"),
    [
        ("A raid hit Kirkuk province. Four were taken in the same province later.", "the same province", "Kirkuk", "admin1"),
        ("A bomb hit Mosul. Another went off in the same city.", "the same city", "Mosul", "exact"),
        ("Two died in Borno State. In the same state five were shot.", "the same state", "Borno", "admin1"),
    ],
)  # fmt: skip
def test_the_same_place_is_the_one_named_last(text: str, printed: str, name: str, precision: str) -> None:
    place = find(text)[-1]
    assert (place.text, place.name, place.precision) == (printed, name, precision)


def test_the_same_province_is_no_town_named_last() -> None:
    assert [place.text for place in find("A bomb hit Mosul. Another went off in the same province.")] == ["Mosul"]
