"""The people of one account's toll, told apart by their kind."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import codebook
from onrecord.model import Harm
from onrecord.rulings.incident import Part


def parts(rows: Sequence[Harm]) -> tuple[Part, ...]:
    """One part a row of harm, in order; "12 people" are of an unknown kind, whatever the coder took them for."""
    return tuple(Part(_kind(row), row.low, row.high, row.vague) for row in rows)


def _kind(row: Harm) -> str:
    if row.who is None:
        return "unknown"
    words = row.who.text.casefold().split()
    unspecified = not words or words[-1] in codebook.table("rulings")["people"]["unspecified"]
    return "unknown" if unspecified and row.who.kind == "civilians" else row.who.kind
