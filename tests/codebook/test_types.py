"""The 25 incident types, against ACLED's codebook and the contract."""

from __future__ import annotations

import pytest

from onrecord import codebook
from onrecord.terms import INCIDENT_TYPES

CASES = [
    ("armed_clash", "battles", ["political_violence"], "Armed clash"),
    ("peaceful_protest", "protests", ["demonstrations"], "Peaceful protest"),
    ("excessive_force_against_protesters", "protests", ["demonstrations", "political_violence"],
     "Excessive force against protesters"),
    ("violent_demonstration", "riots", ["demonstrations"], "Violent demonstration"),
    ("mob_violence", "riots", ["political_violence"], "Mob violence"),
    ("air_drone_strike", "explosions_remote_violence", ["political_violence"], "Air/drone strike"),
    ("abduction_forced_disappearance", "violence_against_civilians", ["political_violence"],
     "Abduction/forced disappearance"),
    ("other_strategic", "strategic_developments", ["strategic_developments"], "Other"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "event", "disorder", "label"), CASES)
def test_type(kind: str, event: str, disorder: list[str], label: str) -> None:
    row = codebook.table("types")[kind]
    assert codebook.event_type(kind) == event
    assert (row["disorder"], row["label"]) == (disorder, label)


def test_types_are_the_contracts_in_order_of_rank() -> None:
    types = codebook.table("types")
    assert tuple(types) == INCIDENT_TYPES
    assert [row["rank"] for row in types.values()] == list(range(1, 26))


def test_every_type_is_defined() -> None:
    assert all(row["definition"].endswith(".") for row in codebook.table("types").values())


def test_unknown_type_names_the_known() -> None:
    with pytest.raises(KeyError, match=r"no incident type 'bombing'; known: .*suicide_bomb"):
        codebook.event_type("bombing")


@pytest.mark.parametrize(("code", "words"), [
    ("air_drone_strike", "Air/drone strike"), ("other_strategic", "Other strategic"), ("single", "Single"),
    ("toll_disputed", "Toll disputed"), ("", ""),
])  # fmt: skip
def test_a_code_as_people_write_it(code: str, words: str) -> None:
    assert codebook.label(code) == words
