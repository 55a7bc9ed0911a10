"""Places as doers: a state by its own name or its capital's ("Baghdad said"); any other place does nothing."""

from __future__ import annotations

from dataclasses import replace

from onrecord import codebook
from onrecord.actors import identify
from onrecord.coding.draft import Draft, between
from onrecord.coding.words import words
from onrecord.model import Participant, Place
from onrecord.places.nations import capital


def doer(draft: Draft, made: Participant) -> Participant | None:
    """The participant as one who does something: the state where it is named by its capital; None for a place that
    is no state, and for what stands in a dateline."""
    if draft.reading.at(made.span[0]).dateline:
        return None
    held = [place for place in _around(draft, made) if place.precision != "country"]
    if not held:
        return made
    return _state(made, held[0]) if _governs(draft, held[0]) else None


def _around(draft: Draft, made: Participant) -> list[Place]:
    """The places whose names hold all the words of the participant."""
    start, end = made.span
    near = between(draft.places, start - 80, end)
    return [place for place in near if place.span[0] <= start and end <= place.span[1]]


def _governs(draft: Draft, place: Place) -> bool:
    """Whether it is the capital of a state and nothing says that something happens in it."""
    before = draft.text[: place.span[0]].split()[-1:]
    located = bool(before) and before[0].lower() in words().locating
    named = place.text[:1].isupper() and place.country is not None and capital(place.country) == place.name
    return named and not located


def _state(made: Participant, place: Place) -> Participant:
    name = codebook.table("countries")[place.country]["name"]
    who = identify(name)
    return replace(made, actor=who.actor, name=who.name, kind=who.kind, nature=who.nature)
