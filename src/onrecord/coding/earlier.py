"""What a sentence tells of an earlier day: "..., two weeks after a truck bomb killed 300 people", "the worst attack
since bombs killed 90". Such a clause tells of another incident than the rest of its sentence, with a day of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.coding.draft import Draft, between
from onrecord.coding.rules import rules
from onrecord.model import Span, When
from onrecord.reading import Sentence

_WITHIN_A_DAY = re.compile(r"\b(?:hours?|minutes?|seconds?|moments?)\b", re.IGNORECASE)
_GOES_ON = frozenset("which who whom that where when killing wounding injuring leaving".split())  # behind a comma
_FINITE = frozenset("VZXHM")
_OPENING = 2  # words before it, at most, with which a clause still opens its sentence


class Earlier(NamedTuple):
    """The clause at ``span``, the words ``opener`` that say how long before, and the time that they give.

    ``fronted``: it opens the sentence ("A day after the attack, ..."), which may go on about the same incident.
    """

    span: Span
    opener: Span
    when: When | None
    fronted: bool


def earlier(draft: Draft, sentence: Sentence) -> list[Earlier]:
    """The clauses of a sentence that tell of an earlier day, in order."""
    if not {"after", "since"}.intersection(sentence.lower):
        return []
    found = _openers(draft, sentence)
    return [Earlier((b, _end(sentence, b)), (a, b), when, _fronted(sentence, a)) for a, b, when in found]


def home(draft: Draft, span: Span) -> tuple[int, int]:
    """The sentence that words stand in, and which of its earlier clauses, counted from 1; 0 for none of them. A clause
    that opens the sentence counts as none: what follows may go on about it."""
    sentence = draft.reading.at(span[0])
    for number, one in enumerate(earlier(draft, sentence), 1):
        if one.span[0] <= span[0] < one.span[1] and not one.fronted:
            return sentence.index, number
    return sentence.index, 0


def parted(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two words of one sentence (by their ``home``) tell of two days."""
    return one[0] == other[0] and one[1] != other[1]


def _openers(draft: Draft, sentence: Sentence) -> Iterator[tuple[int, int, When | None]]:
    """The words that open such a clause: "two weeks after", and "since" that no day follows."""
    found = between(draft.whens, sentence.start, sentence.end)
    for when in found:
        if when.text.lower().endswith(" after") and not _WITHIN_A_DAY.search(when.text):
            yield (*when.span, when)
    for index, word in enumerate(sentence.lower):
        start, end = sentence.chars(index, index + 1)
        if word == "since" and not any(when.span[0] <= start < when.span[1] for when in found):
            yield start, end, None


def _end(sentence: Sentence, start: int) -> int:
    """Where the clause ends: at a comma or semicolon behind the words of an incident and all that is told of it."""
    lower, tags = sentence.lower, sentence.tags
    first = i = max(0, bisect_right(sentence.starts, start))
    while i < len(tags):
        on = {*lower[i + 1 : i + 2], *(lower[i + 2 : i + 3] if tags[i + 1 : i + 2] == "I" else ())}
        told = not _FINITE.isdisjoint(tags[first:i]) or any(word in rules().nouns for word in lower[first:i])
        if told and (tags[i] in ";-" or (tags[i] == "," and _GOES_ON.isdisjoint(on))):
            return sentence.starts[i]
        if i > first and lower[i] == "when":  # "for the first time since the war | when a bomb exploded"
            return sentence.starts[i]
        i += 1
    return sentence.end


def _fronted(sentence: Sentence, start: int) -> bool:
    return bisect_right(sentence.starts, start) - 1 <= _OPENING


def clause(draft: Draft, span: Span) -> Span:
    """The part of the sentence that tells of the words' own day."""
    sentence = draft.reading.at(span[0])
    for one in earlier(draft, sentence):
        if one.fronted:
            continue
        if one.span[0] <= span[0] < one.span[1]:
            return one.span
        if span[0] < one.opener[0]:
            return sentence.start, one.opener[0]
    return sentence.span


class Days(NamedTuple):
    """The times of a sentence that may be those of some words in it; ``earlier``: they stand in an earlier clause, for
    which ``since`` is how long ago it says."""

    marks: list[When]
    earlier: bool = False
    since: When | None = None


def days_of(draft: Draft, span: Span) -> Days:
    """The times of the words' own clause; for words outside all earlier clauses, those that stand in none."""
    sentence = draft.reading.at(span[0])
    every, clauses = between(draft.whens, sentence.start, sentence.end), earlier(draft, sentence)
    own = next((one for one in clauses if one.span[0] <= span[0] < one.span[1]), None)
    if own is not None:
        return Days([when for when in every if own.span[0] <= when.span[0] < own.span[1]], True, own.when)
    taken = [s for one in clauses for s in (one.span, one.opener)]
    return Days([when for when in every if not any(a <= when.span[0] < b for a, b in taken)])
