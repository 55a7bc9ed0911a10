"""The tables of people, actors, weapons and countries hold only what the model knows, and nothing twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from onrecord import codebook
from onrecord.actors.words import keys
from onrecord.terms import INCIDENT_TYPES, KINDS, NATURES

PEOPLE, ACTORS, WEAPONS = (codebook.table(name) for name in ("people", "actors", "weapons"))


@pytest.mark.parametrize("group", PEOPLE["nouns"])
def test_group_of_nouns(group: str) -> None:
    row = PEOPLE["nouns"][group]
    assert set(row) <= {"kind", "nature", "number", "proper", "yields", "words"}
    assert row["kind"] in KINDS and row["nature"] in NATURES
    assert row.get("number") in (None, "plural", "collective")


def test_a_noun_stands_in_one_group() -> None:
    counted = Counter(word for row in PEOPLE["nouns"].values() for word in row["words"])
    assert [word for word, times in counted.items() if times > 1] == []
    assert len(counted) > 2000


@pytest.mark.parametrize("actor", ACTORS["actors"])
def test_actor(actor: str) -> None:
    row = ACTORS["actors"][actor]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor)
    assert set(row) <= {"name", "kind", "countries", "aliases", "exact"}
    assert row["kind"] in KINDS
    assert set(row.get("countries", ())) <= set(codebook.table("countries"))


def test_no_name_is_two_actors() -> None:
    """Names of the same words printed alike; JEM and JeM differ in their capitals and are exact."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for actor, row in ACTORS["actors"].items():
        for name in (row["name"], *row.get("aliases", ())):
            owners.setdefault(keys(name), set()).add(actor)
        for name in row.get("exact", ()):
            owners.setdefault((name,), set()).add(actor)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_special_lists_speak_of_names_in_the_registry() -> None:
    exact = {name for row in ACTORS["actors"].values() for name in row.get("exact", ())}
    assert {name for field in ("unsure", "words_too") for name in ACTORS[field]} <= exact


def test_the_registry_is_wide() -> None:
    per_country = Counter(code for row in ACTORS["actors"].values() for code in row.get("countries", ()))
    asked = (
        "IQ SY YE AF PK IL PS LB NG ML BF NE SO SD SS CD CF ET MZ MM PH ID LK NP IN TH UA RU TR IR CO SV PE GT HT MX"
    )
    assert [code for code in asked.split() if not per_country[code]] == []
    assert len(ACTORS["actors"]) > 600


@pytest.mark.parametrize("kind", WEAPONS)
def test_weapon(kind: str) -> None:
    row = WEAPONS[kind]
    assert set(row) <= {"type", "gtd", "words", "not"}
    assert row.get("type") in (None, *INCIDENT_TYPES) and 1 <= row["gtd"] <= 13


def test_a_weapon_word_is_of_one_kind() -> None:
    counted = Counter(keys(word) for row in WEAPONS.values() for word in set(map(str.lower, row["words"])))
    twice = {word for word, times in counted.items() if times > 1}
    owners = {word: [k for k, row in WEAPONS.items() if word in map(keys, row["words"])] for word in twice}
    assert {word: kinds for word, kinds in owners.items() if len(kinds) > 1} == {}
