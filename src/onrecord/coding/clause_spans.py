"""Clauses around the words of a rule or of help: how far they reach, who is their subject."""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.reading import Sentence

LEADS = frozenset("IRC")
FINITE = frozenset("VZXHMO")
LIST = re.compile(r"(?:[NJPD]+,)*[NJPD]+,?C[NJPD]+")  # tags of what goes on a list
SUBORDINATORS = frozenset(("as", "after", "because", "since", "although", "though", "when", "so"))


def clause(sentence: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The words of the clause around ``[first, stop)``: from the comma, semicolon or conjunction before it to the next.

    A comma that only sets off a short name or a list of nouns ends nothing.
    """
    start, end = first, stop
    while start and (not _breaks(sentence, start - 1, start) or _resumes(sentence, start, first)):
        start -= 1
    while end < len(sentence.tags) and not _breaks(sentence, end, end + 1) and not _opens(sentence, start, end):
        end += 1
    joint = next((i for i in range(first - 1, start, -1) if _opens(sentence, start, i)), None)
    if joint is not None and FINITE & set(sentence.tags[joint + 1 : stop]):
        start = joint + 1
    return start, end


def _resumes(sentence: Sentence, start: int, first: int) -> bool:
    """Whether only an aside begins at ``start``, behind which the clause goes on: "parks in Lima, | Peru, are shut"."""
    if sentence.tags[start - 1] != ",":
        return False
    tags = sentence.tags[start : first + 1]
    return any(tags[i] == "," and tags[i + 1 : i + 2] in ("H", "X", "M") for i in range(1, len(tags) - 1))


def _opens(sentence: Sentence, start: int, i: int) -> bool:
    """Whether a clause with a subject of its own begins behind one that is whole: "and X is", "after X had"."""
    if sentence.tags[i] not in "CI" or not FINITE & set(sentence.tags[start:i]):
        return False
    joins = sentence.tags[i] == "C" and sentence.tags[i - 1 : i] == ","
    if not joins and sentence.lower[i] not in SUBORDINATORS:
        return False
    verb = next((k for k in range(i + 1, min(len(sentence.tags), i + 12)) if sentence.tags[k] in FINITE), None)
    if verb is None or verb == i + 1:
        return False
    return all(tag in "DJNPSAI#R" for tag in sentence.tags[i + 1 : verb])


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
        or (after == i + 1 and i < 4 and not _lists(sentence, i))
    )


def _lists(sentence: Sentence, comma: int) -> bool:
    """Whether things are listed around an early comma: "shops|, factories and taxis may"; not "on Friday, she"."""
    return not set(sentence.tags[:comma]) - set("NJPD,") and LIST.match(sentence.tags, comma + 1) is not None


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
    if first < end and not sentence.tags[first:end].strip("D"):
        earlier = max((i for i in range(start, first) if sentence.tags[i] in FINITE), default=start)
        return subject_before(sentence, start, earlier)  # "the army ordered | the | slaughter of"
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
