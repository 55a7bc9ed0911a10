"""Regions, ranges, deserts, valleys and waters that gazetteers of towns lack: areas with a reach, never false points."""

from __future__ import annotations

import pytest

from onrecord import codebook
from onrecord.places import find

AREAS = codebook.table("places")["areas"]
TOWNS = ("settlement", "neighbourhood", "camp")

TOLD = [
    # text, name, country, kind
    ("Jets struck caves in the Hamrin mountains.", "Hamrin Mountains", "IQ", "mountains"),
    ("Troops searched Mount Qarachogh.", "Qarachogh", "IQ", "mountains"),
    ("Troops searched Wadi Hauran in Anbar.", "Wadi Hauran", "IQ", "valley"),
    ("Rebels hold Jabal al-Zawiya.", "Jabal al-Zawiya", "SY", "mountains"),
    ("Fighters crossed the Litani.", "Litani River", "LB", "river"),
    ("A convoy was hit in the Sinai.", "Sinai", "EG", "area"),
    ("Fighting went on in Darfur.", "Darfur", "SD", "area"),
    ("Fighting went on around Jebel Marra.", "Jebel Marra", "SD", "mountains"),
    ("The caves of Tora Bora were bombed.", "Tora Bora", "AF", "mountains"),
    ("Troops entered the Tirah Valley.", "Tirah Valley", "PK", "valley"),
    ("Troops clashed in the Galwan Valley.", "Galwan Valley", None, "valley"),
    ("A ship was hit in the Red Sea.", "Red Sea", None, "sea"),
    ("Ships collided near Scarborough Shoal.", "Scarborough Shoal", None, "area"),
    ("Troops combed the Rugu Forest.", "Rugu Forest", "NG", "forest"),
    ("Guerrillas hid in the Serranía del Perijá.", "Serranía del Perijá", None, "mountains"),
    ("Herders were attacked on the Bandiagara Escarpment.", "Dogon Country", "ML", "area"),
]


@pytest.mark.parametrize(("text", "name", "country", "kind"), TOLD)
def test_an_area_is_told_with_its_reach(text: str, name: str, country: str | None, kind: str) -> None:
    (place,) = find(text)
    assert (place.name, place.country, place.kind, place.precision) == (name, country, kind, "area")
    assert place.radius_km is not None


@pytest.mark.parametrize("slug", sorted(AREAS))
def test_every_area_has_a_point_and_what_is_no_town_a_reach(slug: str) -> None:
    area = AREAS[slug]
    lat, lon = area["point"]
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180
    assert (area.get("radius", 0) > 0) or area["kind"] in TOWNS


def test_no_two_areas_share_a_name() -> None:
    seen: dict[tuple[str, str | None], str] = {}
    for slug, area in AREAS.items():
        for name in {area["name"], *area.get("names", ())}:
            key = (name.casefold(), area.get("country"))
            assert seen.setdefault(key, slug) == slug, name
