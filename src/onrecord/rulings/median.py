"""The ruling ``median``: the middle one of the sources' numbers, of two middle ones the lower."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.sift import Sift, outlets, votes


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """Each outlet counts once, with its last word; the toll is a number that a source gave, never one in between."""
    sift = Sift(effect, values).numbered().last_words()
    cast = votes(sift.kept)
    numbers = sorted(number for number, outlets in cast.items() for _ in outlets)
    if not numbers:
        return sift.toll(sift.kept, "no account gives a number", None)
    middle = numbers[(len(numbers) - 1) // 2]
    chosen = [value for value in sift.kept if value.low == middle]
    told = ", ".join(map(str, numbers))
    why = f"the middle of {told}: {middle} by {outlets(chosen)}" if len(cast) > 1 else f"all give {middle}"
    return sift.toll(chosen, why, middle, left="not in the middle")
