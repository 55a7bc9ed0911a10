"""What a number in a text is, and how far it commits itself."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span

KINDS = ("count", "share", "ordinal", "age", "money", "percent", "year", "date", "clock", "measure", "name")


@dataclass(frozen=True, slots=True)
class Count:
    """A number as printed, its qualifiers included: ``text == report_text[span[0]:span[1]]``.

    ``low`` and ``high`` are the bounds that the words give, both included; ``None`` is an open or unknown end.
    ``vague`` is the printed word that makes the number inexact ("about") or stands in its place ("dozens"). Only the
    kind ``count`` counts people or things; ``unit`` is set for measures. ``additional``: beyond those counted before
    ("another 10"). ``share``: part of a group ("two of the five").
    """

    text: str
    span: Span
    low: int | None
    high: int | None
    vague: str | None
    kind: str
    unit: str | None = None
    additional: bool = False
    share: bool = False


@dataclass(slots=True)
class Reading:
    """A number while it is being read: each stage widens the span and narrows the meaning."""

    start: int
    end: int
    low: int | None = None
    high: int | None = None
    vague: str | None = None
    kind: str = "count"
    unit: str | None = None
    additional: bool = False
    share: bool = False

    def count(self, text: str) -> Count:
        span = (self.start, self.end)
        words = text[self.start : self.end]
        return Count(words, span, self.low, self.high, self.vague, self.kind, self.unit, self.additional, self.share)
