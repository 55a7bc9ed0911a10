"""Where a measure holds, and from when until when."""

from __future__ import annotations

from datetime import date

from onrecord.coding.draft import Draft, between
from onrecord.coding.measures_words import listed
from onrecord.model import Place, Span, When
from onrecord.reading import Sentence


def jurisdiction(draft: Draft, span: Span, sentence: Sentence) -> Place | None:
    """The place in the clause or its sentence, else the last country named before it."""
    here = between(draft.places, *span) or between(draft.places, sentence.start, sentence.end)
    if here:
        return here[-1]
    earlier = between(draft.places, 0, sentence.start)
    return next((place for place in reversed(earlier) if place.kind == "country"), earlier[-1] if earlier else None)


def period(draft: Draft, span: Span) -> tuple[date | None, date | None, When | None]:
    """Start, end, and the words that date the measure."""
    start: date | None = None
    end: date | None = None
    found = between(draft.whens, *span)
    for when in found:
        before = draft.text[max(0, when.span[0] - 14) : when.span[0]].lower().split()[-1:] or [""]
        opening = when.text.lower().split()[0]
        if before[0] in listed("end") or opening in listed("end"):
            end = when.end
        elif opening in ("from", "between") and when.start != when.end:
            start, end = when.start, when.end
        elif start is None:
            start = when.start
    return start, end, found[0] if found else None
