"""Who a party is to an export: a named actor, a state's force, or people whom no one names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord import codebook
from onrecord.actors import find
from onrecord.actors.registry import entries, state_actor
from onrecord.rulings import Incident, Party

MEN = ("rebel_group", "political_militia")  # kinds of which a reporter says "the fighters" for a group named before
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Actor:
    """``name`` and ``id`` of the registry, where there are any; ``country`` the one it belongs to, ISO alpha-2;
    ``force`` which of a state's forces it is, by the registry's word for it (``army``)."""

    id: str | None
    name: str | None
    kind: str
    country: str | None
    force: str | None
    text: str
    nature: str


def actor(party: Party) -> Actor:
    """The party's actor; of one without, the only one that its words name: "Fighters of Boko Haram"."""
    if party.actor:
        return _registered(party.actor, party)
    named = {one.actor: one for one in find(party.text)}
    if len(named) == 1 and party.nature != "object":
        return _registered(next(iter(named)), party)
    name = party.name if party.nature == "organisation" else None
    return Actor(None, name, party.kind, None, None, party.text, party.nature)


def against(incident: Incident) -> list[Party]:
    """The targets without those who did it, where others are left: a named actor that the accounts have on both sides,
    and its men ("rebels") beside it."""
    doers: dict[str | None, str] = {one.id: one.kind for one in map(actor, incident.perpetrators) if one.id}
    others = [party for party in incident.targets if not _of(actor(party), doers)]
    return others or list(incident.targets)


def _of(one: Actor, doers: dict[str | None, str]) -> bool:
    return one.id in doers or (one.name is None and one.kind in MEN and one.kind in doers.values())


def _registered(id: str, party: Party) -> Actor:
    country, force = _states().get(id, (None, None))
    entry = entries().get(id)
    if entry is None and country is not None and force is not None:
        entry = state_actor(country, force)
    if entry is None:  # from another codebook
        return Actor(id, party.name or party.text, party.kind, None, None, party.text, party.nature)
    kind = party.kind if party.actor and party.kind != "unknown" else entry.kind
    return Actor(id, entry.name, kind, entry.country, force, party.text, party.nature)


@cache
def _states() -> dict[str, tuple[str, str]]:
    """The forces of every state by their id: ``iraq-army`` is (IQ, army)."""
    pairs = [
        (country, force) for country in codebook.table("countries") for force in codebook.table("actors")["forces"]
    ]
    return {state_actor(country, force).actor: (country, force) for country, force in pairs}


def says(text: str, words: list[str]) -> bool:
    """Whether a phrase has one of the words, or of the phrases, as whole words."""
    said = f" {' '.join(_WORD.findall(text.casefold()))} "
    return any(f" {word} " in said for word in words)
