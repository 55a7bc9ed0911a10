"""What follows a cue: the listener, times and places of speaking, and where the words reported begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speaker_words import Words, word_set
from onrecord.coding.statements_cues import FINITE, Cue
from onrecord.reading.english import english

ONLINE = (["news"], ["radio"], ["television"], ["tv"])  # "told BBC News | the road was open"
THAT = frozenset(("clause", "that", "quote"))  # what takes a "that": "described | that decision as" has none
_VERBLESS = re.compile("[DJK#]*[NP]+ND")  # a noun right before an article does what a verb would
_PLURAL = re.compile("[NP]B[DJNPI#R]")
ASIDE = 8  # words in commas between a cue and its "that"


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a cue: whom it is told to, where the reported words begin, and what they are."""

    start: int
    told: Words | None
    that: bool
    clause: bool
    quote: bool


def tail(unit: Unit, start: int, stop: int, cue: Cue) -> Tail:
    """Reads on from behind a cue, over the listener, times and forums, to the words reported."""
    told = listener(unit, start, stop, cue) if cue.listener else None
    first, heard = _adjuncts(unit, told[1] if told else start, stop)
    that = first < stop and unit.lower[first] == "that" and unit.tags[first] in "IW" and bool(THAT & cue.takes)
    if that and _relative(unit, first):
        first, that = stop, False
    later = None if that else _later_that(unit, first, stop)
    if later is not None:
        first, that = later, True
    first += that
    if that and unit.tags[first : first + 1] == ",":
        first += 1  # "told the jury that, over the past year, | ..."
    quote = first < stop and unit.tags[first] == QUOTE
    return Tail(first, told or heard, that, _holds_clause(unit, first, stop, cue), quote)


def _relative(unit: Unit, that: int) -> bool:
    """Whether a "that" only goes on with the noun before it: "said after a meeting | that lasted all night"."""
    return unit.tags[that + 1 : that + 2] in tuple(FINITE) and unit.tags[that - 1] == "N" and not dated(unit, that - 1)


def _holds_clause(unit: Unit, first: int, stop: int, cue: Cue) -> bool:
    """Whether a clause may follow; behind a verb with plain objects its verb stands before any other clause begins."""
    verb = next((i for i in range(first, stop) if unit.tags[i] in FINITE), None)
    if verb is None:
        return _may_be_clause(unit, first, stop, cue) or (
            noun_phrase(unit, first, stop) < stop and QUOTE in unit.tags[first + 1 : stop]
        )
    if not cue.transitive:
        return True
    between = unit.tags[first:verb]
    apart = (
        not {"W", ";"} & set(between) and between.count(",") != 1 and "CK" not in between and "C" not in between[-1:]
    )
    return apart and (word_set("subordinators") | {"that"}).isdisjoint(unit.lower[first:verb])


def _may_be_clause(unit: Unit, first: int, stop: int, cue: Cue) -> bool:
    """Whether words without a known verb may be a clause: "said | it bore", "say | armed men walk the streets"."""
    pronoun = unit.tags[first : first + 1] == "A" and unit.tags[first + 1 : first + 2] in ("N", "K", "B")
    if unit.tags[first : first + 1] == "," and _PLURAL.search(unit.tags, first, stop):
        return True  # "he noted|, adults develop it": a plural's verb looks like a base form
    return pronoun or (cue.lemma == "say" and _VERBLESS.match(unit.tags, first, stop) is not None)


def dated(unit: Unit, i: int) -> bool:
    """Whether word ``i`` is a day, a month or the like, and no verb ("may")."""
    return unit.lower[i] in word_set("calendar") and unit.tags[i] not in FINITE


def listener(unit: Unit, start: int, stop: int, cue: Cue) -> Words | None:
    """The noun phrase behind "told", or behind "urged" where what is urged follows it."""
    end = noun_phrase(unit, start, stop)
    if end == start:
        return None
    reached = _with_phrases(unit, end, stop)
    if unit.lower[reached : reached + 1] in (["to"], ["not"], ["that"]):
        return start, reached  # "told people in the camps to boil water"
    if {"to", "question"} & cue.takes and end < stop:
        asked = unit.tags[end] == QUOTE or unit.lower[end] in word_set("questions")  # "asked her | why"
        if asked and unit.lower[start] not in word_set("questions"):
            return start, end
    follows = unit.lower[end] if end < stop else ""
    return (start, end) if cue.lemma == "tell" or follows in ("against", "about", "of") else None


