"""Quotations in a text, and the units of speech that they make of its sentences.

A quotation may be straight, curly or angled, may lack its closing mark, and may run over several paragraphs, each of
which opens it anew. A unit is a sentence, or several that one quotation joins; in it a quotation is one word, so that
what is said never looks like the words that say who says it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.reading import Sentence

OPENERS = frozenset("“„«‟") | {"``"}
CLOSERS = frozenset("”»") | {"''"}
QUOTE = "Q"  # the tag of a quotation in a unit


@dataclass(frozen=True, slots=True)
class Quote:
    """``span`` with its marks, ``inner`` without."""

    span: Span
    inner: Span


@dataclass(slots=True)
class Unit:
    """Words as in a ``Sentence``; a quotation is one word, its tag Q. ``paragraph`` counts line breaks before it."""

    start: int
    end: int
    title: bool
    paragraph: int
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: str

    @property
    def span(self) -> Span:
        return self.start, self.end


@cache
def _marks() -> re.Pattern[str]:
    # A curly single mark quotes only where words stand outside it, so that an apostrophe is none. Every alternative
    # begins with its mark, which lets the search skip from mark to mark.
    return re.compile(r"[“”„‟«»\"]|``|''|\n[ \t]*\n|‘(?<!\w‘)|’(?<=[\w.,!?]’)(?!\w)")


def quotes(text: str) -> list[Quote]:
    """The quotations of ``text`` in order; none holds another."""
    found: list[Quote] = []
    opened: Span | None = None
    for match in _marks().finditer(text):
        mark = match[0]
        if opened is None:
            opened = match.span() if _opens(text, match) else None
        elif mark[0] == "\n":
            if not _goes_on(text, match.end()):
                found.append(_closed(text, opened, (match.start(), match.start())))
                opened = None
        elif _closes(text, opened, match):
            found.append(_closed(text, opened, match.span()))
            opened = None
    if opened is not None:
        found.append(_closed(text, opened, (len(text), len(text))))
    return [quote for quote in found if quote.inner[0] < quote.inner[1]]


def _opens(text: str, match: re.Match[str]) -> bool:
    mark, end = match[0], match.end()
    if mark in OPENERS or mark == "‘":
        return True
    if mark not in '"”' or end >= len(text) or text[end].isspace() or _digit_before(text, match.start()):
        return False
    behind_a_word = match.start() > 0 and (text[match.start() - 1].isalnum() or text[match.start() - 1] in ".,!?")
    return not (behind_a_word and text[end] in ".,;:!?)")  # the closing mark of one that never opened


def _digit_before(text: str, position: int) -> bool:
    """A straight mark behind a digit is one of inches."""
    return position > 0 and text[position - 1].isdigit()


def _closes(text: str, opened: Span, match: re.Match[str]) -> bool:
    mark = match[0]
    if text[opened[0]] == "‘" or mark == "’":
        return mark == "’" and text[opened[0]] == "‘"
    paragraph_opens = match.start() == 0 or text[match.start() - 1] == "\n"
    return mark in CLOSERS or (mark == '"' and not paragraph_opens)


def _goes_on(text: str, position: int) -> bool:
    """Whether the paragraph that begins here opens the quotation anew."""
    return text[position : position + 1] in ("“", '"', "„", "«") or text.startswith("``", position)


def _closed(text: str, opened: Span, mark: Span) -> Quote:
    start, end = opened[1], mark[0]
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote((opened[0], mark[1] if mark[1] > mark[0] else end), (start, end))


def units(text: str, sentences: Sequence[Sentence], found: Sequence[Quote]) -> list[Unit]:
    """The units of the text in order; sentences that were not read (no words) are left out."""
    starts = [quote.span[0] for quote in found]
    made: list[Unit] = []
    paragraph, end = 0, 0
    for group in _joined(sentences, found):
        paragraph += "\n" in text[end : group[0].start]
        end = group[-1].end
        inside = found[bisect_left(starts, group[0].start) : bisect_left(starts, end)]
        made.append(_unit(group, inside, paragraph))
    return made


def _joined(sentences: Sequence[Sentence], found: Sequence[Quote]) -> Iterator[list[Sentence]]:
    """Sentences in groups that no quotation crosses; a quotation that begins a paragraph before stays with its own."""
    group: list[Sentence] = []
    position = 0
    for sentence in sentences:
        while position < len(found) and found[position].span[1] <= sentence.start:
            position += 1
        crossed = position < len(found) and found[position].span[0] < sentence.start
        if group and not crossed:
            yield group
            group = []
        if sentence.words:
            group.append(sentence)
    if group:
        yield group


def _unit(group: Sequence[Sentence], inside: Sequence[Quote], paragraph: int) -> Unit:
    first = group[0]
    if not inside and len(group) == 1:
        return Unit(
            first.start, first.end, first.title, paragraph, first.lower, first.starts, first.ends, _tags(first)
        )  # fmt: skip
    unit = Unit(first.start, group[-1].end, first.title, paragraph, [], [], [], "")
    rest = list(inside)
    tags: list[str] = []
    for sentence in group:
        for word, start, end, tag in zip(sentence.lower, sentence.starts, sentence.ends, _tags(sentence), strict=True):
            while rest and rest[0].span[0] <= start:
                _add(unit, tags, '"', rest.pop(0).span, QUOTE)
            if not unit.ends or start >= unit.ends[-1]:
                _add(unit, tags, word, (start, end), tag)
    unit.tags = "".join(tags)
    unit.end = max(unit.end, unit.ends[-1])
    return unit


def _tags(sentence: Sentence) -> str:
    """The sentence's tags, the World Health Organization's short name told from "who"."""
    if "WHO" not in sentence.words or sentence.headline:
        return sentence.tags
    return "".join("P" if word == "WHO" else tag for word, tag in zip(sentence.words, sentence.tags, strict=True))


def _add(unit: Unit, tags: list[str], word: str, span: Span, tag: str) -> None:
    unit.lower.append(word)
    unit.starts.append(span[0])
    unit.ends.append(span[1])
    tags.append(tag)
