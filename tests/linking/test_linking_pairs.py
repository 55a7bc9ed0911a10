"""What the matcher says of two accounts, and why."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.linking import Filed, compare
from tests.linking.telling import dated, told, torn, unlisted, weapon

AMBUSH = "Gunmen ambushed an army patrol on the road to the dam near Baquba before dawn"
RETOLD = "An army patrol was ambushed before dawn near the dam outside Baquba, the army said"
OTHER = "A parked car blew up beside a vegetable market, tearing through stalls"

# Label, what one account tells, what the other tells, the verdict. Unless told: the ambush, at Baquba, on 3 May 2021.
CASES = [
    ("two outlets, one ambush", {"killed": 2}, {"killed": 2}, "same"),
    ("a toll of 2 against 4 is a disagreement", {"killed": 2}, {"killed": 4}, "same"),
    ("a death toll that rose", {"killed": 9}, {"killed": 14, "published": "2021-05-05"}, "same"),
    ("one says at least", {"killed": (11, None)}, {"killed": 14}, "same"),
    ("the report's date stands in for a day", {"killed": 2, "when": None}, {"killed": 2}, "same"),
    ("attack in one, armed clash in the other", {"type": "attack", "killed": 3}, {"killed": 3}, "same"),
    ("a denial of what others tell", {"status": "denied"}, {}, "same"),
    ("an old incident recalled with its day", {"killed": 12},
     {"killed": 12, "background": True, "published": "2023-01-01"}, "same"),
    ("sides of a clash the other way round", {"by": ("Islamic State",), "of": ("Iraqi Army",)},
     {"by": ("Iraqi Army",), "of": ("Islamic State",)}, "same"),
    ("a town and the region around it", {"killed": 12, "by": ("Islamic State",)},
     {"killed": 12, "by": ("Islamic State",), "place": "Diyala"}, "same"),
    ("a village that no gazetteer knows, spelt in two ways", {"place": unlisted("Dan Tounbi")},
     {"place": unlisted("Dan Toumbi")}, "same"),
    ("two names of one unlisted place, one toll", {"place": unlisted("Dan Tounbi"), "killed": 11},
     {"place": unlisted("Bakorat"), "killed": 11}, "same"),

    ("the same day, 127 km away", {"killed": 2}, {"killed": 2, "place": "Tuz Khurmatu"}, "different"),
    ("the same place, two months later", {}, {"when": "2021-07-03", "published": "2021-07-04"}, "different"),
    ("an agreement and a clash", {}, {"type": "agreement"}, "different"),
    ("planned and occurred", {"type": "air_drone_strike", "status": "planned"}, {"type": "air_drone_strike"},
     "different"),
    ("averted and occurred", {"status": "averted"}, {}, "different"),
    ("a sum and one of what it sums", {"killed": 20, "aggregate": True}, {"killed": 20}, "different"),
    ("two incidents of one report", {"report": "r", "killed": 2}, {"report": "r", "text": OTHER, "killed": 7},
     "different"),
    ("two villages that no gazetteer knows", {"place": unlisted("Dan Tounbi"), "killed": 11},
     {"place": unlisted("Bakorat"), "killed": 8}, "different"),
    ("another country", {}, {"place": "Gao"}, "different"),
    ("a place with two readings and another country", {"place": torn("Tuz")}, {"place": "Gao"}, "different"),
    ("a bombing and a clash in one town on one day",
     {"killed": 2, "by": ("Islamic State",), "of": ("Iraqi Army",), "weapons": (weapon("firearms"),)},
     {"killed": 31, "text": OTHER, "type": "remote_explosive_landmine_ied", "of": ("civilians",),
      "weapons": (weapon("explosives"),)}, "different"),
    ("a clash and a protest in one town", {"killed": 2}, {"text": OTHER, "type": "peaceful_protest"}, "different"),
    ("only the country and the week in common", {"place": "Iraq", "when": "2021-05-01..2021-05-07"},
     {"text": OTHER, "type": "attack"}, "different"),
]  # fmt: skip


def pair(one: dict[str, Any], other: dict[str, Any]) -> tuple[Filed, Filed]:
    return told("a", **{"text": AMBUSH, **one}), told("b", **{"text": RETOLD, **other})


@pytest.mark.parametrize(("label", "one", "other", "verdict"), CASES, ids=[case[0] for case in CASES])
def test_verdict(label, one, other, verdict):
    judgement = compare(*pair(one, other))
    assert judgement.verdict == verdict, judgement


@pytest.mark.parametrize(("label", "one", "other", "verdict"), CASES, ids=[case[0] for case in CASES])
def test_the_order_of_the_two_changes_nothing(label, one, other, verdict):
    a, b = pair(one, other)
    assert compare(a, b) == compare(b, a)


WHYS = [
    ("day", {}, {}, "the same day (2021-05-03)"),
    ("days apart", {}, {"when": "2021-05-04"}, "1 day apart"),
    ("distance", {}, {"place": "Khalis"}, "12 km apart"),
    ("toll", {"killed": 2}, {"killed": 4}, "2 and 4 killed disagree, as sources do"),
    ("open toll", {"killed": (11, None)}, {"killed": 14}, "11 or more and 14 killed agree"),
    ("actors", {"by": ("Islamic State",)}, {"by": ("Islamic State",)}, "both name islamic-state"),
    ("assumed day", {"when": None}, {}, "(a day assumed from the publication date)"),
    ("bar", {"status": "planned"}, {}, "what is planned is not what is occurred"),
    ("never", {"type": "agreement"}, {}, "are never one incident"),
    ("too late", {"when": "2021-06-30"}, {}, "58 days apart"),
]


@pytest.mark.parametrize(("label", "one", "other", "why"), WHYS, ids=[case[0] for case in WHYS])
def test_the_score_says_why(label, one, other, why):
    assert why in compare(*pair(one, other)).why


ONE_REPORT = [
    ("the same told twice", {"killed": 2}, {"killed": 2, "text": AMBUSH}, True),
    ("how it went on, counting nobody", {"killed": 2, "by": ("Islamic State",)}, {"text": "Men fired"}, True),
    ("attack in one sentence, clash in the other", {"killed": 2}, {"type": "attack", "text": "Men fired"}, True),
    ("the place only once", {"killed": 2}, {"place": None, "text": "Men fired from an orchard"}, True),
    ("two tolls", {"killed": 2}, {"killed": 7}, False),
    ("another attack", {"killed": 2}, {"text": "Another patrol was fired at from an orchard"}, False),
    ("another actor", {"by": ("Islamic State",)}, {"by": ("Badr Organization",)}, False),
    ("another town", {"killed": 2}, {"place": "Khalis", "text": "Men fired from an orchard"}, False),
    ("another day", {"killed": 2}, {"when": "2021-05-02", "text": "Men fired from an orchard"}, False),
    ("another kind of event", {"killed": 2}, {"type": "peaceful_protest", "text": "Residents marched"}, False),
    ("a plan", {"killed": 2}, {"status": "planned"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("label", "one", "other", "same"), ONE_REPORT, ids=[case[0] for case in ONE_REPORT])
def test_two_accounts_of_one_report(label, one, other, same):
    judgement = compare(*pair({"report": "r", **one}, {"report": "r", **other}))
    assert judgement.verdict == ("same" if same else "different"), judgement


def test_coarse_dates_say_less_than_exact_ones():
    exact = compare(told("a", AMBUSH), told("b", RETOLD)).score
    coarse = compare(told("a", AMBUSH), told("b", RETOLD, when=dated("2021-05-01..2021-05-31", "month"))).score
    assert coarse < exact