def _with_phrases(unit: Unit, end: int, stop: int) -> int:
    """The index behind the phrases that tell which people: "people | in the north of Germany"."""
    while end < stop and unit.lower[end] in ("in", "of", "from", "at", "with", "over", "under"):
        behind = noun_phrase(unit, end + 1, stop)
        behind += unit.lower[behind - 1] == "the" or (behind == end + 1 and unit.tags[end + 1 : end + 2] == "D")
        if behind == end + 1:
            break
        while behind < stop and unit.tags[behind] in "NPJR" and unit.lower[behind] != "not":
            behind += 1
        end = behind
    return end


def noun_phrase(unit: Unit, start: int, stop: int) -> int:
    """The index behind the noun phrase that begins at ``start``; ``start`` itself where none does."""
    if start < stop and unit.tags[start] == "A":
        return start + 1
    i = start
    while i < stop and unit.tags[i] == "D":
        i += 1
    first = i
    while i < stop and (unit.tags[i] in "JNPS" or (unit.tags[i] == "#" and i == first)) and not dated(unit, i):
        i += 1
        if unit.lower[i - 1] in word_set("outlets") and i - 1 == first:
            return i + (unit.lower[i : i + 1] in ONLINE)
    return i if i > first else start


def _adjuncts(unit: Unit, first: int, stop: int) -> tuple[int, Words | None]:
    """The index behind times, forums and adverbs ("on Tuesday", "in a statement"), and a listener named in them."""
    heard: Words | None = None
    while first < stop:
        step, listening = _adjunct(unit, first, stop)
        if step == first:
            break
        heard, first = heard or listening, step
    return first, heard


def _adjunct(unit: Unit, i: int, stop: int) -> tuple[int, Words | None]:
    tag, word = unit.tags[i], unit.lower[i]
    if (
        (tag == "R" and word not in english().negations)
        or (tag == "U" and unit.tags[i:].lstrip("U")[:1] not in ("S", "I"))  # not "three days of fighting"
        or dated(unit, i)
        or (word in ("late", "early", "earlier") and i + 1 < stop)
    ):
        return i + 1, None
    if tag == "D" and i + 1 < stop and dated(unit, i + 1):
        return i + 2, None
    if tag in ",:" and i + 1 < stop and unit.tags[i + 1] == QUOTE:
        return i + 1, None
    if tag == ";" and word == ":":
        return i + 1, None
    if tag == "," and (that := _that_behind_an_aside(unit, i, stop)):
        return that, None
    return _phrase(unit, i, stop) if tag in "IT" and word != "that" else (i, None)


def _that_behind_an_aside(unit: Unit, comma: int, stop: int) -> int | None:
    """The "that" behind words in commas: "noted, however, | that the drug"."""
    closing = unit.tags.find(",", comma + 1, min(stop, comma + ASIDE))
    if closing < 0 or unit.lower[closing + 1 : closing + 2] != ["that"] or FINITE & set(unit.tags[comma:closing]):
        return None
    return closing + 1


def _phrase(unit: Unit, i: int, stop: int) -> tuple[int, Words | None]:
    """A prepositional phrase whose noun is a day, a year, a forum or an audience."""
    end = i + 1
    while end < stop and unit.tags[end] in "DJNPS#" and not dated(unit, end):
        end += 1
    while end < stop and dated(unit, end):
        end += 1
    last = unit.lower[end - 1]
    if unit.lower[i] in ("to", "with") and end > i + 1 and (last in word_set("listeners") or unit.tags[end - 1] == "P"):
        return end, (i + 1, end)
    if end > i + 1 and unit.lower[end : end + 1] in ([":"], [","]) and unit.tags[end + 1 : end + 2] == QUOTE:
        return end + 1, None  # "said | of the virus: "It is a killer""
    timed = dated(unit, end - 1) or (last.isdigit() and len(last) == 4 and end == i + 2)
    return (end, None) if end > i + 1 and (timed or last in word_set("forums")) else (i, None)


def _later_that(unit: Unit, first: int, stop: int) -> int | None:
    """ "said in the capital that": a "that" which comes before any verb, comma or quotation."""
    for i in range(first, min(stop, first + 12)):
        if unit.lower[i] == "that" and unit.tags[i] in "IW" and i > first and unit.tags[first] == "I":
            return i
        if unit.tags[i] in FINITE or unit.tags[i] in ",;Q":
            return None
    return None
