"""The two reports that were coded by hand, and the spans of all training texts; both live outside the project."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import pytest

from onrecord.model import Place
from onrecord.places import conflicts, find

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the folder ../shared or $ONRECORD_SHARED")


def places(name: str) -> dict[str, Place]:
    text = (SHARED / "reports" / name).read_text(encoding="utf-8")
    return {place.text: place for place in find(text)}


READ = [
    # report, first word printed, name, admin1, precision
    ("rudaw.txt", "Krikuk", "Kirkuk", "Kirkuk", "admin1"),
    ("rudaw.txt", "Mosul", "Mosul", "Nineveh", "exact"),
    ("rudaw.txt", "Hamrin", "Hamrin Mountains", None, "area"),
    ("rudaw.txt", "Tuz", "Tuz Khurmatu", "Salah ad-Din", "exact"),
    ("rudaw.txt", "Qarachogh", "Qarachogh", None, "area"),
    ("rudaw.txt", "northern", "Iraq", None, "area"),
    ("diyaruna.txt", "Hamreen", "Hamrin Mountains", "Diyala", "area"),
    ("diyaruna.txt", "al-Jazeera", "Al-Jazeera", "Salah ad-Din", "area"),
    ("diyaruna.txt", "al-Qaraj", "Al-Qaraj", "Nineveh", "area"),
]


@pytest.mark.parametrize(("report", "first", "name", "admin1", "precision"), READ)
def test_the_places_of_the_reports(report: str, first: str, name: str, admin1: str | None, precision: str) -> None:
    place = next(place for text, place in places(report).items() if text.split()[0] == first)
    assert (place.name, place.country, place.admin1, place.precision) == (name, "IQ", admin1, precision)


def test_the_contradicting_place() -> None:
    (place,) = [place for place in places("rudaw.txt").values() if conflicts(place)]
    assert place.text.endswith("Kirkuk city")
    assert (place.country, place.latitude) == ("IQ", None)


def test_commands_of_provinces_are_no_places() -> None:
    text = (SHARED / "reports" / "diyaruna.txt").read_text(encoding="utf-8")
    assert not any(text[place.span[1] :].startswith((" Operations", " Police Command")) for place in find(text))


def test_every_span_is_its_text() -> None:
    for line in (SHARED / "train" / "leads.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        found = find(text)
        assert all(text[place.span[0] : place.span[1]] == place.text for place in found)
        assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(found))
