"""ACLED's actors: who is actor1 and actor2, who stands by them, their codes, and whether civilians were the target."""

from __future__ import annotations

import pytest

from onrecord import codebook
from onrecord.model import Participant
from onrecord.publish.acled_actors import interaction
from onrecord.terms import KINDS
from tests.publish.giving import given, table


def people(text, kind, nature="person", actor=None, name=None):
    return Participant(text, (0, 0), (), actor, name, kind, nature)


def row(**telling):
    return table("acled", given(telling))[0]


GENERIC = [
    ("nobody told, a clash", "armed_clash", (), "Unidentified Armed Group (Iraq)", "3", ""),
    ("nobody told, a protest", "peaceful_protest", (), "Protesters (Iraq)", "6", ""),
    ("nobody told, a riot", "mob_violence", (), "Rioters (Iraq)", "5", ""),
    ("nobody told, an agreement", "agreement", (), "", "", ""),
    ("civilians attacked", "attack", (), "Unidentified Armed Group (Iraq)", "3", "Civilians (Iraq)"),
    ("men of whom nothing is said", "attack", (people("men", "unknown"),), "Unidentified Armed Group (Iraq)", "3", "Civilians (Iraq)"),
    ("militants: no insurgents at ACLED", "armed_clash", (people("militants", "rebel_group"),), "Unidentified Armed Group (Iraq)", "3", ""),
    ("soldiers, unnamed", "armed_clash", ("soldiers",), "Military Forces of Iraq", "1", ""),
    ("police, unnamed", "arrests", (people("police", "state_forces"),), "Police Forces of Iraq", "1", ""),
    ("state forces of no word", "armed_clash", (people("security forces", "state_forces"),), "State Forces of Iraq", "1", ""),
    ("people who demonstrate", "peaceful_protest", (people("hundreds of women", "civilians"),), "Protesters (Iraq)", "6", ""),
    ("people who riot", "violent_demonstration", (people("youths", "civilians"),), "Rioters (Iraq)", "5", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "type", "by", "actor1", "inter1", "actor2"), GENERIC, ids=[case[0] for case in GENERIC]
)
def test_actors_that_no_one_names(label, type, by, actor1, inter1, actor2):
    found = row(type=type, by=by)
    assert (found["actor1"], found["inter1"], found["actor2"]) == (actor1, inter1, actor2)


NAMED = [
    ("a rebel group", people("IS men", "rebel_group", actor="islamic-state", name="Islamic State"), "Islamic State", "2"),
    ("a group in the words alone", people("Fighters of Boko Haram", "rebel_group"), "Boko Haram", "2"),
    ("a state's army", people("Iraqi troops", "state_forces", actor="iraq-army", name="Iraqi Army"), "Military Forces of Iraq", "1"),
    ("its air force", people("Iraqi jets", "state_forces", "object", "iraq-air-force", "Iraqi Air Force"), "Military Forces of Iraq", "1"),
    ("its police", people("Iraqi police", "state_forces", actor="iraq-police", name="Iraqi Police"), "Police Forces of Iraq", "1"),
    ("another state's", people("US", "state_forces", "organisation", "united-states-army", "United States military"),
     "Military Forces of the United States", "8"),
    ("peacekeepers", people("UN", "external_forces", "organisation", "united-nations", "United Nations"), "United Nations", "8"),
    ("an organisation not listed", people("Lions of Zinjar", "political_militia", "organisation", None, "Lions of Zinjar"), "Lions of Zinjar", "3"),
    ("an actor of a codebook to come", people("They", "rebel_group", "organisation", "no-such", "The Band"), "The Band", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "by", "actor1", "inter1"), NAMED, ids=[case[0] for case in NAMED])
def test_named_actors(label, by, actor1, inter1):
    found = row(by=(by,))
    assert (found["actor1"], found["inter1"]) == (actor1, inter1)


def test_the_unnamed_of_a_named_actors_kind_are_the_same_people():
    found = row(by=("Islamic State",), of=("Iraqi Army", "soldiers", people("search party", "unknown", "organisation")))
    assert (found["actor2"], found["assoc_actor_2"]) == ("Military Forces of Iraq", "")


def test_the_bomber_of_a_named_group_is_no_group_of_its_own():
    bomber = people("suicide bomber", "political_militia")
    assert row(type="suicide_bomb", by=("Islamic State", bomber))["assoc_actor_1"] == ""


def test_whom_a_mob_attacks_are_no_rioters():
    found = row(type="mob_violence", by=(people("mob", "rioters"),), of=(people("suspects", "unknown"),))
    assert (found["actor1"], found["actor2"], found["interaction"]) == ("Rioters (Iraq)", "Civilians (Iraq)", "57")


def test_a_government_beside_its_own_forces_is_no_actor():
    drone = people("US drone", "state_forces", "object", "united-states-air-force", "American Air Force")
    state = people("US", "state_forces", "organisation", "united-states-government", "United States government")
    found = row(type="air_drone_strike", by=(drone, state))
    assert (found["actor1"], found["assoc_actor_1"]) == ("Military Forces of the United States", "")
    assert row(by=(state,))["actor1"] == "Government of the United States"


def test_a_named_groups_men_are_not_their_own_victims():
    found = row(by=("Islamic State",), of=("soldiers", people("rebels", "rebel_group")))
    assert (found["actor2"], found["assoc_actor_2"]) == ("Military Forces of Iraq", "")


def test_soldiers_whom_violence_against_civilians_hit_were_unarmed():
    found = row(type="abduction_forced_disappearance", of=("soldiers",))
    assert (found["actor2"], found["assoc_actor_2"]) == ("Civilians (Iraq)", "Military Forces of Iraq")
    assert (found["inter2"], found["interaction"]) == ("7", "37")


def test_others_stand_by_the_first_but_civilians_by_neither_side_of_a_battle():
    hit = ("Iraqi Army", "Badr Organization", "civilians")
    found = row(of=hit)
    assert (found["actor2"], found["assoc_actor_2"]) == ("Military Forces of Iraq", "Badr Organization")
    found = row(of=hit, type="air_drone_strike")
    assert found["assoc_actor_2"] == "Badr Organization; Civilians (Iraq)"


def test_protesters_shot_at_are_actor2():
    found = row(type="excessive_force_against_protesters", by=("soldiers",), of=(people("people", "civilians"),))
    assert (found["actor2"], found["inter2"], found["interaction"]) == ("Protesters (Iraq)", "6", "16")


def test_force_against_a_protest_hit_protesters_even_if_none_is_told():
    sit_in = people("sit-in", "unknown", "object")
    assert row(type="excessive_force_against_protesters", of=(sit_in,))["actor2"] == "Protesters (Iraq)"


GROUPS = [
    ("two journalists", "Journalists (Iraq)"),
    ("schoolgirls", "Students (Iraq); Women (Iraq)"),
    ("a mayor", "Government of Iraq"),
    ("aid workers", "Aid Workers (Iraq); Labor Group (Iraq)"),
    ("shoppers", ""),
]


@pytest.mark.parametrize(("text", "assoc"), GROUPS)
def test_associated_actors_by_the_words_for_the_people(text, assoc):
    found = row(type="attack", of=(people(text, "civilians"),))
    assert (found["actor2"], found["assoc_actor_2"]) == ("Civilians (Iraq)", assoc)


def test_a_bomb_in_what_is_the_civilians_has_them_as_actor2():
    found = row(type="remote_explosive_landmine_ied", of=(people("two churches", "civilians", "object"),))
    assert (found["actor2"], found["assoc_actor_2"]) == ("Civilians (Iraq)", "Christian Group (Iraq)")
    assert row(type="remote_explosive_landmine_ied")["actor2"] == ""


TARGETING = [
    ("violence against civilians", "attack", (), "Civilian targeting"),
    ("violence against the armed", "abduction_forced_disappearance", ("soldiers",), "Civilian targeting"),
    ("a bomb among civilians", "remote_explosive_landmine_ied", ("civilians",), "Civilian targeting"),
    ("a bomb against soldiers", "remote_explosive_landmine_ied", ("soldiers",), ""),
    ("a bomb against both", "remote_explosive_landmine_ied", ("soldiers", "civilians"), ""),
    ("force against protesters", "excessive_force_against_protesters", ("protesters",), "Civilian targeting"),
    ("a mob", "mob_violence", ("civilians",), "Civilian targeting"),
    ("a peaceful protest", "peaceful_protest", ("civilians",), ""),
    ("a clash", "armed_clash", ("civilians",), ""),
    ("looting", "looting_property_destruction", ("civilians",), ""),
]


@pytest.mark.parametrize(("label", "type", "of", "expected"), TARGETING, ids=[case[0] for case in TARGETING])
def test_civilian_targeting(label, type, of, expected):
    assert row(type=type, of=of)["civilian_targeting"] == expected


@pytest.mark.parametrize(
    ("one", "other", "code"), [(1, 2, 12), (2, 1, 12), (3, 7, 37), (6, None, 60), (None, 7, 70), (None, None, None)]
)
def test_interaction(one, other, code):
    assert interaction(one, other) == code


def test_a_force_is_not_hit_by_itself():
    army = people("The army", "state_forces", actor="iraq-army", name="Iraqi Army")
    found = row(by=(army,), of=("soldiers", people("rebels", "rebel_group")))
    assert (found["actor1"], found["actor2"]) == ("Military Forces of Iraq", "Unidentified Armed Group (Iraq)")


TAGS = [
    ("a crowd", "peaceful_protest", people("Hundreds of women", "civilians"), (), "crowd size=hundreds"),
    ("about 200", "violent_demonstration", people("about 200 students", "protesters"), (), "crowd size=about 200"),
    ("a crowd of no number", "peaceful_protest", people("women", "civilians"), (), "crowd size=no report"),
    ("girls", "abduction_forced_disappearance", None, (people("276 schoolgirls", "civilians"),), "women targeted: girls"),
    ("girls among others", "attack", None, (people("boys and girls", "civilians"), people("men", "civilians")), ""),
    ("a mob", "mob_violence", None, (), "crowd size=no report"),
    ("none", "armed_clash", None, (), ""),
]  # fmt: skip


@pytest.mark.parametrize(("label", "type", "by", "of", "tags"), TAGS, ids=[case[0] for case in TAGS])
def test_tags(label, type, by, of, tags):
    assert row(type=type, by=(by,) if by else (), of=of)["tags"] == tags


def test_the_tables_know_every_kind():
    acled = codebook.table("acled")
    assert set(acled["inter"]) == set(acled["generic"]) == set(KINDS)
    assert set(codebook.table("actors")["forces"]) == {force for forces in acled["forces"].values() for force in forces}
