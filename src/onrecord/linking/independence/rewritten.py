"""The same story put into other words: most content words of the shorter passage stand in the other in the same order.

Reporters who saw the same thing use the same words for it, but not in the same order: the longest common subsequence
of two independent passages of one event reaches half of the shorter, that of a rewritten agency story more.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from onrecord import codebook
from onrecord.linking.independence.passage import Passage


def retells(a: Passage, b: Passage) -> bool:
    """Whether one passage is the other in other words; the order of the two has no meaning."""
    table = codebook.table("independence")["rewritten"]
    shorter, longer = sorted((a.content, b.content), key=len)
    if len(shorter) < table["least"] or len(shorter) < table["lengths"] * len(longer):
        return False
    enough, known = float(table["share"]) * len(shorter), set(longer)
    return sum(word in known for word in shorter) >= enough and common(shorter, longer) >= enough


def common(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """Length of the longest common subsequence, a bit for each item of ``a`` (Hyyrö 2004)."""
    places: dict[Hashable, int] = {}
    for position, item in enumerate(a):
        places[item] = places.get(item, 0) | 1 << position
    every = (1 << len(a)) - 1
    open = every
    for item in b:
        met = open & places.get(item, 0)
        open = ((open + met) | (open - met)) & every
    return len(a) - open.bit_count()
