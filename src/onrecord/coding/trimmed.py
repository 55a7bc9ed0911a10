"""The words of a mark made whole and bare: no half words, no article before them, no preposition at their end."""

from __future__ import annotations

from onrecord.coding.draft import Draft
from onrecord.model import Span

# What may stand before a name or a description and is no part of it.
_BEFORE = frozenset((
    "a", "an", "the", "its", "their", "his", "her", "some", "of", "by", "with", "from", "in", "at", "on", "and", "or",
    "against", "for", "to", "that", "other", "another",
))  # fmt: skip
# What may stand behind one and begins something else.
_BEHIND = frozenset((
    "a", "an", "the", "of", "by", "with", "from", "in", "at", "on", "and", "or", "against", "for", "to", "that", "as",
    "who", "which", "were", "was", "had", "has", "have",
))  # fmt: skip
_MARKS = " \t\n\r-–—'’‘`\"“”,;:"


def bare(draft: Draft, span: Span) -> Span:
    """The span within the sentence of its last word, its words whole, what is no part of it taken off both ends, as
    long as any word is left."""
    known = draft.bare.get(span)
    if known is None:  # each mark is compared with many others
        known = draft.bare[span] = _bare(draft, span)
    return known


def _bare(draft: Draft, span: Span) -> Span:
    first, stop = _whole(draft, span)
    first, stop = _stripped(draft.text, first, stop)
    while (cut := _without_first(draft.text, first, stop)) is not None:
        first = cut
    while (cut := _without_last(draft.text, first, stop)) is not None:
        stop = cut
    return (first, stop) if first < stop else span


def _whole(draft: Draft, span: Span) -> Span:
    """Grown over the rest of a word that the encoder split: "e Jadid" of "Baghlan-e Jadid"."""
    first, stop = max(span[0], draft.reading.at(span[1] - 1).start), span[1]
    text = draft.text
    while first > 0 and _inside(text, first):
        first -= 1
    while stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
        stop += 1
    return first, stop


def _inside(text: str, at: int) -> bool:
    """Whether a word goes on over the offset: letters on both sides, or a hyphen between letters."""
    before, behind = text[at - 1], text[at]
    if before == "-":
        return behind.isalnum() and at > 1 and text[at - 2].isalnum()
    return before.isalnum() and (behind.isalnum() or (behind == "-" and text[at + 1 : at + 2].isalnum()))


def _stripped(text: str, first: int, stop: int) -> Span:
    while first < stop and text[first] in _MARKS:
        first += 1
    while first < stop and text[stop - 1] in _MARKS:
        stop -= 1
    return first, stop


def _without_first(text: str, first: int, stop: int) -> int | None:
    word, _, rest = text[first:stop].partition(" ")
    if not rest.strip() or word.lower() not in _BEFORE:
        return None
    return stop - len(rest.lstrip())


def _without_last(text: str, first: int, stop: int) -> int | None:
    rest, _, word = text[first:stop].rpartition(" ")
    if not rest.strip() or word.lower() not in _BEHIND:
        return None
    return first + len(rest.rstrip(_MARKS))
