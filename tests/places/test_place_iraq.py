"""Iraq with Who's On First added as a user would: the places of the reference in a sentence of their own, and traps."""

from __future__ import annotations

import pytest

from onrecord.places import find
from onrecord.places.geo import distance
from tests.places.store.test_iraq import SHARED, built, iraq  # noqa: F401 (fixtures)
from tests.places.test_place_lookup import INSIDE

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the folder ../shared or $ONRECORD_SHARED")


@pytest.mark.parametrize(("name", "point", "km"), INSIDE)
def test_each_alone_with_the_country_known(name: str, point: tuple[float, float], km: float) -> None:
    (place,) = find(f"Two soldiers died in {name}.", "IQ")
    assert place.country == "IQ"
    assert distance((place.latitude or 0, place.longitude or 0), point) <= km
    if name.split()[-1] in ("mountains", "region", "province"):
        assert place.precision in ("area", "admin1")


TRAPS = [
    # text, where, within km
    ("They died in Taza, south of Kirkuk.", (35.30, 44.33), 25),
    ("They died in Tuz Khurmatu, Iraq.", (34.89, 44.63), 25),
    ("They died in Salah ad-Din province, Iraq.", (34.60, 43.60), 60),
    ("They died in the al-Jazeera region of Salah ad-Din province, Iraq.", (34.60, 43.10), 120),
    ("They died 45 km west of Kirkuk, Iraq.", (35.47, 43.90), 5),
]


@pytest.mark.parametrize(("text", "point", "km"), TRAPS)
def test_traps(text: str, point: tuple[float, float], km: float) -> None:
    place = find(text)[0]
    assert place.country == "IQ"
    assert distance((place.latitude or 0, place.longitude or 0), point) <= km


def test_two_readings_of_one_place_assert_no_point() -> None:
    (place,) = find("A policeman died in Mansuriyat al-Jabal, 45 kilometers west of Kirkuk city.")
    assert (place.country, place.latitude, [reading.by for reading in place.readings]) == (
        "IQ",
        None,
        ["name", "relation"],
    )


def test_every_computed_point_has_its_divisions() -> None:
    (place,) = find("They died 45 km west of Kirkuk, Iraq.")
    assert (place.admin1, place.admin2) == ("Kirkuk", "Al-Hawija District")
