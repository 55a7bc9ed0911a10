"""The compiled gazetteer and the codebook's overlay."""

from __future__ import annotations

import sqlite3

import pytest

from onrecord import codebook
from onrecord.places import gazetteer
from onrecord.places.divided import title
from onrecord.places.geo import distance
from onrecord.places.names import normal
from onrecord.places.overlay import overlaid
from onrecord.places.rows import divisions
from onrecord.places.store.spelt import LONGEST
from onrecord.places.vocabulary import common, fitting, kind_words

TABLE = codebook.table("places")


def test_the_file_is_only_read() -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer.embedded().database.execute("INSERT INTO head VALUES ('x', 1)")


def test_the_best_known_comes_first() -> None:
    entries = gazetteer.named("san jose")
    assert len(entries) > 20
    assert [entry.prior for entry in entries] == sorted((entry.prior for entry in entries), reverse=True)


@pytest.mark.parametrize(("word", "longest"), [("kirkuk", 1), ("zzyzzyqq", 0), ("tuz", 2)])
def test_longest_says_how_many_words_to_try(word: str, longest: int) -> None:
    assert longest <= gazetteer.longest(word) <= LONGEST
    assert bool(longest) == bool(gazetteer.longest(word))


def test_codes_of_airports_are_no_names() -> None:
    assert not any(entry.name == "Baghdad" for entry in gazetteer.named("bgw"))


def test_names_with_an_article_are_found_without_it() -> None:
    assert gazetteer.named("fallujah")[0].country == gazetteer.named("al fallujah")[0].country == "IQ"


@pytest.mark.parametrize("slug", sorted(TABLE["areas"]))
def test_an_area_of_the_overlay_is_found_by_each_of_its_names(slug: str) -> None:
    entry = TABLE["areas"][slug]
    assert -90 <= entry["point"][0] <= 90
    assert -180 <= entry["point"][1] <= 180
    assert 0 < entry.get("radius", 1) <= 6000
    for name in (entry["name"], *entry.get("names", ())):
        assert f"onrecord:{slug}" in {found.gid for found in gazetteer.named(normal(name))}, name


def test_areas_lie_in_their_country() -> None:
    """A point in a country is within its reach of the country's point, generously: a typing error is farther off."""
    for slug, entry in TABLE["areas"].items():
        point = TABLE["country_points"].get(entry.get("country"))
        if point is not None and entry["country"] not in ("RU", "US", "ID", "CU"):
            assert distance(tuple(point), tuple(entry["point"])) < 2200, slug


def test_an_area_in_an_unknown_division_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {"name": "X", "kind": "area", "country": "IQ", "admin1": "Atlantis", "point": [1, 2]}
    monkeypatch.setattr(
        codebook, "table", lambda name: {"areas": {"x": wrong}, "divisions": {}, "division_words": ["x"]}
    )
    with pytest.raises(ValueError, match="Atlantis"):
        list(overlaid({}))


def test_divisions_named_by_the_codebook_exist() -> None:
    known = divisions()
    assert set(TABLE["divisions"]) <= set(known)
    assert title(known["IQ.18"]) == "Salah ad-Din"
    assert title(known["ZM.01"]) == "Western Province"
    assert title(known["SV.10"]) == "San Salvador"


def test_every_kind_word_fits_some_kind() -> None:
    assert all(fitting(kind) for kind in kind_words().values())


def test_common_words_are_common() -> None:
    assert {"police", "march", "reading", "of", "victory", "sunday"} <= common()
    assert not {"baghdad", "mosul", "iraq", "kabul", "gaza"} & common()
