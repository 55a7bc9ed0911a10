"""Which incident of one coder is which of the other's: a report has no numbered incidents before somebody codes it.

Two rows score 2 for the same type, 1 each where place, perpetrator and target share a word, and for each of killed,
injured and abducted 1 where both tell the same count, 0.25 where neither tells one. The best pair goes first, one to
one, while it scores 2 or more.

Onrecord's own benchmarks (``benchmarks/scoring.py``) pair much like this, and not quite: two incidents have half a
point more there where both are background or both are not, which a row does not say, and possessives and the dots
of abbreviations are no part of the words. So they pair more readily, and their figures are not measured as these are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.agreement.row import EFFECTS, Row, Toll

LEAST = 2.0
SMALL = frozenset("a an the of in and at on".split())  # words that two names share by accident
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Paired:
    """Pairs of rows of one report, and the rows that only one of the two coders has."""

    pairs: tuple[tuple[Row, Row], ...]
    only_first: tuple[Row, ...]
    only_second: tuple[Row, ...]


def paired(first: Sequence[Row], second: Sequence[Row]) -> Paired:
    """The rows of two coders of one report, brought together."""
    scored = sorted(
        (-score(one, other), i, j) for i, one in enumerate(first) for j, other in enumerate(second)
    )  # fmt: skip
    taken: dict[int, int] = {}
    for points, i, j in scored:
        if -points >= LEAST and i not in taken and j not in taken.values():
            taken[i] = j
    return Paired(
        tuple((first[i], second[j]) for i, j in sorted(taken.items())),
        tuple(row for i, row in enumerate(first) if i not in taken),
        tuple(row for j, row in enumerate(second) if j not in taken.values()),
    )


def score(one: Row, other: Row) -> float:
    """How much speaks for two rows being one incident."""
    names = ((one.place, other.place), (one.perpetrator, other.perpetrator), (one.target, other.target))
    points = 2.0 * (one.type == other.type) + sum(share(a, b) for a, b in names)
    return points + sum(_harm(getattr(one, effect), getattr(other, effect)) for effect in EFFECTS)


def share(one: str, other: str) -> bool:
    """Whether two names share a word that says something."""
    return bool(_words(one) & _words(other))


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold())) - SMALL


def _harm(one: Toll | None, other: Toll | None) -> float:
    if one is None and other is None:
        return 0.25
    return float(one is not None and other is not None and (one.low, one.high) == (other.low, other.high))
