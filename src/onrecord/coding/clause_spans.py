"""Clauses around the words of a rule or of help: how far they reach, who is their subject."""

from __future__ import annotations

from onrecord.model import Span
from onrecord.reading import Sentence

LEADS = frozenset("IRC")
FINITE = frozenset("VZXHMO")


def clause(sentence: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The words of the clause around ``[first, stop)``: from the comma, semicolon or conjunction before it to the next.

    A comma that only sets off a short name or a list of nouns ends nothing.
    """
    start, end = first, stop
    while start and not _breaks(sentence, start - 1, start):
        start -= 1
    while end < len(sentence.tags) and not _breaks(sentence, end, end + 1):
        end += 1
    return start, end


def _breaks(sentence: Sentence, i: int, after: int) -> bool:
    """Whether the word ``i`` parts clauses."""
    tag = sentence.tags[i]
    if tag in ";" or sentence.lower[i] in ("while", "whereas", "but"):
        return True
    if tag in "." and i + 1 >= len(sentence.tags):
        return True
    following = sentence.tags[after : after + 6]
    if tag != "," or not following:
        return False
    return (
        (following[0] in "GVKWDPAI" and bool(FINITE & set(following)))
        or following[0] in "GW"
        or (after == i + 1 and i < 4)
    )


def subject_before(sentence: Sentence, start: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase that stands before the verb ``verb`` of a clause, without its adverbial opening."""
    end = verb
    while end > start and sentence.tags[end - 1] in "XHMORTGC,":
        end -= 1
    closed = end < verb and sentence.tags[end] == ","  # "the agency, a branch of the ministry, has sent"
    first = _back(sentence, start, end)
    if closed and first > start and sentence.tags[first - 1] == ",":
        first = _back(sentence, start, first - 1)
    while first < end and sentence.tags[first] in LEADS:
        first += 1
    return (first, end) if first < end else None


def _back(sentence: Sentence, start: int, end: int) -> int:
    """The first word of the noun phrases that end at ``end``."""
    first = end
    while first > start and (sentence.tags[first - 1] in "DJNPSI#C()A" or sentence.words[first - 1] == "WHO"):
        if sentence.lower[first - 1] in ("that", "because"):
            break
        first -= 1
    return first


def span_of(sentence: Sentence, words: tuple[int, int] | None) -> Span | None:
    return sentence.chars(*words) if words and words[0] < words[1] else None
