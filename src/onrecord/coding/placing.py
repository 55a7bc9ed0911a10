"""Which place is an incident's, where rules and reader name several: that of the better chance, and the finer one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.chances import chances
from onrecord.coding.draft import Draft, between, meet
from onrecord.coding.setting import fineness
from onrecord.coding.told import Told
from onrecord.coding.words import words
from onrecord.marking import Mark
from onrecord.model import Account, Participant, Place

NEAR = 120  # characters from a trigger within which a place of its sentence may be its own
LEAST = 0.05  # the chance of being a place of an act, below which the words of a place are none
SURER = 0.45  # how much likelier the reader's place must be than the rules'
ANY = 0.1  # the chance of being a doer, below which the rules' word gives way to the reader's
LIKELY = 0.7  # the chance at which the reader's finer place counts before the country around it
NEARLY = 0.1  # or at which it may fall behind that country's
HARDLY, SURELY = 0.2, 0.8  # the chances at which a place is not this incident's, and is another's

Chosen = tuple[Place | None, str]  # with the stage that gave it


def placed(draft: Draft, own: Place | None, marked: Place | None, line: Place | None) -> Chosen:
    """The rules' place ``own`` or the reader's ``marked``; ``line``, the dateline's, where neither names another."""
    mine, theirs = chance(draft, own), chance(draft, marked)
    if own is None or own == line or mine < LEAST:
        return (marked, "reader") if marked is not None else (own if mine >= LEAST else None, "rules")
    if marked is None or marked == line:
        return own, "rules"
    finer = _within(marked, own) and (theirs >= LIKELY or theirs >= mine - NEARLY)
    better = theirs > mine + SURER or finer or _says_more(marked, own)
    return (marked, "reader") if better else (own, "rules")


def by_name(draft: Draft, place: Place | None) -> Place | None:
    """The place as the report names it elsewhere, where it is only described here: "the Afghan capital" over "Kabul
    blast"; not as its dateline names it."""
    if place is None or place.gazetteer is None or place.name is None or place.name in place.text:
        return place
    same = (one for one in draft.places if one.gazetteer == place.gazetteer and one.text == one.name)
    return next((one for one in same if not draft.reading.at(one.span[0]).dateline), place)


def beside(draft: Draft, triggers: Sequence[Mark]) -> Place | None:
    """The place nearest to the words that tell of an incident, in their sentence, that a preposition of place governs:
    "in Gao"."""
    found: list[tuple[int, Place]] = []
    for trigger in triggers:
        sentence = draft.reading.at(trigger.span[0])
        for place in between(draft.places, sentence.start, sentence.end):
            apart = abs(place.span[0] - trigger.span[0])
            held = apart <= NEAR and not sentence.dateline and _located(draft, place)
            if held and chance(draft, place) >= LEAST and not foreign(draft, place, triggers):
                found.append((apart, place))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def in_place(draft: Draft, account: Account, told: Told, triggers: Sequence[Mark] = ()) -> Account:
    """The rules' account without a place that is another incident's; ``triggers``: what the reader sees of this one.
    Where it sees another alone, without one that it takes for no place of an act either."""
    ruled = [mark for mark in draft.marks.of("trigger") if any(meet(mark.span, t.span) for t in told.tellings)]
    others = account.place is not None and bool(_around(draft, account.place))
    unlikely = not triggers and others and chance(draft, account.place) < LEAST
    away = unlikely or foreign(draft, account.place, [*triggers, *ruled])
    return replace(account, place=None) if away else account


def foreign(draft: Draft, place: Place | None, triggers: Sequence[Mark]) -> bool:
    """Whether the words of a place belong to another incident of the report and not to that of the ``triggers``, by the
    reader: "shot five men in the north of (a city) after mortar fire hit a farm"."""
    if place is None:
        return False
    words = [mark for mark in draft.marks.of("role") if mark.label == "place" and meet(mark.span, place.span)]
    if not words:
        return False

    def given(some: Sequence[Mark]) -> float:
        return max((draft.marks.chance("incident", a, b) for a in words for b in some), default=0.0)

    return given(triggers) < HARDLY and given(_around(draft, place)) >= SURELY


def _around(draft: Draft, place: Place) -> list[Mark]:
    """What the reader sees to tell of any act in the place's sentence."""
    around = draft.reading.at(place.span[0])
    return [mark for mark in draft.marks.of("trigger") if around.start <= mark.span[0] < around.end]


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


def _says_more(place: Place, other: Place) -> bool:
    """Whether one names the other with more before it: "Old Ferry quarter in Baghdad", of "Baghdad"."""
    return len(place.text) > len(other.text) and set(other.text.lower().split()) <= set(place.text.lower().split())


def _within(place: Place, country: Place) -> bool:
    """Whether one lies in the other, which is a whole country."""
    if country.country is None and country.precision == "area":
        return place.country is not None  # "central Africa"
    return country.precision == "country" and place.country == country.country and fineness(place) > fineness(country)
