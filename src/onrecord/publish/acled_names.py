"""How ACLED writes an actor, and its inter code: named actors, forces of states, unnamed people by their kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.parties import Actor, says
from onrecord.rulings import Incident, Party


def name(one: Actor, here: str | None) -> str:
    """A named actor by its name, a state's force and an unnamed one as ACLED writes its kind; ``here`` is the country
    of the event, whose the unnamed are."""
    table, country = book(), one.country or here
    force = next((kind for kind, forces in table["forces"].items() if one.force in forces), None)
    if force is None and one.name:
        return one.name
    if force is None and one.kind == "state_forces":
        force = next((kind for kind, words in table["force_words"].items() if says(one.text, words)), None)
    pattern = str(table["force_names"][force] if force else table["generic"][one.kind])
    return pattern.format(country=countries.acled_name(country), of=countries.with_article(country))


def inter(one: Actor, here: str | None) -> int | None:
    """The inter code: a state's forces abroad are external, an unidentified armed group is 3 whatever it fights."""
    table, kind = book(), one.kind
    if kind == "state_forces" and one.country and here and one.country != here:
        kind = "external_forces"
    if kind in table["unidentified"] and not one.name:
        kind = "political_militia"
    code: int | None = table["inter"][kind]
    return code


def groups(parties: Iterable[Party], here: str | None) -> list[str]:
    """Associated actors by the words for the people: "two journalists" are Journalists (Iraq)."""
    country, of = countries.acled_name(here), countries.with_article(here)
    texts = [party.text for party in parties]
    found = [label for label, words in book()["groups"].items() if any(says(text, words) for text in texts)]
    return [label.format(of=of) if "{" in label else f"{label} ({country})" for label in found]


def unnamed(kind: str, text: str = "", nature: str = "person") -> Actor:
    """People of a kind whom no one names."""
    return Actor(None, None, kind, None, None, text, nature)


def as_acted(one: Actor, incident: Incident) -> Actor:
    """An unnamed actor by what it does: people who demonstrate are protesters or rioters, unknown men with arms an
    unidentified armed group; whom a mob attacks are civilians."""
    table = book()
    if one.name or one.kind not in ("civilians", "unknown"):
        return one
    acts = any(party.text == one.text for party in incident.perpetrators)
    kind = table["demonstrators"].get(incident.event_type)
    if kind == "rioters" and not acts:
        kind = "civilians"
    if kind is None and one.kind == "unknown" and acts:
        kind = table["untold"].get(incident.event_type)
    return one if kind is None else unnamed(kind, one.text, one.nature)


def without_government(found: list[Actor]) -> list[Actor]:
    """A government beside forces of its own is no actor beside them: "a US drone", "the United States"."""
    government = book()["forces"]["government"]
    armed = {one.country for one in found if one.force and one.force not in government}
    return [one for one in found if one.country not in armed or one.force not in government]


def book() -> dict[str, Any]:
    acled: dict[str, Any] = codebook.table("acled")
    return acled
