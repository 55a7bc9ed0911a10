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


def joined(
    draft: Draft, ruled: Sequence[Measure], likely: Sequence[Measure], make: Callable[[Span, str], Measure | None]
) -> list[Measure]:
    """The rows that stand.

    ``likely`` are those of clauses that only oblige or allow something: they need the reader's word, and without it
    words that tell their kind. ``make`` makes the row of a clause that only the reader takes for a measure.
    """
    if not draft.marks.stamp:
        told = [row for row in likely if row.kind != "other"] if setting_of(draft).hazardous else []
        return sorted((*ruled, *_apart(ruled, told)), key=lambda row: row.span)
    marked = together(draft.text, [mark.span for mark in draft.marks.of("measure")], least_words=WORDS)
    kept = [stood for row in ruled if (stood := _stands(draft, row, marked)) is not None]
    if setting_of(draft).hazardous or not draft.incidents:  # of other reports the reader has not learned them
        borne_out = [row for row in likely if _borne_out(draft, row)]
        kept.extend(_of_kind(draft, replace(row, by="both"), row.span) for row in _apart(ruled, borne_out))
        kept.extend(_added(draft, kept, marked, make))
    return sorted({(row.span, row.kind): row for row in kept}.values(), key=lambda row: row.span)


def _apart(ruled: Sequence[Measure], likely: Sequence[Measure]) -> Iterator[Measure]:
    """Those that share no words with a row of the rules, nor with each other."""
    taken = [row.span for row in ruled]
    for row in likely:
        if not any(meet(row.span, span) for span in taken):
            taken.append(row.span)
            yield row


def _borne_out(draft: Draft, row: Measure) -> bool:
    """Whether the reader has read the clause, and takes it for a measure."""
    given = chances(draft.marks, "measure", row.span)
    return sum(given.values()) >= least("measures")["other" if row.kind == "other" else "duty"]


def _stands(draft: Draft, row: Measure, marked: Sequence[Span]) -> Measure | None:
    """A row of the rules as the reader sees it: its kind, unless the reader is surer of another."""
    over = [span for span in marked if overlap(span, row.span) >= HALF]
    span = over[0] if over else row.span
    if chance(draft.marks, "measure", span) < least("measures")["rules"]:
        return None
    return _of_kind(draft, replace(row, by="both"), span) if over else replace(row, by="rules")


def _of_kind(draft: Draft, row: Measure, span: Span) -> Measure:
    """The row with the kind that is likeliest to its own words and to the reader together."""
    kind = likeliest(chances(draft.marks, "measure", span), row.kind, least("measures")["kind"])
    return replace(row, kind=kind)


def _added(
    draft: Draft, ruled: Sequence[Measure], marked: Sequence[Span], make: Callable[[Span, str], Measure | None]
) -> Iterator[Measure]:
    for span in marked:
        sure = chance(draft.marks, "measure", span)
        if sure < least("measures")["reader"] or any(meet(span, row.span) for row in ruled):
            continue
        made = make(span, likeliest(chances(draft.marks, "measure", span), "", 0))
        if made is not None:
            yield _of_kind(draft, replace(made, confidence=round(sure, 2), by="reader"), span)
