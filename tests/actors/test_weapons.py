"""Weapons in text: (text, [(printed, kind)])."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codebook
from onrecord.actors import find_weapons, weapon_type

CASES = [
    ("A car bomb exploded", [("car bomb", "car_bomb")]),
    ("a suicide car bomb", [("suicide car bomb", "suicide_bomb")]),
    ("Roadside bombs and IEDs", [("Roadside bombs", "roadside_bomb"), ("IEDs", "ied")]),
    ("an explosives-laden truck", [("explosives-laden truck", "car_bomb")]),
    ("hand-grenades, rocket propelled grenades", [("hand-grenades", "grenade"),
                                                  ("rocket propelled grenades", "rocket_propelled_grenade")]),
    ("mortar shells fell", [("mortar shells", "mortar")]),
    ("an F-16 and two helicopter gunships", [("F-16", "aircraft"), ("helicopter gunships", "helicopter")]),
    ("tear gas and water cannon", [("tear gas", "crowd_control"), ("water cannon", "crowd_control")]),
    ("AK-47 rifles", [("AK-47", "firearms"), ("rifles", "firearms")]),
    ("the land mine", [("land mine", "landmine")]),
    ("Tanks rolled in", [("Tanks", "tank")]),
    ("a think tank near the water tanks", []),
    ("a bomb disposal expert; a bomb threat", []),
    ("blasts rock the city", []),
    ("Deadly explosion rocks Mogadishu", []),
    ("a blast, then rocks", [("rocks", "stones")]),
    ("bricks and mortar", []),
    ("the coal mine is mine", []),
    ("Royal Dutch Shell", []),
    ("qualified, bombastic, gunner", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_weapons(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_weapons(text)
    assert [(w.text, w.kind) for w in found] == expected
    assert all(text[w.span[0] : w.span[1]] == w.text for w in found)


@pytest.mark.parametrize(
    ("kind", "implied"),
    [
        ("suicide_bomb", "suicide_bomb"),
        ("landmine", "remote_explosive_landmine_ied"),
        ("firearms", None),
        ("tank", None),
    ],
)
def test_weapon_type(kind: str, implied: str | None) -> None:
    assert weapon_type(kind) == implied


@pytest.mark.parametrize("kind", codebook.table("weapons"))
def test_every_word_is_found_as_its_kind(kind: str) -> None:
    words = codebook.table("weapons")[kind]["words"]
    assert [w for w in words if [(f.text, f.kind) for f in find_weapons(w)] != [(w, kind)]] == []


@given(st.text(alphabet="bomb car-İS’'. \nsuicide", max_size=60))
def test_spans_hold_the_text(text: str) -> None:
    assert all(text[w.span[0] : w.span[1]] == w.text for w in find_weapons(text))
