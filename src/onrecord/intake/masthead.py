"""What stands above the first sentence: section labels, the headline, the byline and the date line."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.intake import phrases
from onrecord.intake.cleaning import Draft, is_caption, is_prose
from onrecord.intake.dates import as_date
from onrecord.intake.offsets import Paragraph

_HEADLINE_WORDS = (3, 40)  # a headline has at least 3 words (5 to stand above other lines) and at most 40
_LABEL_WORDS = 4
_LONGEST_LINE = 200  # characters of a byline or date line
_UPDATED = re.compile(r"(?:(?<=\d)\W+|\s*[|,;·(–—-]\s*)(?:last )?(?:updated|modified)\b.*$", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|created)(?: on| at)?\b:?\s*|date:\s*)", re.IGNORECASE
)


def masthead(draft: Draft) -> None:
    """Takes the headline as title, reads byline and date lines, and removes the labels above."""
    _bylines(draft)
    _dates(draft)
    lines = _lines(draft)
    headline = _headline([draft.paragraphs[at] for at in lines])
    known = draft.title and _alike(draft.title.text)
    for at in reversed(lines):
        text = draft.paragraphs[at].text
        if known and _alike(text) == known:
            _repeated(draft, at)
        elif headline is not None and at == lines[headline] and draft.title is None:
            draft.title = draft.paragraphs.pop(at)
        elif (headline is None or at < lines[headline]) and _is_label(text, headline is not None):
            draft.remove(at, "section label")


def _lines(draft: Draft) -> list[int]:
    """The places of the lines above the first sentence, captions read over; none where no sentence follows."""
    found: list[int] = []
    for at, paragraph in enumerate(draft.paragraphs):
        if is_caption(paragraph):
            continue
        if not _is_line(paragraph):
            return found
        found.append(at)
    return []


def _is_line(paragraph: Paragraph) -> bool:
    question = paragraph.text.endswith(("?", "!")) and paragraph.text.count(" ") < 20
    return (question or not is_prose(paragraph)) and paragraph.text.count(" ") < _HEADLINE_WORDS[1]


def _headline(paragraphs: list[Paragraph]) -> int | None:
    """The one that is marked as headline; else the first line of five words or more, or the last of three."""
    marked = [at for at, paragraph in enumerate(paragraphs) if paragraph.kind == "headline"]
    if marked:
        return marked[0]
    lines = [paragraph.text for paragraph in paragraphs]
    words = [0 if _is_label(line, False) else phrases.longest_part(line) for line in lines]
    long = [at for at, count in enumerate(words) if count > _LABEL_WORDS]
    short = [at for at, count in enumerate(words) if count >= _HEADLINE_WORDS[0]]
    return long[0] if long else short[-1] if short else None


def _is_label(line: str, above_headline: bool) -> bool:
    """By its words; above a headline also "In OUTLET", and any short line that is capitalised throughout."""
    if phrases.is_label(line) or not above_headline:
        return phrases.is_label(line)
    words = line.split()
    capitals = all(not word[:1].islower() or word in ("and", "of", "the") for word in words)
    return phrases.is_kicker(line) or (phrases.longest_part(line) <= _LABEL_WORDS and capitals)


def _alike(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _repeated(draft: Draft, at: int) -> None:
    """The printed headline of a title that is known already; a title without a place in the source gets this one's."""
    printed = draft.paragraphs[at]
    if draft.title is not None and not draft.title.pieces:
        draft.title = draft.paragraphs.pop(at)
    elif printed.text:
        draft.remove(at, "headline repeated")


def _top(draft: Draft) -> int:
    """How many paragraphs may hold a byline or a date: all above the second sentence."""
    prose = 0
    for at, paragraph in enumerate(draft.paragraphs):
        prose += is_prose(paragraph) and not is_caption(paragraph)
        if prose == 2:
            return at
    return len(draft.paragraphs)


def _bylines(draft: Draft) -> None:
    for at in reversed(range(_top(draft))):
        name = byline(draft.paragraphs[at].text)
        if name:
            draft.byline = name
            draft.remove(at, "byline")


def _dates(draft: Draft) -> None:
    for at in reversed(range(_top(draft))):
        day = date_line(draft.paragraphs[at].text)
        if day:
            draft.published = day
            draft.remove(at, "date line")


def byline(line: str) -> str | None:
    """The name of a byline: "Ann Lee and Omar Aziz" of "By Ann Lee and Omar Aziz in Erbil, Staff Writer"."""
    match = _byline_pattern().fullmatch(line) if len(line) < _LONGEST_LINE else None
    return " ".join(match["name"].split()) if match else None


@cache
def _byline_pattern() -> re.Pattern[str]:
    name = r"(?:[^\W\d_]['’.-]?)?[A-Z][^\W\d_]*(?:['’.-]+[^\W\d_]+)*\.?"
    particle = r"(?:al|el|bin|ibn|van|von|de|da|del|della|di|du|la|le|ter|ben|abu)[- ’']"
    full = rf"(?:{particle})*{name}(?:\s+(?:{particle})*(?:al-|el-|as-|ash-|an-|ad-|az-|at-|ar-)?{name}){{0,4}}"
    several = rf"{full}(?:\s*(?:,|and|&|with)\s+{full}){{0,4}}"
    rest = r"(?:\s*(?:,|\||/|–|—|\bin\b|\bfor\b|\bfrom\b|\bat\b|\bof\b|\d).{0,80})?"
    return re.compile(
        rf"(?!.*[a-z]{{3}}[.!?]$)(?:[Bb]y|BY|Written by|Text by|Report by|Author:|By:)\s+(?P<name>{several}?){rest}"
    )


def date_line(line: str) -> date | None:
    """The day of a line that holds nothing but a date, with or without "Published" before it."""
    if len(line) > _LONGEST_LINE:
        return None
    try:
        return as_date(_DATED.sub("", _UPDATED.sub("", line)).strip(" |·•-–—,"))
    except ValueError:
        return None
