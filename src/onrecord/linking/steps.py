"""Amounts to levels: the first bound of a list in the codebook that an amount does not exceed names its level."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from onrecord import codebook


@dataclass(frozen=True, slots=True)
class Steps:
    """Rising bounds, and one level more than bounds: the last is beyond them."""

    bounds: tuple[float, ...]
    levels: tuple[str, ...]

    def of(self, amount: float) -> str:
        return self.levels[bisect_left(self.bounds, amount)]


@cache
def steps(feature: str, name: str) -> Steps:
    """The list ``name`` of a feature's bounds: ``{level: bound, ..., level: null}``, the last without a bound."""
    table = codebook.table("linking")["bounds"][feature][name]
    *bounded, last = table
    return Steps(tuple(float(table[level]) for level in bounded), (*bounded, last))
