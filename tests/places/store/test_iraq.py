"""Who's On First's Iraq added as a user would: the places of the reference and of the two reports, and their traps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.places import find, lookup
from onrecord.places.gazetteer import named, refresh
from onrecord.places.geo import distance
from onrecord.places.store.adding import add
from tests.places.test_place_lookup import INSIDE
from tests.places.test_place_shared import READ

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[4] / "shared"))
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the folder ../shared or $ONRECORD_SHARED")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("iraq")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_GAZETTEERS", str(folder))
        add([SHARED / "gazetteer" / "iq.jsonl.gz"])
    yield folder
    refresh()


@pytest.fixture(autouse=True)
def iraq(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_GAZETTEERS", str(built))
    refresh()


@pytest.mark.parametrize(("name", "point", "km"), INSIDE)
def test_the_places_of_the_reference(name: str, point: tuple[float, float], km: float) -> None:
    best = lookup(name, country="IQ")[0]
    assert best.latitude is not None
    assert best.longitude is not None
    assert distance((best.latitude, best.longitude), point) <= km


@pytest.mark.parametrize(("report", "first", "name", "admin1", "precision"), READ)
def test_the_places_of_the_reports(report: str, first: str, name: str, admin1: str | None, precision: str) -> None:
    text = (SHARED / "reports" / report).read_text(encoding="utf-8")
    place = next(place for place in find(text) if place.text.split()[0] == first)
    assert (place.name, place.country, place.admin1, place.precision) == (name, "IQ", admin1, precision)


@pytest.mark.parametrize(
    ("name", "point"),
    [("Salah ad-Din", (36.38, 44.14)), ("Taza", (34.89, 44.63)), ("Tuz Khurmatu", (35.30, 44.33))],
)  # fmt: skip
def test_the_traps_do_not_catch(name: str, point: tuple[float, float]) -> None:
    """Salah ad-Din the town near Erbil; Taza and Tuz Khurmatu for each other."""
    best = lookup(name, country="IQ")[0]
    assert distance((best.latitude or 0, best.longitude or 0), point) > 25


def test_a_town_of_both_gazetteers_stands_once() -> None:
    for key in ("mosul", "kirkuk", "tikrit", "fallujah", "baqubah", "ramadi", "samarra", "kut"):
        towns = [entry for entry in named(key) if entry.country == "IQ" and entry.kind in ("settlement", "capital")]
        assert len({(round(entry.lat or 0, 1), round(entry.lon or 0, 1)) for entry in towns}) == len(towns), key
