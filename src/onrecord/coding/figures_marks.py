"""Figures by rules and reader together: what the reader marks and the rules miss, and what it gives no chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.coding.chances import chance, chances, least, likeliest
from onrecord.coding.draft import Draft, meet
from onrecord.model import Figure
from onrecord.numbers import Count

Titled = tuple[bool, Figure]  # whether it stands in the headline
COUNTED = frozenset(("count", "ordinal", "share", "money", "percent", "measure"))


def joined(draft: Draft, ruled: Sequence[Titled], make: Callable[[Count, str], Titled | None]) -> list[Titled]:
    """The rows that stand. ``make`` makes the row of a count that only the reader takes for a figure."""
    if not draft.marks.stamp:
        return list(ruled)
    kept = [(title, stood) for title, row in ruled if (stood := _stands(draft, row)) is not None]
    kept.extend(_added(draft, ruled, make))
    return sorted(kept, key=lambda one: one[1].spans["number"])


def _stands(draft: Draft, row: Figure) -> Figure | None:
    """A row of the rules as the reader sees it; counts of incidents, which it does not learn, stand as they are."""
    number = row.spans["number"]
    if row.what == "incidents":
        return replace(row, by="rules")
    given = chance(draft.marks, "figure", number)
    if given < least("figures")["rules"]:
        return None
    what = likeliest(chances(draft.marks, "figure", number), row.what, least("figures")["kind"])
    return replace(row, what=what, by="both" if given >= 0.5 else "rules")


def _added(draft: Draft, ruled: Sequence[Titled], make: Callable[[Count, str], Titled | None]) -> Iterator[Titled]:
    taken = [row.spans["number"] for _, row in ruled]
    for mark in draft.marks.of("figure"):
        if chance(draft.marks, "figure", mark.span) < least("figures")["reader"] or any(
            meet(mark.span, s) for s in taken
        ):
            continue
        counts = [one for one in draft.counts if meet(one.span, mark.span) and one.kind in COUNTED]
        made = make(counts[0], mark.label) if counts else None
        if made is not None:
            yield made[0], replace(made[1], confidence=round(mark.confidence, 2), by="reader")
