"""How candidates are ranked: weights, reasons, and the company of names. Sentences written for this project."""

from __future__ import annotations

import pytest

from onrecord import codebook
from onrecord.places import find, gazetteer
from onrecord.places.company import Company
from onrecord.places.features import Around, features
from onrecord.places.mentions import Mention
from onrecord.places.ranker import learned, reasons, score
from training.places import HELD, START


def mention(key: str, kind: str | None = None) -> Mention:
    return Mention(0, len(key), key, gazetteer.named(key), [], 0, 0, kind=kind)


def test_every_feature_has_a_weight_and_a_start_and_says_what_it_is() -> None:
    table = codebook.table("place_ranker")["features"]
    assert set(table) == set(learned()) == set(START)
    assert all(entry["is"] for entry in table.values())


def test_weights_that_are_held_are_those_set_by_hand() -> None:
    assert {name: learned()[name] for name in HELD} == {name: START[name] for name in HELD}


def test_a_score_is_the_sum_of_its_reasons() -> None:
    kirkuk = mention("kirkuk", "admin1")
    around = Around({"IQ": 0.5}, Company(()))
    for entry in kirkuk.entries:
        told = reasons(entry, kirkuk, around)
        assert score(entry, kirkuk, around, learned()) == pytest.approx(sum(told.values()))


def test_past_events_speak_for_a_place() -> None:
    one = mention("paris")
    texan = next(entry for entry in one.entries if entry.division == "US.TX")
    found = features(texan, one, Around({}, Company(()), past={texan.gid: 9}))
    assert found["past"] == pytest.approx(2.3026, abs=1e-3)
    assert "past" not in features(one.entries[0], one, Around({}, Company(()), past={texan.gid: 9}))


def test_names_that_meet_keep_company() -> None:
    names = [mention(key) for key in ("norfolk", "wayne", "pierce", "laurel")]
    company = Company(names)
    nebraska = next(entry for entry in names[0].entries if entry.division == "US.NE" and entry.kind == "settlement")
    virginia = next(entry for entry in names[0].entries if entry.division == "US.VA" and entry.kind == "settlement")
    here, there = (company.of(e.lat or 0.0, e.lon or 0.0, "norfolk") for e in (nebraska, virginia))
    assert here > there
    assert Company(names[:1]).of(nebraska.lat or 0.0, nebraska.lon or 0.0, "norfolk") == 0.0


TOGETHER = [
    # label, text, printed name, its country and first-level division
    ("a cluster of small towns", "Scouts from Wayne, Pierce, Norfolk and Laurel met.", "Norfolk", ("US", "Nebraska")),
    (
        "a town told once by its state",
        "Fire in Paris, Kentucky. Firemen in Paris saved two.",
        "Paris",
        ("US", "Kentucky"),
    ),
    ("a country beside countries", "Leaders from Mexico, Canada and Egypt met.", "Mexico", ("MX", None)),
    ("a city, not the province it is in", "A bomb went off in Kirkuk.", "Kirkuk", ("IQ", "Kirkuk")),
]


@pytest.mark.parametrize(("label", "text", "printed", "where"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_together(label: str, text: str, printed: str, where: tuple[str, str | None]) -> None:
    place = [place for place in find(text) if place.text == printed][-1]
    assert (place.country, place.admin1) == where


def test_the_city_and_not_its_province() -> None:
    (place,) = find("A bomb went off in Kirkuk.")
    assert place.kind == "settlement"
