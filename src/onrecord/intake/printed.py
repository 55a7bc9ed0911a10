"""Plain text -> paragraphs: blank lines part them, and so do line breaks that are not the wrapping of long lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake.offsets import Fragment, Paragraph, paragraph
from onrecord.model import Span

_LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\v\f\u0085\u2028\u2029])[ \t\xa0]*(?:\r\n|[\r\n\v\f\u0085\u2028\u2029])|\u2029|\f")
_WIDEST = 100  # characters; text is wrapped at 60 to 80 as a rule, and longer lines are whole paragraphs


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of ``text`` from ``start`` on, each mapped to its place."""
    lines = [match.span() for match in _LINE.finditer(text, start) if not match.group().isspace()]
    width = _wrapped_at(text, lines)
    found = [paragraph(text, [Fragment(first, last)]) for first, last in _blocks(text, lines, width)]
    return [part for part in found if part.text]


def _wrapped_at(text: str, lines: list[Span]) -> int:
    """The width at which the text is wrapped: its longest line; 0 where a line is too long for that."""
    longest = max((len(text[start:end].rstrip()) for start, end in lines), default=0)
    return longest if longest <= _WIDEST else 0


def _blocks(text: str, lines: list[Span], width: int) -> Iterator[Span]:
    """Runs of lines that are one paragraph: each line so long that the next line's first word had no room in it."""
    start, before = None, None
    for line in lines:
        if before and start is not None and _wraps(text, before, line, width):
            before = line
            continue
        if before and start is not None:
            yield start, before[1]
        start, before = line[0], line
    if before and start is not None:
        yield start, before[1]


def _wraps(text: str, line: Span, following: Span, width: int) -> bool:
    if not width or _BLANK.search(text, line[1], following[0] + 1):
        return False
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return len(text[line[0] : line[1]].rstrip()) + 1 + len(word) > width and text[following[0]] not in " \t"
