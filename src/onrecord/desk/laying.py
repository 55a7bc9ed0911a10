"""Coded words laid out in a text: spans may overlap, so the text is cut wherever one begins or ends. Each has a lane,
a line of its own below the words, so that of two that overlap both can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span

LANES = 4  # lines below the words; where more spans overlap, they share


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words and what they were coded as: ``field`` for the colour, ``label`` for people."""

    span: Span
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A mark's line below a piece of text; ``ends``: the mark's last piece, where its label stands."""

    mark: Mark
    lane: int
    ends: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that the same marks cover, the lowest lane first. ``asked``: it is among the words asked for; ``first`` of
    them."""

    text: str
    lines: tuple[Line, ...]
    asked: bool
    first: bool


def laid(text: str, marks: Iterable[Mark], asked: Sequence[Span] = ()) -> list[Piece]:
    """The text in pieces: joined they are the text. Spans that lie outside of it, or are empty, are left out."""
    inside = sorted((mark for mark in marks if _within(mark.span, text)), key=lambda one: (one.span[0], -one.span[1]))
    wanted = [span for span in asked if _within(span, text)]
    cuts = sorted({0, len(text), *(at for one in inside for at in one.span), *(at for span in wanted for at in span)})
    lanes, pieces, found = _lanes(inside), list[Piece](), False
    for start, end in pairwise(cuts):
        held = [(mark, lane) for mark, lane in zip(inside, lanes, strict=True) if _over(mark.span, start)]
        lines = tuple(Line(mark, lane, mark.span[1] == end) for mark, lane in sorted(held, key=lambda one: -one[1]))
        lit = any(_over(span, start) for span in wanted)
        pieces.append(Piece(text[start:end], lines, lit, lit and not found))
        found = found or lit
    return pieces


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """For each mark, in text order, the first lane that is free; the last where none is."""
    free, lanes = [0] * LANES, list[int]()
    for mark in marks:
        lane = next((n for n, until in enumerate(free) if until <= mark.span[0]), LANES - 1)
        free[lane] = max(free[lane], mark.span[1])
        lanes.append(lane)
    return lanes


def _over(span: Span, at: int) -> bool:
    return span[0] <= at < span[1]


def _within(span: Span, text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)
