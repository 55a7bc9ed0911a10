"""The ruling ``majority``: the number that more sources give than any other."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.sift import Sift, most, of, outlets, votes


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """Each outlet counts once, with its last word; "at least 11" counts for 11. Where no number has most, none is
    named and the bounds are those of all. Source: Every Casualty, ways to settle a disagreement."""
    sift = Sift(effect, values).numbered().last_words()
    cast = votes(sift.kept)
    if not cast:
        return sift.toll(sift.kept, "no account gives a number", None)
    number = most(cast)
    if number is None:
        told = ", ".join(f"{n} ({len(cast[n])})" for n in sorted(cast))
        return sift.toll(sift.kept, f"no number has most sources: {told}", None)
    chosen = [value for value in sift.kept if value.low == number]
    return sift.toll(chosen, f"{of(cast, number)} {number}: {outlets(chosen)}", number, left="not the majority's")
