"""Marks to parties and places: words made whole, places that are no doers, names that are places, and the type by
who did what to whom."""

from __future__ import annotations

import pytest

from onrecord.actors import identify
from onrecord.coding import code
from onrecord.coding.definite import definite
from onrecord.model import Account, Participant, Report, Weapon
from tests.coding.marking import Said, marks

SWEPT = "swept through"


def account(text: str, *said: Said, kind: str = "attack") -> Account:
    given = marks(text, Said("trigger", kind, SWEPT), Said("role", "target_object", "hamlet"), *said)
    (only,) = code(Report("r", text), {"marks": lambda _: given}).incidents
    return only


def doers(text: str, words: str) -> list[str]:
    return [who.text for who in account(text, Said("role", "perpetrator_person", words)).perpetrators]


@pytest.mark.parametrize(
    ("text", "marked", "named"),
    [
        ("Riders of Gao-Tessit swept through a hamlet.", "Tessit", ["Gao-Tessit"]),
        ("Masked riders with torches swept through a hamlet.", "Masked riders with", ["Masked riders"]),
        ("The masked riders swept through a hamlet.", "The masked riders", ["masked riders"]),
        ("Hamlets burn\n\nMasked riders swept through a hamlet.", "burn\n\nMasked riders", ["Masked riders"]),
    ],
)
def test_the_words_of_a_mark_are_whole_and_bare(text: str, marked: str, named: list[str]) -> None:
    assert doers(text, marked) == named


def test_a_dateline_does_nothing() -> None:
    assert doers("NAIROBI (Reuters) - They swept through a hamlet.", "NAIROBI") == []


def test_a_place_does_nothing_unless_it_stands_for_a_state() -> None:
    assert doers("They swept through a hamlet beside Mopti.", "Mopti") == []
    text = "Baghdad swept through the hamlet with its tanks."
    (state,) = account(text, Said("role", "perpetrator_organisation", "Baghdad")).perpetrators
    assert (state.text, state.kind, state.name) == ("Baghdad", "state_forces", "Iraqi Government")


def test_a_common_noun_is_no_place() -> None:
    text = "They swept through a hamlet on the coast."
    assert account(text, Said("role", "place", "coast")).place is None


def test_a_name_that_no_gazetteer_knows_is_a_place_without_a_point() -> None:
    text = "They swept through a hamlet and the sleeping Qarzogund."
    place = account(text, Said("role", "place", "sleeping Qarzogund")).place
    assert place is not None
    assert (place.text, place.latitude, place.precision) == ("Qarzogund", None, "unknown")


def made(kind: str, doers: list[str], hit: list[str], weapons: tuple[str, ...] = (), told: str = "") -> str:
    def party(text: str) -> Participant:
        who = identify(text)
        return Participant(text, (0, 1), ((0, 1),), who.actor, who.name, who.kind, who.nature)

    arms = tuple(Weapon(text, (0, 1), "other") for text in weapons)
    sides = {"perpetrators": tuple(map(party, doers)), "targets": tuple(map(party, hit))}
    return definite(Account(kind, "", weapons=arms, **sides), told)


@pytest.mark.parametrize(
    ("kind", "doers", "hit", "wanted"),
    [
        ("attack", ["gunmen"], ["soldiers"], "armed_clash"),
        ("attack", ["gunmen"], ["policemen", "shoppers"], "attack"),
        ("attack", ["gunmen"], ["France"], "attack"),
        ("attack", ["police"], ["protesters"], "excessive_force_against_protesters"),
        ("attack", ["soldiers"], ["a crowd"], "excessive_force_against_protesters"),
        ("arrests", ["rebels"], ["engineer"], "abduction_forced_disappearance"),
        ("abduction_forced_disappearance", ["police"], ["student"], "arrests"),
        ("government_regains_territory", ["rebels"], [], "non_state_actor_overtakes_territory"),
        ("non_state_actor_overtakes_territory", ["Iraqi army"], [], "government_regains_territory"),
        ("remote_explosive_landmine_ied", ["bomber"], ["shoppers"], "suicide_bomb"),
        ("attack", ["suicide attackers"], ["shoppers"], "suicide_bomb"),
        ("attack", ["bomber"], ["shoppers"], "attack"),
    ],
)
def test_the_parties_make_the_type_definite(kind: str, doers: list[str], hit: list[str], wanted: str) -> None:
    assert made(kind, doers, hit) == wanted


def test_a_suicide_belt_makes_a_suicide_bombing() -> None:
    assert made("remote_explosive_landmine_ied", [], [], ("suicide belt",)) == "suicide_bomb"


def test_who_blows_himself_up_makes_a_suicide_bombing() -> None:
    told = "A man blew himself up in a market."
    assert made("remote_explosive_landmine_ied", ["man"], [], told=told) == "suicide_bomb"
    assert made("attack", ["man"], [], told=told) == "attack"
