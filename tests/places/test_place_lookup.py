"""Look-ups that explain themselves."""

from __future__ import annotations

import pytest

from onrecord.places import lookup
from onrecord.places.geo import distance

INSIDE = [
    # name with Iraq known, a point, within km: the places of the reference, areas by their reach
    ("Kirkuk", (35.47, 44.39), 25),
    ("Krikuk province", (35.4, 44.2), 60),
    ("Mosul", (36.34, 43.13), 25),
    ("Diyala", (33.9, 45.0), 60),
    ("Tuz Khurmatu", (34.89, 44.63), 25),
    ("Hamrin", (35.04, 43.65), 25),
    ("Hamreen mountains", (35.04, 43.65), 25),
    ("Qarachogh", (35.72, 43.62), 25),
    ("al-Qaraj", (35.72, 43.52), 25),
    ("al-Jazeera region", (34.6, 43.1), 120),
    ("Mansourieh al-Jabal", (34.04, 45.01), 25),
    ("Salaheddine province", (34.6, 43.6), 60),
    ("Kurdistan Region", (36.2, 44.4), 130),
    ("Makhmour", (35.77, 43.58), 25),
    ("Iraq", (33.0, 44.0), 300),
]


@pytest.mark.parametrize(("name", "point", "km"), INSIDE)
def test_the_first_candidate_lies_where_it_should(name: str, point: tuple[float, float], km: float) -> None:
    best = lookup(name, country="IQ")[0]
    assert best.latitude is not None
    assert best.longitude is not None
    assert distance((best.latitude, best.longitude), point) <= km


def test_a_country_and_a_point_lend_weight() -> None:
    assert lookup("Tripoli")[0].country == "LY"
    assert lookup("Tripoli", country="LB")[0].country == "LB"
    assert lookup("Salem", near=(42.5, -70.9))[0].admin1 == "Massachusetts"


def test_the_score_is_the_sum_of_its_reasons() -> None:
    for candidate in lookup("Kirkuk province", country="IQ"):
        assert candidate.score == pytest.approx(sum(value for _, value in candidate.why), abs=0.01)


def test_the_best_comes_first() -> None:
    scores = [candidate.score for candidate in lookup("San José", country="CR")]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", ["", "Zzyzzyqq", "الموصل", "12345"])
def test_an_unknown_name_has_no_candidates(name: str) -> None:
    assert lookup(name) == []
