"""Measures by rules and reader together: the clauses that either sees, of the kind likeliest to both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.coding.chances import chance, chances, least, likeliest, overlap, together
from onrecord.coding.draft import Draft, meet
from onrecord.coding.figures_setting import setting_of
from onrecord.model import Measure, Span

HALF = 0.5
WORDS = 3  # that a clause has at least


def joined(draft: Draft, ruled: Sequence[Measure], make: Callable[[Span, str], Measure | None]) -> list[Measure]:
    """The rows that stand. ``make`` makes the row of a clause that only the reader takes for a measure."""
    if not draft.marks.stamp:
        return list(ruled)
    marked = together(draft.text, [mark.span for mark in draft.marks.of("measure")], least_words=WORDS)
    kept = [stood for row in ruled if (stood := _stands(draft, row, marked)) is not None]
    if setting_of(draft).hazardous or not draft.incidents:  # of other reports the reader has not learned them
        kept.extend(_added(draft, ruled, marked, make))
    return sorted(kept, key=lambda row: row.span)


def _stands(draft: Draft, row: Measure, marked: Sequence[Span]) -> Measure | None:
    """A row of the rules as the reader sees it: its kind, unless the reader is surer of another."""
    over = [span for span in marked if overlap(span, row.span) >= HALF]
    span = over[0] if over else row.span
    if chance(draft.marks, "measure", span) < least("measures")["rules"]:
        return None
    kind = likeliest(chances(draft.marks, "measure", span), row.kind, least("measures")["kind"]) if over else row.kind
    return replace(row, kind=kind, by="both" if over else "rules")


def _added(
    draft: Draft, ruled: Sequence[Measure], marked: Sequence[Span], make: Callable[[Span, str], Measure | None]
) -> Iterator[Measure]:
    for span in marked:
        sure = chance(draft.marks, "measure", span)
        if sure < least("measures")["reader"] or any(meet(span, row.span) for row in ruled):
            continue
        made = make(span, likeliest(chances(draft.marks, "measure", span), "", 0))
        if made is not None:
            yield replace(made, confidence=round(sure, 2), by="reader")
