"""The scorecard: every level that a pair can reach is in the codebook, has points and words, and falls where it should."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord import codebook
from onrecord.linking.profile import profile
from onrecord.linking.scorecard import FEATURES, known_levels, levels, shipped
from onrecord.linking.words import names, numbers, rarity, stem
from tests.linking.telling import dated, told, weapon

COLUMNS = [dict(zip(FEATURES, points, strict=True)) for points in (shipped().dated, shipped().undated)]


@pytest.mark.parametrize("feature", FEATURES)
def test_every_level_has_its_points(feature):
    for points in COLUMNS:
        assert set(points[feature]) == set(known_levels()[feature])


@pytest.mark.parametrize("feature", FEATURES)
def test_points_fall_where_agreement_falls(feature):
    for line in codebook.table("linking")["falling"][feature]:
        for better, worse in pairwise(line):
            assert all(points[feature][better] >= points[feature][worse] for points in COLUMNS), (better, worse)


def test_every_bound_names_a_level():
    bounds = codebook.table("linking")["bounds"]
    known = known_levels()
    of = {"parties": ["actors", "targets"], "toll": ["killed", "injured"]}
    for feature, lists in bounds.items():
        for name in of.get(feature, [feature]):
            assert {level for steps in lists.values() for level in steps} <= set(known[name]), name


WORKS = "A patrol of the border guard came under mortar fire at dawn beside the cement works of Kufra"
REACHED = [
    ("time", {}, {}, "same_day"),
    ("time", {}, {"when": "2021-05-02..2021-05-04"}, "overlap_3"),
    ("time", {}, {"when": "2021-05-05"}, "gap_2"),
    ("time", {"when": dated("2021-01-01..2021-12-31", "year")}, {}, "overlap_longer"),
    ("time", {"when": None}, {}, "about_same"),
    ("time", {"when": None, "published": None}, {}, "untold"),
    ("time", {"when": None, "published": None, "text": "Men fired on a patrol on Monday"}, {}, "same_weekday"),
    ("time", {"when": None, "published": None, "text": "Men fired on a patrol on Friday"}, {}, "other_weekday"),
    ("place", {}, {}, "km_0"),
    ("place", {}, {"place": "Khalis"}, "km_15"),
    ("place", {}, {"place": "Diyala"}, "areas_hold"),
    ("place", {}, {"place": "Iraq"}, "country"),
    ("place", {}, {"place": None}, "untold"),
    ("type", {}, {"type": "attack"}, "near"),
    ("type", {}, {"type": "peaceful_protest"}, "never"),
    ("killed", {"killed": 17}, {"killed": 17}, "equal_more"),
    ("killed", {"killed": 17}, {"killed": 18}, "off_by_one"),
    ("killed", {"killed": 17}, {"killed": (15, None)}, "within"),
    ("killed", {"killed": 17}, {}, "untold_more"),
    ("killed", {}, {"killed": "dozens"}, "silent"),
    ("published", {}, {"published": "2021-06-01"}, "within_30"),
    ("past", {"background": True}, {}, "one_past"),
    ("outlet", {}, {}, "same"),
    ("standing", {"aggregate": True}, {}, "one_sum"),
    ("actors", {"by": ("Islamic State",)}, {"of": ("Islamic State",)}, "same_name"),
    ("targets", {"type": "attack", "of": ("soldiers",)}, {"of": ("civilians",)}, "other_kind"),
    ("weapons", {"weapons": (weapon("firearms"),)}, {"weapons": (weapon("explosives"),)}, "other"),
    ("numbers", {"text": "It took 14 hours"}, {"text": "After 14 hours they left"}, "one"),
    ("names", {"text": "They spoke of Xanthippe"}, {"text": "It was Xanthippe"}, "rarity_18"),
    ("words", {"text": "Shells fell on the cement works"}, {"text": "A poet was shot in his garden"}, "share_1"),
    ("words", {"text": WORKS}, {"text": WORKS}, "share_more"),
]  # fmt: skip


@pytest.mark.parametrize(("feature", "one", "other", "level"), REACHED, ids=[f"{r[0]} {r[3]}" for r in REACHED])
def test_a_pair_reaches_the_level(feature, one, other, level):
    a, b = profile(told("a", **one)), profile(told("b", **other))
    assert dict(zip(FEATURES, levels(a, b), strict=True))[feature] == level
    assert levels(a, b) == levels(b, a)


def test_an_account_without_a_type_can_still_link():
    a, b = profile(told("a")), profile(told("b"))
    bare = {**{name: getattr(a, name) for name in a.__slots__}, "type": ""}
    assert dict(zip(FEATURES, levels(type(a)(**bare), b), strict=True))["type"] == "untold"


def test_rare_words_weigh_more_than_common_ones():
    assert rarity("the") < rarity("polic") < rarity("zealot") <= rarity("no such stem")
    assert stem("bombings") == stem("bombed") == stem("bomber") == "bomb"


def test_names_and_numbers():
    assert names("Three men of Qaraqosh told Reuters on Monday that The Army fired") == {"qaraqosh"}
    assert numbers("In 2004 some 1,200 people, 35 of them children, and 3 more; 4.5 km") == {"1200", "35"}
