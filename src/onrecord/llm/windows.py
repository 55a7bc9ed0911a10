"""A long report in windows that a model can hold: each with the words before it, as context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span

BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?])[\"'”’)]*\s+"), re.compile(r"\s+"))
CONTEXT = 1 / 8  # of a window: enough for the sentence or two that say who "they" are


@dataclass(frozen=True, slots=True)
class Window:
    """``shown`` is what the model reads, ``own`` the part that this window codes: each row belongs to the one window
    in whose own part its first words stand, so that no row is coded twice. The own parts cover the text."""

    shown: Span
    own: Span


def windows(text: str, size: int) -> Iterator[Window]:
    """The windows of ``text``, none longer than ``size``, cut between paragraphs, else lines, sentences, words."""
    context = int(size * CONTEXT)
    start = 0
    while start < len(text):
        room = size if start == 0 else size - context
        end = _cut(text, start, start + room)
        before = _opening(text, max(0, start - context), start)
        yield Window((before, end), (start, end))
        start = end


def _cut(text: str, start: int, limit: int) -> int:
    """The last good place to cut in the second half of ``text[start:limit]``."""
    if limit >= len(text):
        return len(text)
    middle = (start + limit) // 2
    for kind in BREAKS:
        ends = [found.end() for found in kind.finditer(text, middle, limit)]
        if ends:
            return ends[-1]
    return limit


def _opening(text: str, low: int, start: int) -> int:
    """Where the context before ``start`` begins: at its first whole sentence or, failing that, word."""
    for kind in (*BREAKS, re.compile("")) if low < start and low else ():
        found = kind.search(text, low, start)
        if found and found.end() < start:
            return found.end()
    return low
