"""What noun phrases stand for: (phrase, actor id, kind, nature, country)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors import Actor, identify
from onrecord.terms import KINDS, NATURES

NAMED = [
    ("the Badr Organization", "badr-organization", "political_militia", "organisation", "IQ"),
    ("ISIS", "islamic-state", "rebel_group", "organisation", None),
    ("ISIS elements", "islamic-state", "rebel_group", "person", None),
    ("dozens of Taliban fighters", "taliban", "rebel_group", "person", "AF"),
    ("the leader of Hamas", "hamas", "rebel_group", "person", "PS"),
    ("a NATO convoy", "nato", "external_forces", "object", None),
    ("Democratic Forces for the Liberation of Rwanda", "fdlr", "rebel_group", "organisation", None),
    ("UN peacekeepers", "un-peacekeepers", "external_forces", "person", None),
    ("Fighters of Boko Haram", "boko-haram", "rebel_group", "person", None),
    ("militants of the Islamic State group", "islamic-state", "rebel_group", "person", None),
    ("men of the Rapid Support Forces", "rapid-support-forces", "rebel_group", "person", "SD"),
    ("captors of the Taliban", None, "political_militia", "person", None),
    ("strike force of the LTTE", "ltte", "rebel_group", "organisation", "LK"),
    ("Hamas hostages", None, "civilians", "person", "PS"),
    ("al-Qaeda-linked militants", None, "rebel_group", "person", None),
    ("a Hamas-run hospital", None, "civilians", "object", None),
]
STATES = [
    ("two Iraqi soldiers", "iraq-army", "state_forces", "person", "IQ"),
    ("Iraqi Army", "iraq-army", "state_forces", "organisation", "IQ"),
    ("an officer of the Iraqi federal police", "iraq-federal-police", "state_forces", "person", "IQ"),
    ("Iraqi fighter jets", "iraq-air-force", "state_forces", "object", "IQ"),
    ("a convoy of US soldiers", "united-states-army", "state_forces", "person", "US"),
    ("US and British troops", "united-states-army", "state_forces", "person", "US"),
    ("an Israeli army bulldozer", "israel-army", "state_forces", "object", "IL"),
    ("the police of Colombia", "colombia-police", "state_forces", "person", "CO"),
    ("Nepal's royal government", "nepal-government", "state_forces", "organisation", "NP"),
    ("Israel", "israel-government", "state_forces", "organisation", "IL"),
    ("members of the Surrey police", None, "state_forces", "person", None),
]
NOUNS = [
    ("gunmen", None, "political_militia", "person", None),
    ("at least four armed men", None, "political_militia", "person", None),
    ("a group of masked youths", None, "political_militia", "person", None),
    ("a rebel leader", None, "rebel_group", "person", None),
    ("worshippers", None, "civilians", "person", None),
    ("two of the hostages", None, "civilians", "person", None),
    ("wife of a policeman", None, "civilians", "person", None),
    ("former soldiers", None, "civilians", "person", None),
    ("an ex-policeman", None, "civilians", "person", None),
    ("a local mayor", None, "civilians", "person", None),
    ("protesters", None, "protesters", "person", None),
    ("an angry mob", None, "rioters", "person", None),
    ("four Kenyans working for the Dutch navy", None, "civilians", "person", "KE"),
    ("two Japanese", None, "civilians", "person", "JP"),
    ("Kurds", None, "civilians", "person", None),
    ("South African mercenaries", None, "external_forces", "person", "ZA"),
    ("police and soldiers", None, "state_forces", "person", None),
    ("14", None, "unknown", "person", None),
    ("ten others", None, "unknown", "person", None),
    ("it", None, "unknown", "organisation", None),
]
THINGS = [
    ("a bridge", None, "unknown", "object", None),
    ("the US embassy", None, "civilians", "object", "US"),
    ("a police station", None, "state_forces", "object", None),
    ("a military convoy", None, "state_forces", "object", None),
    ("a car", None, "civilians", "object", None),
    ("a police car", None, "state_forces", "object", None),
    ("an oil pipeline", None, "unknown", "object", None),
    ("HMS Ocean", None, "unknown", "object", None),
    ("a gizmo", None, "unknown", "object", None),
]
CALLED = [
    ("Abu Omar al-Basri", None, "Abu Omar al-Basri", "unknown", "person"),
    ("Gen. Ahmed Ali", None, "Ahmed Ali", "state_forces", "person"),
    ("Lt. Col. John Smith of the border guards", None, "John Smith", "state_forces", "person"),
    ("Prime Minister Jones", None, "Jones", "civilians", "person"),
    ("Hamas leader Omar Sample", "hamas", "Omar Sample", "rebel_group", "person"),
    ("Free Valley Movement", None, "Free Valley Movement", "unknown", "organisation"),
    ("the Ministry of Health", None, "Ministry of Health", "state_forces", "organisation"),
    ("Salaheddine Operations Command", None, "Salaheddine Operations Command", "state_forces", "organisation"),
    ("PFLX", None, "PFLX", "unknown", "organisation"),
    ("Kurdish forces", None, "Kurdish forces", "state_forces", "person"),
    ("supporters of President Sample", None, None, "civilians", "person"),
    ("Shiite pilgrims", None, None, "civilians", "person"),
    ("yachtsmen", None, None, "unknown", "person"),
]
IN_A_COUNTRY = [
    ("police", "IQ", "iraq-police", "state_forces"),
    ("soldiers", "CO", "colombia-army", "state_forces"),
    ("Iraqi soldiers", "IQ", "iraq-army", "state_forces"),
    ("Russian troops", "UA", "russia-army", "external_forces"),
    ("the Israel Defense Forces", "LB", "israel-army", "external_forces"),
    ("Kurdish forces", "IQ", None, "state_forces"),
    ("gunmen", "IQ", None, "political_militia"),
]


@pytest.mark.parametrize(("phrase", "actor", "kind", "nature", "country"), NAMED + STATES + NOUNS + THINGS)
def test_identify(phrase: str, actor: str | None, kind: str, nature: str, country: str | None) -> None:
    found = identify(phrase)
    assert (found.actor, found.kind, found.nature, found.country) == (actor, kind, nature, country)


@pytest.mark.parametrize(("phrase", "actor", "name", "kind", "nature"), CALLED)
def test_unknown_names_stay_themselves(phrase: str, actor: str | None, name: str, kind: str, nature: str) -> None:
    found = identify(phrase)
    assert (found.actor, found.name, found.kind, found.nature) == (actor, name, kind, nature)


@pytest.mark.parametrize(("phrase", "country", "actor", "kind"), IN_A_COUNTRY)
def test_the_country_of_the_act(phrase: str, country: str, actor: str | None, kind: str) -> None:
    found = identify(phrase, country)
    assert (found.actor, found.kind) == (actor, kind)


def test_names_come_from_the_registry() -> None:
    assert identify("Daesh fighters").name == "Islamic State"
    assert identify("Iraqi troops").name == "Iraqi Army"


@pytest.mark.parametrize("phrase", ["", " ", ",", "the", "of", "of the", "(", "no one", "'s", "a of b of c of"])
def test_hardly_a_phrase(phrase: str) -> None:
    assert identify(phrase).kind == "unknown"


@pytest.mark.xfail(strict=True, reason="two communities that share a noun are read as a name")
def test_communities_share_a_noun() -> None:
    assert identify("Kurdish and Arab fighters").kind == "rebel_group"


PIECES = ["the two of", "Iraqi", "US", "soldiers", "members of", "and", "Hamas", "leader", "armed men", "former",
          "General", "Ali", ",", "(", "'s", "-", "14", "with", "bus", "Army", "for the"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_phrase_has_a_reading(words: list[str]) -> None:
    for country in (None, "IQ"):
        found = identify(" ".join(words), country)
        assert isinstance(found, Actor) and found.kind in KINDS and found.nature in NATURES
