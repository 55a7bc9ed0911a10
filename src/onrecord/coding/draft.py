"""A report on its way to being coded: its text as read, and what each stage has found in it so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord.marking import Marks
from onrecord.model import Account, Figure, Measure, Place, Relief, Report, Span, Statement, Trend, When

if TYPE_CHECKING:
    from onrecord.actors import ActorMention
    from onrecord.numbers import Count
    from onrecord.reading import Reading


class Marked(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Marked)


@dataclass(slots=True)
class Draft:
    """Each field after ``text`` is what the stage of that name returned; spans point into ``text``."""

    report: Report
    text: str
    reading: Reading
    whens: list[When]
    places: list[Place]
    counts: list[Count]
    actors: list[ActorMention]
    survey: tuple[Sequence[Place], str | None] = ((), None)  # every place named, and the country spoken of most
    marks: Marks = field(default_factory=Marks)
    statements: tuple[Statement, ...] = ()
    incidents: tuple[Account, ...] = ()
    measures: tuple[Measure, ...] = ()
    figures: tuple[Figure, ...] = ()
    relief: tuple[Relief, ...] = ()
    trends: tuple[Trend, ...] = ()
    bare: dict[Span, Span] = field(default_factory=dict)  # what ``trimmed`` made of the spans of marks so far


def content(statement: Statement) -> Span:
    """The span of what is said, without the words that say who says it."""
    return statement.spans.get("content", statement.span)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def between(marks: Sequence[M], start: int, end: int) -> list[M]:
    """The marks that begin in ``[start, end)``; ``marks`` are in text order."""
    first = bisect_left(marks, start, key=lambda mark: mark.span[0])
    last = bisect_left(marks, end, lo=first, key=lambda mark: mark.span[0])
    return list(marks[first:last])
