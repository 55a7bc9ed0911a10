"""Aggregates: which incidents of the record a sum can hold, and whether the tolls add up."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from onrecord.rulings import Incident, rule
from onrecord.rulings.scope import MAY, NO, YES, fit
from onrecord.rulings.sums import check, covered, summing
from tests.linking.telling import spot, told

SUM: dict[str, Any] = {"type": "attack", "place": "Diyala", "when": "2021-05-03", "aggregate": True}

CAPITAL = replace(spot("Baquba"), kind="capital")  # as if it were one; Khalis lies 12 km from it


def incident(id: str = "a", **said: Any) -> Incident:
    return rule("range", [told(id, **said)])


def whole(**said: Any) -> Incident:
    return incident("sum", **{**SUM, **said})


# Label, the sum, the incident, whether it can be among those summed.
CASES: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("a clash in the province on the day", {}, {}, YES),
    ("the day after", {}, {"when": "2021-05-04"}, NO),
    ("in the days of the sum", {"when": "2021-05-01..2021-05-07"}, {}, YES),
    ("longer than the days of the sum", {}, {"when": "2021-05-03..2021-05-05"}, MAY),
    ("of no known day", {}, {"when": None, "published": None}, MAY),
    ("in another province", {}, {"place": "Tuz Khurmatu"}, NO),
    ("in another country", {"place": "Iraq"}, {"place": "Gao"}, NO),
    ("somewhere in the country", {}, {"place": "Iraq"}, MAY),
    ("anywhere in the country", {"place": "Iraq"}, {"place": "Tuz Khurmatu"}, YES),
    ("in the town itself", {"place": "Baquba"}, {}, YES),
    ("in the next town", {"place": "Baquba"}, {"place": "Khalis"}, NO),
    ("in a quarter of the capital", {"place": CAPITAL}, {"place": "Khalis"}, YES),
    ("in the province of the town", {"place": "Baquba"}, {"place": "Diyala"}, MAY),
    ("a bombing among attacks", {}, {"type": "suicide_bomb"}, YES),
    ("a raid among bombings", {"type": "suicide_bomb"}, {"type": "attack"}, YES),
    ("a protest", {}, {"type": "peaceful_protest"}, NO),
    ("an arrest", {}, {"type": "arrests"}, NO),
    ("only planned", {}, {"status": "planned"}, NO),
    ("itself a sum", {}, {"aggregate": True}, NO),
    ("by the same group", {"by": ("Islamic State",)}, {"by": ("Islamic State",)}, YES),
    ("by another group", {"by": ("Islamic State",)}, {"by": ("Badr Organization",)}, NO),
    ("by nobody named", {"by": ("Islamic State",)}, {"by": ("gunmen",)}, MAY),
]


@pytest.mark.parametrize(("label", "sum", "one", "how"), CASES, ids=[case[0] for case in CASES])
def test_what_a_sum_can_hold(label: str, sum: dict[str, Any], one: dict[str, Any], how: int) -> None:
    aggregate = whole(**sum)
    assert fit(covered(aggregate), incident(**one)).how == how


# Label, deaths of the sum, deaths of its parts, what is said of them.
TOLLS: list[tuple[str, Any, list[Any], str]] = [
    ("all told", 12, [5, 7], "killed: 12 of 12 accounted for, nothing need be missing"),
    ("some missing", 12, [5, 3], "killed: 8 of 12 accounted for, 4 missing"),
    ("disputed parts", 12, [(5, 6), 3], "killed: 8 to 9 of 12 accounted for, 3 to 4 missing"),
    ("a least sum", (110, None), [40, 47], "killed: 87 of at least 110 accounted for, at least 23 missing"),
    ("more than the sum", 12, [9, 7], "killed: 16 of 12 accounted for, 4 more than the sum"),
    ("a least part", 12, [(5, None)], "killed: at least 5 of 12 accounted for, nothing need be missing"),
    ("a part without a toll", 12, [5, None], "killed: 5 of 12 accounted for, 7 missing, 1 without a toll"),
    ("vague", "dozens", [20], "killed: 20 of dozens accounted for"),
]


@pytest.mark.parametrize(("label", "toll", "parts", "words"), TOLLS, ids=[case[0] for case in TOLLS])
def test_tolls_of_parts_against_the_sum(label: str, toll: Any, parts: list[Any], words: str) -> None:
    total = whole(killed=toll).toll("killed")
    assert total is not None
    assert check(total, [incident(killed=one).toll("killed") for one in parts]) == words


def test_a_sum_names_its_incidents_in_the_order_of_their_days() -> None:
    aggregate = whole(when="2021-05-01..2021-05-07", killed=20)
    parts = [
        incident("b", when="2021-05-02", killed=4, place="Khalis"),
        incident("a", when="2021-05-05", killed=6),
        incident("c", place="Iraq", when="2021-05-02", killed=2),
        incident("d", place="Gao", when="2021-05-02", killed=9),
    ]
    for order in permutations(parts):
        made = summing(aggregate, [], order)
        assert made.sums == (parts[0].id, parts[1].id)
        assert made.why["sums"] == (
            "2 incidents of the record; killed: 10 of 20 accounted for, 10 missing; "
            "1 more may be among them, placed or dated too roughly to say"
        )


def test_a_sum_over_two_towns_covers_both() -> None:
    baquba, tuz = (told("x", place=name).account.place for name in ("Baquba", "Tuz Khurmatu"))
    assert baquba is not None and tuz is not None
    made = summing(whole(place="Baquba"), [baquba, tuz], [incident("a", place="Tuz Khurmatu"), incident("b")])
    assert len(made.sums) == 2


def test_where_nothing_fits_it_says_so() -> None:
    made = summing(whole(killed=3), [], [incident(place="Gao")])
    assert (made.sums, made.why["sums"]) == ((), "the record holds none of the incidents that it sums")
