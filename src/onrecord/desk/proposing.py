"""What selected words may mean: the number grammar, the gazetteers, the time reader and the actors' names propose, a
person overrules. A meaning is a form's fields, by the names that ``editing`` reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.actors import find_weapons, identify
from onrecord.model import Harm, Participant, Place, Report, Span, When
from onrecord.numbers import people
from onrecord.places import Candidate, find, lookup
from onrecord.terms import EFFECTS
from onrecord.times import whens

MOST = 8  # places of a name
PRECISION = {"settlement": "exact", "country": "country", "admin1": "admin1", "admin2": "admin2"}  # else area
AS_PRINTED = "printed"  # the choice of a place without a point
OWN = "own"  # the choice of a point that the person gives
_SMALL = ("the ", "in ", "at ", "near ", "of ", "on ")

Meaning = dict[str, str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A form's fields, the readings of a place among which to choose, and in a line who proposes it."""

    meaning: Meaning
    places: tuple[Place, ...] = ()
    says: str = ""


def guess(report: Report, span: Span) -> str:
    """The field that the words are likeliest for."""
    words = report.coded_text[slice(*span)]
    if _place(report, span):
        return "where"
    if _when(report, span):
        return "when"
    count = people(words)
    if count is not None and count.kind == "count":
        return "killed"
    return "weapons" if find_weapons(words) else "by"


def propose(report: Report, span: Span, field: str) -> Proposed:
    """What the words mean as a value of ``field``, a key of ``values.NAMES``."""
    words = report.coded_text[slice(*span)]
    if field in EFFECTS:
        return _harm(words)
    if field == "when":
        return _dated(_when(report, span))
    if field == "where":
        return _placed(report, span, words)
    if field in ("by", "against"):
        actor = identify(words)
        meaning = {"name": actor.name or "", "actor": actor.actor or "", "kind": actor.kind, "nature": actor.nature}
        return Proposed(meaning, says="the codebook's actors and nouns")
    if field == "weapons":
        weapon = next(iter(find_weapons(words)), None)
        return Proposed({"kind": weapon.kind if weapon else ""}, says="the codebook's weapons")
    return Proposed({"part": "organisation"} if field == "says" else {})


def of_harm(harm: Harm) -> Meaning:
    """A coded toll as the fields that it would come from; the same for what follows."""
    numbers = {name: str(value) for name, value in (("low", harm.low), ("high", harm.high)) if value is not None}
    who = {"who": harm.who.text, "kind": harm.who.kind} if harm.who else {}
    return {"vague": harm.vague or "", **numbers, **who}


def of_when(when: When) -> Meaning:
    days = {name: day.isoformat() for name, day in (("start", when.start), ("end", when.end)) if day}
    return {"precision": when.precision, **days}


def of_party(party: Participant) -> Meaning:
    return {"name": party.name or "", "actor": party.actor or "", "kind": party.kind, "nature": party.nature}


def of_place(place: Place) -> Meaning:
    choice = place.gazetteer or (OWN if place.latitude is not None else AS_PRINTED)
    point = {name: str(value) for name, value in (("latitude", place.latitude), ("longitude", place.longitude))
             if value is not None}  # fmt: skip
    return {"reading": choice, "name": place.name or "", "country": place.country or "", "admin1": place.admin1 or "",
            "precision": place.precision, **point}  # fmt: skip


def readings(report: Report, span: Span) -> tuple[Place, ...]:
    """The places that the words may mean, the report's own reading first, then by how well known they are."""
    words = report.coded_text[slice(*span)]
    own = _place(report, span)
    bare = words.strip(" ,.;:'\"").removesuffix("'s").removesuffix("’s")
    for small in _SMALL:
        bare = bare[len(small) :] if bare.lower().startswith(small) else bare
    named = [place_of(one, report, span) for one in lookup(bare)[:MOST]] if len(bare) < 100 else []
    found = [*([replace(own, text=words, span=span)] if own is not None and own.gazetteer else []), *named]
    return tuple({place.gazetteer: place for place in reversed(found)}[gid]
                 for gid in dict.fromkeys(place.gazetteer for place in found))  # fmt: skip


def place_of(one: Candidate, report: Report, span: Span) -> Place:
    """A place of the gazetteer as what the words name."""
    known = one.latitude is not None
    precision = PRECISION.get(one.kind, "area") if known or one.kind == "country" else "unknown"
    words, point = report.coded_text[slice(*span)], (one.latitude, one.longitude)
    return Place(words, span, one.name, one.gazetteer or None, one.country, one.admin1, one.admin2, *point, precision,
                 radius_km=one.radius_km, kind=one.kind)  # fmt: skip


def _harm(words: str) -> Proposed:
    """The number, and of whom it counts: the words behind it."""
    count = people(words)
    if count is None:
        return Proposed({"kind": "unknown"}, says="the number grammar finds no number")
    bounds = {name: str(value) for name, value in (("low", count.low), ("high", count.high)) if value is not None}
    who = words[count.span[1] :].strip(" ,.;:") or ""
    kind = identify(who).kind if who else "unknown"
    return Proposed(
        {**bounds, "vague": (count.vague or "").lower(), "who": who, "kind": kind}, says="the number grammar"
    )


def _dated(when: When | None) -> Proposed:
    if when is None:
        return Proposed({"precision": "day"}, says="the time reader finds no day")
    return Proposed(of_when(when), says="the time reader")


def _placed(report: Report, span: Span, words: str) -> Proposed:
    found = readings(report, span)
    if not found:  # and a word that is no name is nobody's place unasked
        return Proposed({"reading": AS_PRINTED, "name": words, "precision": "unknown"}, (), "no gazetteer has it")
    named = _place(report, span) is not None or words.upper() == words or words.lower() != words
    reading = found[0].gazetteer if named else None
    return Proposed({**of_place(found[0]), "reading": reading or AS_PRINTED}, found, "the gazetteers")


def _place(report: Report, span: Span) -> Place | None:
    return next((one for one in _places(report.coded_text) if _meets(one.span, span)), None)


def _when(report: Report, span: Span) -> When | None:
    return next((one for one in whens(report.coded_text, report.published) if _meets(one.span, span)), None)


@lru_cache(maxsize=16)
def _places(text: str) -> tuple[Place, ...]:
    """Kept for a while: a person selects several words of the same report."""
    return tuple(find(text))


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
