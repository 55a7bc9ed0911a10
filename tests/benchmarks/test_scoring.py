"""The scoring rules of bench/SCORING.md, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.leads import SILENT, killed_is_attack
from benchmarks.scoring import QUESTIONS, Score, affinity, pairs, told, total, words
from onrecord.model import Account, Attribution, Harm, Participant, Place


def incident(**given: Any) -> dict[str, Any]:
    return {**SILENT, **given}


def count(low: int | None, high: int | None) -> dict[str, Any]:
    return {"low": low, "high": high, "vague": None}


WORDS = [
    ("articles and small words are set aside", "the bridge of a city", {"bridge", "city"}),
    ("possessives do not make everything alike", "Iraq's army", {"iraq", "army"}),
    ("abbreviations lose their dots", "U.S. forces", {"us", "forces"}),
    ("hyphens part words", "al-Qaeda", {"al", "qaeda"}),
    ("a list is one bag", ["two men", "the women"], {"two", "men", "women"}),
    ("nothing", None, set()),
]


@pytest.mark.parametrize(("label", "value", "expected"), WORDS, ids=[row[0] for row in WORDS])
def test_words(label: str, value: Any, expected: set[str]) -> None:
    assert words(value) == expected


AFFINITY = [
    ("type 2, background 0.5, three silent harms 0.75", {}, {}, 3.25),
    ("another type", {}, {"type": "arrests"}, 1.25),
    ("a shared word of a place", {"place": "Kirkuk province"}, {"place": "Kirkuk"}, 4.25),
    ("no shared word", {"place": "Kirkuk"}, {"place": "Mosul"}, 3.25),
    ("perpetrators", {"perpetrator": "gunmen"}, {"perpetrator": "masked gunmen"}, 4.25),
    ("targets", {"targets": ["police", "a bus"]}, {"targets": ["two police"]}, 4.25),
    ("the same toll", {"killed": count(2, 2)}, {"killed": count(2, 2)}, 4.0),
    ("another toll", {"killed": count(2, 2)}, {"killed": count(3, 3)}, 3.0),
    ("a toll against silence", {"killed": count(2, 2)}, {}, 3.0),
    ("both vague", {"killed": count(None, None)}, {"killed": count(None, None)}, 4.0),
    ("background against news", {"background": True}, {}, 2.75),
]  # fmt: skip


@pytest.mark.parametrize(("label", "gold", "machine", "expected"), AFFINITY, ids=[row[0] for row in AFFINITY])
def test_affinity(label: str, gold: dict[str, Any], machine: dict[str, Any], expected: float) -> None:
    assert affinity(incident(**gold), incident(**machine)) == expected


def test_pairs_are_one_to_one_best_first() -> None:
    gold = [incident(place="Mosul"), incident(place="Kirkuk")]
    machine = [incident(place="Kirkuk"), incident(type="arrests")]
    assert pairs(gold, machine) == [(1, 0)]


def test_a_pair_of_two_points_counts_and_less_does_not() -> None:
    gold = [incident(type="attack", killed=count(1, 1), background=True)]
    silent = incident(type="arrests", killed=count(2, 2))
    assert pairs(gold, [silent]) == []
    assert pairs(gold, [silent | {"place": "X", "background": True, "killed": count(1, 1)}]) == [(0, 0)]


def row(low: int | None, high: int | None, effect: str = "killed") -> Harm:
    return Harm(effect, None, low, high, None, "", (0, 0))


SUMS = [
    ("no row says nothing", [], None),
    ("rows add up", [row(2, 2), row(3, 3)], {"low": 5, "high": 5}),
    ("a bound missing in one row is missing in the sum", [row(2, 2), row(3, None)], {"low": 5, "high": None}),
    ("vague", [row(None, None)], {"low": None, "high": None}),
]


@pytest.mark.parametrize(("label", "harm", "expected"), SUMS, ids=[case[0] for case in SUMS])
def test_harm_is_summed(label: str, harm: list[Harm], expected: Any) -> None:
    assert total(harm) == expected


FIELDS = [
    ("both silent on killed is right", "killed", {}, {}, True),
    ("both silent on injured is not asked", "injured", {}, {}, None),
    ("one bound wrong is wrong", "killed", {"killed": count(2, 2)}, {"killed": count(2, None)}, False),
    ("injured told by one only is wrong", "injured", {}, {"injured": count(1, 1)}, False),
    ("both silent on place is right", "place", {}, {}, True),
    ("a place against none is wrong", "place", {"place": "Mosul"}, {}, False),
    ("a shared word is right", "when", {"when": "Monday morning"}, {"when": "on Monday"}, True),
    ("countries must be equal", "country", {"country": "IQ"}, {"country": "SY"}, False),
]


@pytest.mark.parametrize(("label", "name", "gold", "machine", "expected"), FIELDS, ids=[case[0] for case in FIELDS])
def test_fields(label: str, name: str, gold: dict[str, Any], machine: dict[str, Any], expected: bool | None) -> None:
    assert QUESTIONS[name](incident(**gold), incident(**machine)) is expected


def test_a_set_against_itself_is_wholly_right() -> None:
    gold = [incident(place="Mosul", killed=count(2, 2)), incident(type="arrests", injured=count(None, 5))]
    score = Score()
    score.add(gold, gold)
    assert (score.f1, score.record) == (1.0, 1.0)


def test_an_account_in_the_form_of_the_hand_coded_sets() -> None:
    account = Account(
        "attack", "violence_against_civilians",
        place=Place("Mosul", (0, 5), country="IQ"), perpetrators=(Participant("gunmen", (6, 12)),),
        harm=(row(1, 1), row(2, 2), row(4, 4, "injured")),
        attribution=(Attribution("Ali Hadi", "spokesman", None, None, "spokesman Ali Hadi said", (0, 0)),),
    )  # fmt: skip
    flat = told(account)
    assert (flat["place"], flat["country"], flat["when"]) == ("Mosul", "IQ", None)
    assert (flat["killed"], flat["injured"], flat["abducted"]) == ({"low": 3, "high": 3}, {"low": 4, "high": 4}, None)
    assert words(flat["attributed_to"]) == {"ali", "hadi", "spokesman"}


def test_the_baseline_reads_only_the_word_killed() -> None:
    assert killed_is_attack({"title": None, "text": "Two men were killed."}) == [SILENT]
    assert killed_is_attack({"title": "A killing", "text": "Two men died."}) == []
