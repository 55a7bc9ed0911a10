"""What a recorder of casualties checks first: who, where, how many, and whether it happened, in single sentences."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.model import Account, Report


def only(text: str, published: date | None = None) -> Account:
    (account,) = code(Report("r", text, published=published)).incidents
    return account


PLACES = [
    ("origin of the doers", "Soldiers from Uganda killed five rebels near Beni.", "near Beni"),
    ("origin of the victims", "Two peacekeepers from Egypt were killed by rebels in Timbuktu.", "Timbuktu"),
    (
        "a preposition behind adjectives",
        "A bomb killed nine people in the holy city of Najaf.",
        "city of Najaf",
    ),
]


@pytest.mark.parametrize(("label", "text", "place"), PLACES, ids=[row[0] for row in PLACES])
def test_place(label: str, text: str, place: str) -> None:
    found = only(text).place
    assert found is not None
    assert found.text == place


DOERS = [
    ("forces of a government", "Government forces killed 12 civilians in Idlib on Monday.", ["Government forces"]),
    ("a state by its adjective", "A Russian missile strike killed four people in Kharkiv.", ["Russian"]),
    (
        "behind an aside",
        "The attackers, whom residents described as young men in uniform, opened fire on worshippers.",
        ["attackers"],
    ),
    ("an adverb behind forces", "Security forces later shot dead two militants in Homs.", ["Security forces"]),
]


@pytest.mark.parametrize(("label", "text", "doers"), DOERS, ids=[row[0] for row in DOERS])
def test_perpetrators(label: str, text: str, doers: list[str]) -> None:
    assert [one.text for one in only(text).perpetrators] == doers


def test_an_adjective_of_nationality_is_its_state() -> None:
    (russia,) = only("A Russian missile strike killed four people in Kharkiv.").perpetrators
    assert (russia.actor, russia.kind) == ("russia-government", "state_forces")


def test_its_troops_are_of_whoever_is_named_in_the_sentence() -> None:
    text = "Al-Shabaab fighters attacked a base in Baidoa. The army said its troops killed four gunmen near Baidoa."
    named = {
        one.actor
        for account in code(Report("r", text)).incidents
        for one in account.perpetrators
        if one.text == "troops"
    }
    assert named <= {None}


TOLLS = [
    ("either", "Twenty people were killed or wounded by rebels in Goma.", {"killed": (0, 20), "injured": (0, 20)}),
    ("a toll far behind its noun",
     "The death toll from Saturday's missile strike on a block of flats in the old quarter of the city rose to 30.",
     {"killed": (30, 30)}),
    ("a list before who says so",
     "A suicide bomber killed at least 60 civilians and 13 soldiers in the crowd outside a gate, hospital and army officials said.",
     {"killed": (73, None)}),
    ("two sources",
     "A bomb exploded at a market in Mopti on Monday. Twelve people were killed, police said. Nineteen people were killed, a doctor said.",
     {"killed": (12, 19)}),
    ("a part of the dead",
     "Gunmen attacked a village in Borno. Twelve people were killed, police said. Three of the dead were children, a doctor said.",
     {"killed": (12, 12)}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "tolls"), TOLLS, ids=[row[0] for row in TOLLS])
def test_tolls(label: str, text: str, tolls: dict[str, tuple[int, int | None]]) -> None:
    assert {row.effect: (row.low, row.high) for row in only(text).harm} == tolls


COUNTED = [
    ("by hand", "Nine farmers were hacked to death in a village in Benue state on Sunday.", 9),
    ("in a raid", "At least 14 people were killed in a raid on a village in Ituri.", 14),
    ("by forces", "Israeli forces killed three Palestinians in Jenin on Tuesday.", 3),
]


@pytest.mark.parametrize(("label", "text", "low"), COUNTED, ids=[row[0] for row in COUNTED])
def test_a_single_sentence_is_enough(label: str, text: str, low: int) -> None:
    (row,) = only(text).harm
    assert row.low == low


def test_what_one_side_denies_is_alleged() -> None:
    assert only("Rebels said they had killed eight soldiers near Bunia, which the army denied.").status == "alleged"


def test_neither_nor_did_not_happen() -> None:
    text = "The army said that it had killed neither civilians nor herders in Zamfara."
    assert code(Report("r", text)).incidents == ()


def test_without_a_publication_date_a_time_stays_relative_and_says_so() -> None:
    text = "Rebels attacked a convoy near Goma yesterday."
    undated, dated = only(text), only(text, date(2024, 5, 7))
    assert undated.when is not None
    assert (undated.when.start, undated.when.offset, undated.flags) == (None, (-1, -1), ("when_relative",))
    assert dated.when is not None
    assert (dated.when.start, dated.flags) == (date(2024, 5, 6), ())
