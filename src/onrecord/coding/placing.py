"""Which place is an incident's, where rules and reader name several: that of the better chance, and the finer one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.chances import chances
from onrecord.coding.draft import Draft, between
from onrecord.coding.setting import fineness
from onrecord.coding.words import words
from onrecord.marking import Mark
from onrecord.model import Participant, Place

NEAR = 120  # characters from a trigger within which a place of its sentence may be its own
LEAST = 0.05  # the chance of being a place of an act, below which the words of a place are none
SURER = 0.45  # how much likelier the reader's place must be than the rules'
ANY = 0.1  # the chance of being a doer, below which the rules' word gives way to the reader's
LIKELY = 0.7  # the chance at which the reader's finer place counts before the country around it

Chosen = tuple[Place | None, str]  # with the stage that gave it


def placed(draft: Draft, own: Place | None, marked: Place | None, line: Place | None) -> Chosen:
    """The rules' place ``own`` or the reader's ``marked``; ``line``, the dateline's, where neither names another."""
    mine, theirs = chance(draft, own), chance(draft, marked)
    if own is None or own == line or mine < LEAST:
        return (marked, "reader") if marked is not None else (own if mine >= LEAST else None, "rules")
    if marked is None or marked == line:
        return own, "rules"
    better = theirs > mine + SURER or (theirs >= LIKELY and _within(marked, own))
    return (marked, "reader") if better else (own, "rules")


def beside(draft: Draft, triggers: Sequence[Mark]) -> Place | None:
    """The place nearest to the words that tell of an incident, in their sentence, that a preposition of place governs:
    "in Gao"."""
    found: list[tuple[int, Place]] = []
    for trigger in triggers:
        sentence = draft.reading.at(trigger.span[0])
        for place in between(draft.places, sentence.start, sentence.end):
            apart = abs(place.span[0] - trigger.span[0])
            held = apart <= NEAR and not sentence.dateline and _located(draft, place)
            if held and chance(draft, place) >= LEAST:
                found.append((apart, place))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def _located(draft: Draft, place: Place) -> bool:
    """Whether a preposition of place stands before the name, articles aside."""
    before = [word for word in draft.text[: place.span[0]].split()[-2:] if word.lower() != "the"]
    return bool(before) and before[-1].lower() in words().locating - {"from"}


def likely(draft: Draft, doers: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those of the rules' doers that the registry knows, or whose words the reader gives any chance of being one."""
    roles = ("perpetrator_person", "perpetrator_organisation")
    given = ((one, chances(draft.marks, "role", one.span)) for one in doers)
    return tuple(one for one, known in given if one.actor or not known or sum(known[role] for role in roles) >= ANY)


def chance(draft: Draft, place: Place | None) -> float:
    """How likely the reader takes the words for the place of an act; 1 where it did not read them."""
    if place is None:
        return 0.0
    return chances(draft.marks, "role", place.span).get("place", 1.0)


def _within(place: Place, country: Place) -> bool:
    """Whether one lies in the other, which is a whole country."""
    return country.precision == "country" and place.country == country.country and fineness(place) > fineness(country)
