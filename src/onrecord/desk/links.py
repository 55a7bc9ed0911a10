"""Why accounts are taken for one incident: the matcher's word on each pair, or, where they are many, on each account's
nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.desk.beside import Column
from onrecord.linking import Judgement
from onrecord.linking.compare import judge
from onrecord.linking.profile import profile

PAIRS = 10  # accounts of which every pair is shown
MOST = 60  # accounts compared: the pairs grow with the square


@dataclass(frozen=True, slots=True)
class Link:
    """The numbers of two accounts, and the matcher's verdict, score (0 to 1) and reasons, as it judges them now."""

    a: int
    b: int
    verdict: str
    score: float
    why: str


def links(columns: Sequence[Column]) -> list[Link]:
    """Of few accounts all pairs, of many the strongest of each account."""
    some = columns[:MOST]
    compared = {column.number: profile(column.filed) for column in some}
    found = [_link(a, b, judge(compared[a], compared[b])) for a, b in combinations(compared, 2)]
    if len(columns) <= PAIRS:
        return found
    nearest = {max((one for one in found if n in (one.a, one.b)), key=lambda one: one.score) for n in compared}
    return sorted(nearest, key=lambda one: (one.a, one.b))


def _link(a: int, b: int, word: Judgement) -> Link:
    return Link(a, b, word.verdict, word.score, word.why)
