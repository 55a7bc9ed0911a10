"""Words of a report on a person's screen: made safe, cut to lines, the coded ones underlined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Span

# Control characters could move the cursor or reorder the line; each becomes one space, so that spans still hold.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNDERLINE, _PLAIN = "\x1b[4m", "\x1b[24m"


def safe(text: str) -> str:
    """The text without anything that a terminal would act on, of the same length."""
    return _UNSAFE.sub(" ", text)


def marked(text: str, start: int, end: int, spans: Iterable[Span], width: int, ansi: bool) -> list[str]:
    """``text[start:end]`` in lines of at most ``width``, the words at ``spans`` underlined: by the terminal where
    ``ansi``, else by a line of ^ below."""
    text, lines = safe(text), []
    for first, last in wrapped(text, start, end, width):
        inside = [(max(a, first), min(b, last)) for a, b in sorted(spans) if a < last and b > first]
        lines += [_ansi(text, first, last, inside)] if ansi else _carets(text, first, last, inside)
    return lines


def wrapped(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """The spans of the lines that ``text[start:end]`` makes, broken at spaces where there are any."""
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        stop = space if space > start else start + width
        yield start, stop
        start = stop + 1 if space > start else stop
    if end > start:
        yield start, end


def _ansi(text: str, first: int, last: int, spans: Sequence[Span]) -> str:
    parts, at = [], first
    for a, b in _merged(spans):
        parts += [text[at:a], _UNDERLINE, text[a:b], _PLAIN]
        at = b
    return "".join([*parts, text[at:last]])


def _carets(text: str, first: int, last: int, spans: Sequence[Span]) -> list[str]:
    if not spans:
        return [text[first:last]]
    marks = [" "] * (max(b for _, b in spans) - first)
    for a, b in spans:
        marks[a - first : b - first] = "^" * (b - a)
    return [text[first:last], "".join(marks)]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The same code points in spans that don't overlap, in text order."""
    merged: list[Span] = []
    for a, b in sorted(spans):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged
