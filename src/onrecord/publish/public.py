"""What of an incident may leave the house: groups and counts, offices and organisations, no private person's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord import codebook
from onrecord.model import Participant, Place
from onrecord.publish.about import About
from onrecord.publish.naming import nameless, names_one_of, private, private_names
from onrecord.rulings import Incident, Party, Voice

if TYPE_CHECKING:
    from onrecord.record import Told

COARSE = "a place of aid, health or shelter: made coarse"
_WORD = re.compile(r"[^\W\d_]+")


def public(told: Told, about: About) -> Told:
    """The incident without names of private persons, places of aid, health and shelter made coarse; its accounts are
    as the record has them: what is taken from them has to be looked at by whoever takes it (``headlines.headline``)."""
    return replace(told, incident=_reasons(_incident(told.incident, about), private_names(told.accounts), about))


def _reasons(incident: Incident, names: frozenset[str], about: About) -> Incident:
    """The incident's reasons without those that name a private person ("all from one voice: ...")."""
    why = {field: reason for field, reason in incident.why.items() if not names_one_of(reason, names)}
    about.withheld.update(["reasons that name a private person"] * (len(incident.why) - len(why)))
    return replace(incident, why=why) if len(why) < len(incident.why) else incident


def _incident(incident: Incident, about: About) -> Incident:
    shown = placed(incident, about)
    return replace(
        shown,
        perpetrators=_parties(incident.perpetrators, about),
        targets=_parties(incident.targets, about),
        voices=tuple(_voice(voice, about) for voice in incident.voices),
    )


def _parties(parties: Iterable[Party], about: About) -> tuple[Party, ...]:
    """Each party by its public name; those that share one are one."""
    merged: dict[tuple[str | None, str, str], Party] = {}
    for party in parties:
        shown = _party(party, about)
        known = merged.setdefault((shown.actor, shown.text, shown.kind), shown)
        accounts = tuple(dict.fromkeys((*known.accounts, *shown.accounts)))
        merged[shown.actor, shown.text, shown.kind] = replace(known, accounts=accounts)
    return tuple(merged.values())


def _party(party: Party, about: About) -> Party:
    """Registered actors, organisations and objects keep their name; persons only words that name no one."""
    if party.actor or party.nature != "person":
        return party
    if nameless(party.text):
        return replace(party, name=None)
    about.withheld["names of persons"] += 1
    return replace(party, text=party.kind.replace("_", " "), name=None)


def unnamed(text: str | None, about: About) -> str | None:
    """Words that name no one; ``None`` for others, since they may name a private person."""
    if text is None or nameless(text):
        return text
    about.withheld["words that may name a person"] += 1
    return None


def shown(participant: Participant, about: About) -> str:
    """An account's participant by its public name: the registry's, an organisation's, words that name no one, or only
    its kind."""
    party = Party(participant.text, participant.actor, participant.name, participant.kind, participant.nature, ())
    public = _party(party, about)
    return public.name or public.text


def _voice(voice: Voice, about: About) -> Voice:
    """A role that tells kin or a victim may name a private person, so it stays out."""
    if not private(voice.role):
        return voice
    about.withheld["roles of private persons"] += 1
    return replace(voice, role=None)


def placed(incident: Incident, about: About) -> Incident:
    """The incident with its place made coarse where the place's words or those of a target tell of aid, health or
    shelter; ``why["place"]`` then says so."""
    place = incident.place
    hit = (words for party in incident.targets for words in (party.text, party.name))
    if place is None or not _sheltering((place.text, place.name, *hit)):
        return incident
    if place.precision in ("exact", "near"):
        about.converted.add("places of aid, health or shelter made coarse", incident.id)
    return replace(incident, place=coarse(place), why=incident.why | {"place": COARSE})


def is_coarse(incident: Incident) -> bool:
    """Whether ``public`` has made the incident's place coarse: no other place of it may be told more exactly."""
    return incident.why.get("place") == COARSE


def safe_place(place: Place | None) -> Place | None:
    """A place that is no incident's, coarse where its words tell of aid, health or shelter."""
    return coarse(place) if place is not None and _sheltering((place.text, place.name)) else place


def coarse(place: Place) -> Place:
    """The place to a tenth of a degree and by its division; one that is not exact only without its readings, as a
    reading may be exact where the place is not."""
    if place.precision not in ("exact", "near"):
        return replace(place, readings=())
    digits, name = _book()["degrees"], place.admin2 or place.admin1
    return replace(
        place, text=name or "", name=name, gazetteer=None,
        precision="near" if place.latitude is not None else "unknown",
        latitude=_round(place.latitude, digits), longitude=_round(place.longitude, digits),
        relation=None, readings=(), radius_km=_book()["radius_km"],
    )  # fmt: skip


def _sheltering(phrases: Iterable[str | None]) -> bool:
    """Whether one of the phrases has a word of a place of aid, health or shelter: "a clinic run by MSF"."""
    told = [f" {' '.join(_WORD.findall(phrase.casefold()))} " for phrase in phrases if phrase]
    return any(f" {word} " in text or f" {word}s " in text for text in told for word in _book()["coarsened"])


def _round(degrees: float | None, digits: int) -> float | None:
    return None if degrees is None else round(degrees, digits)


def _book() -> dict[str, Any]:
    public: dict[str, Any] = codebook.table("exports")["public"]
    return public
