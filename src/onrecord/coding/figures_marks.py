"""Figures by rules and reader together: what the reader marks and the rules miss, and what it gives no chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.coding.chances import chance, chances, least, likeliest
from onrecord.coding.draft import Draft, meet
from onrecord.model import Figure
from onrecord.numbers import Count

COUNTED = frozenset(("count", "ordinal", "share", "money", "percent", "measure"))
SURE = 2.0  # what the rules' own word weighs where the text says it: more than any chance


class Row(NamedTuple):
    """A figure, whether the headline tells it, and whether its own words say what is counted."""

    title: bool
    figure: Figure
    sure: bool = False


def joined(draft: Draft, ruled: Sequence[Row], make: Callable[[Count, str], Row | None]) -> list[Row]:
    """The rows that stand. ``make`` makes the row of a count that only the reader takes for a figure."""
    if not draft.marks.stamp:
        return list(ruled)
    kept = [row._replace(figure=stood) for row in ruled if (stood := _stands(draft, row)) is not None]
    kept.extend(_added(draft, ruled, make))
    return sorted(kept, key=lambda one: one.figure.spans["number"])


def _stands(draft: Draft, row: Row) -> Figure | None:
    """A row of the rules as the reader sees it; counts of incidents, which it does not learn, stand as they are."""
    figure, number = row.figure, row.figure.spans["number"]
    if figure.what == "incidents":
        return replace(figure, by="rules")
    given = chance(draft.marks, "figure", number)
    if given < least("figures")["told" if row.sure else "rules"]:
        return None
    weight = SURE if row.sure else least("figures")["kind"]
    what = likeliest(chances(draft.marks, "figure", number), figure.what, weight)
    return replace(figure, what=what, by="both" if given >= 0.5 else "rules")


def _added(draft: Draft, ruled: Sequence[Row], make: Callable[[Count, str], Row | None]) -> Iterator[Row]:
    taken = [row.figure.spans["number"] for row in ruled]
    for mark in draft.marks.of("figure"):
        counts = [one for one in draft.counts if meet(one.span, mark.span) and one.kind in COUNTED]
        sure = chance(draft.marks, "figure", mark.span) >= least("figures")["reader"]
        if not sure or not counts or any(meet(span, one) for one in taken for span in (mark.span, counts[0].span)):
            continue
        made = make(counts[0], mark.label)
        if made is not None:
            taken.append(counts[0].span)
            yield made._replace(figure=replace(made.figure, confidence=round(mark.confidence, 2), by="reader"))
