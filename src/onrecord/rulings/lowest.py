"""The ruling ``lowest``: the lowest number that an account tells, as ACLED takes it until better is known."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.sift import Sift, bounded, outlets, said


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """The bounds of those accounts that tell the least; "up to 5" is below 9. Source: ACLED codebook, fatalities."""
    sift = Sift(effect, values)
    known = [value for value in sift.kept if bounded(value)]
    if not known:
        return sift.toll(sift.kept, "no account gives a number", None)
    least = min(map(_least, known))
    chosen = [value for value in known if _least(value) == least]
    only = len({_least(value) for value in known}) == 1
    why = f"{'the only number' if only else 'the lowest number'}: {said(chosen[0])} by {outlets(chosen)}"
    best = chosen[0].low
    sift.keep(bounded, lambda value: f"gives no number but {said(value)}" if value.vague else "gives no number")
    return sift.toll(chosen, why, best, left=f"tells more than {said(chosen[0])}")


def _least(value: OwnValue) -> tuple[float, float]:
    """What orders the values: the number told, or the bound below which it lies."""
    if value.low is not None:
        return value.low, 0
    return (value.high if value.high is not None else inf), -1
