"""Whether what follows a cue is something that it reports: by what the cue takes (``cues.yaml``)."""

from __future__ import annotations

from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speaker_words import word_set
from onrecord.coding.statements_cues import FINITE, Cue
from onrecord.coding.statements_tails import Tail, noun_phrase

NUMBERED = 3  # words within which a number stands that is told: "counted | at least 80 dead"
NO_CLAUSE = frozenset(("by", "as", "on", "about", "for", "to"))  # what opens no bare clause


def accepts(unit: Unit, cue: Cue, found: Tail, stop: int) -> bool:
    """Whether what follows a cue is something that it reports."""
    if found.start >= stop or unit.tags[found.start] in ",;.)" or _only_said_of(unit, cue, found, stop):
        return False
    if found.quote:
        return True
    if found.that:
        return "clause" in cue.takes or "that" in cue.takes
    if "clause" in cue.takes and _bare_clause(unit, found):
        return True
    if _verb(unit, cue, found.start) or _counted(unit, cue, found.start, stop):
        return True
    return _thing(unit, cue, found.start, stop)


def _only_said_of(unit: Unit, cue: Cue, found: Tail, stop: int) -> bool:
    """ "Told a meeting | in New York, asking that", "who asked | not to be named"."""
    asked = cue.lemma == "ask" and unit.lower[found.start : found.start + 3] == ["not", "to", "be"]
    return asked or (unit.tags[found.start] == "I" and not found.that and _only_where(unit, found.start, stop))


def _bare_clause(unit: Unit, found: Tail) -> bool:
    return found.clause and unit.tags[found.start] not in FINITE and unit.lower[found.start] not in NO_CLAUSE


def _verb(unit: Unit, cue: Cue, start: int) -> bool:
    """ "Vowed | to fight", "recalled | hiding in a cellar", "asked | why nobody came"."""
    tag, word = unit.tags[start], unit.lower[start]
    if "to" in cue.takes and (tag == "T" or word in ("to", "not")):
        return True
    if "doing" in cue.takes and (tag == "G" or (word.endswith("ing") and not word.endswith("thing"))):
        return True
    return "question" in cue.takes and word in word_set("questions")


def _counted(unit: Unit, cue: Cue, start: int, stop: int) -> bool:
    """ "Counted | nine bodies", "raised | the number of dead to 40"."""
    if "number" in cue.takes and "#" in unit.tags[start : start + NUMBERED]:
        return True
    return "toll" in cue.takes and _new_toll(unit, start, stop)


def _thing(unit: Unit, cue: Cue, start: int, stop: int) -> bool:
    """ "Dismissed | the report as a lie", "called | it a crime", "condemned | the raid"."""
    tag, word = unit.tags[start], unit.lower[start]
    if "described" in cue.takes and (word == "as" or _described(unit, start, stop)):
        return True
    if "predicate" in cue.takes:
        return _predicate(unit, start, stop)
    named = unit.lower[start : max(start + 1, noun_phrase(unit, start, stop))]
    if "saying" in cue.takes and not word_set("sayings").isdisjoint(named):
        return True  # "rejected | the report as false", but not "rejected | a shipment of beef"
    if "object" in cue.takes and word == "as":
        return QUOTE in unit.tags[start : start + 2]  # "a step that he described | as "hasty""
    noun = tag in "ZB" and word in word_set("nouns")  # "rejected | claims that"
    return "object" in cue.takes and (
        noun or tag in "DJNP#AKR" or (tag == "G" and cue.stance in ("denies", "condemns"))
    )


def _only_where(unit: Unit, start: int, stop: int) -> bool:
    """Whether a comma ends a phrase that only says where or how: "told a meeting | in New York, asking that"."""
    comma = unit.tags.find(",", start, stop)
    return comma > 0 and unit.lower[start] != "as" and not {*FINITE, QUOTE} & {*unit.tags[start:comma]}


def _described(unit: Unit, start: int, stop: int) -> bool:
    """ "The report as a lie", "the number of dead at 40": a noun phrase, and what it is said to be."""
    if start >= stop or unit.tags[start] not in "DNPA":
        return False
    limit = next((i for i in range(start, stop) if unit.tags[i] in FINITE or unit.tags[i] in ",;"), stop)
    at = next((i for i in range(start + 1, limit) if unit.lower[i] in word_set("describing")), None)
    return (
        at is not None
        and at + 1 < stop
        and (unit.lower[at] == "as" or bool({"#", QUOTE} & {*unit.tags[at + 1 : at + 4]}))
    )


def _new_toll(unit: Unit, start: int, stop: int) -> bool:
    """ "Raised | the number of dead to 40"."""
    to = unit.lower.index("to", start, stop) if "to" in unit.lower[start:stop] else stop
    named = not word_set("tolls").isdisjoint(unit.lower[start:to])
    return named and "#" in unit.tags[to + 1 : to + 4] and not FINITE & {*unit.tags[start:to]}


def _predicate(unit: Unit, start: int, stop: int) -> bool:
    """ "called the sentence excessive", "called it a crime": a noun phrase, and what it is called."""
    end = noun_phrase(unit, start, stop)
    if end == start and unit.lower[start] in ("this", "that", "these"):
        return unit.tags[start + 1 : start + 2] in ("Q", "D", "J")
    if end == start or end > stop:
        return False
    while unit.lower[end : end + 1] == ["of"] and noun_phrase(unit, end + 1, stop) > end + 1:
        end = noun_phrase(unit, end + 1, stop)  # "called the response | of other governments | ..."
    named = end < stop and unit.tags[end] in "DQ"
    return named or (end == stop and end - start > 2 and unit.tags[end - 1] == "J" and unit.tags[start] == "D")
