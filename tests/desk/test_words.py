"""Codes as people write them."""

from __future__ import annotations

import pytest

from onrecord.desk.words import label, picked

LABELS = [
    ("explosions_remote_violence", "Explosions/Remote violence"),  # ACLED's printed labels
    ("violence_against_civilians", "Violence against civilians"),
    ("remote_explosive_landmine_ied", "Remote explosive/landmine/IED"),
    ("ied", "IED"),
    ("roadside_bomb", "Roadside bomb"),
]
PICKED = [
    ("IQ", "country", "Iraq"),
    ("XQ", "country", "XQ"),  # a code that the codebook has not
    ("al-Shabaab", "actor", "al-Shabaab"),
    ("toll_disputed", "flag", "Toll disputed"),
]


@pytest.mark.parametrize(("code", "words"), LABELS)
def test_label(code: str, words: str) -> None:
    assert label(code) == words


@pytest.mark.parametrize(("value", "facet", "words"), PICKED)
def test_a_value_of_a_facet(value: str, facet: str, words: str) -> None:
    assert picked(value, facet) == words
