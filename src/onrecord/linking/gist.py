"""What is asked of two accounts before they are compared, as columns of numbers: millions of pairs a second.

Every question is about the two accounts alone, so that the answer never depends on what else the record holds.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord import codebook
from onrecord.linking.handles import marks, stable
from onrecord.linking.profile import Profile
from onrecord.terms import INCIDENT_TYPES

Numbers = NDArray[np.int64]  # positions in an array of gists
Gists = NDArray[Any]  # of dtype GIST
WORDS = 32  # of 64 bits: a Bloom filter of an account's marks (Bloom 1970)
GIST = np.dtype([
    ("start", "<i4"), ("end", "<i4"), ("slack", "<i4"),  # ordinals, days
    ("country", "<i8"), ("report", "<i8"),  # hashes, 0 where unknown
    ("point", "<f4", 3), ("reach", "<f4"),  # unit vector; kilometres
    ("families", "<u4"), ("flags", "<u4"), ("marks", "<u8", WORDS),
])  # fmt: skip
DATED, POINTED, FIRM, FINE, BRIEF, WORDLESS, SURE = 1, 2, 4, 8, 16, 32, 64
DIAMETER = 12742.0  # km
MARGIN = 1.0  # km: points are kept to some metres, and the score's own bar is exact


def gists(profiles: list[Profile]) -> Gists:
    """The gists of ``profiles``, in their order."""
    return np.array([_row(profile) for profile in profiles], dtype=GIST)


def _row(p: Profile) -> tuple[Any, ...]:
    return (
        p.start or 0, p.end or 0, p.slack, stable(land(p.country)) if p.country else 0, stable(p.report),
        p.point or (0.0, 0.0, 0.0), p.reach, _families()[p.type], _flags(p), _bloom(marks(p)),
    )  # fmt: skip


@cache
def land(country: str) -> str:
    """The country, or the one that stands for all that it contests land with: to two coders it may be either."""
    found, contested = {country}, codebook.table("linking")["distance"]["contested"]
    for _ in contested:
        found.update(name for pair in contested if not found.isdisjoint(pair) for name in pair)
    return min(found)


def firm(p: Profile) -> bool:
    """Whether day and country are known well enough that neighbours can be looked up by them."""
    return p.country is not None and span(p) is not None


def span(p: Profile) -> tuple[int, int] | None:
    """First and last day that an account's precision allows; ``None`` where it has none or they are far apart."""
    if p.start is None or p.end is None or p.end - p.start + 2 * p.slack > codebook.table("blocking")["long"]:
        return None
    return p.start - p.slack, p.end + p.slack


def fine(p: Profile) -> bool:
    """Whether the account has a point that reaches little further than a town."""
    return p.point is not None and bool(p.reach <= codebook.table("blocking")["fine"])


def _flags(p: Profile) -> int:
    days = span(p)
    brief = days is not None and days[1] - days[0] < codebook.table("blocking")["close"]["brief"]
    known = DATED * (p.start is not None) | POINTED * (p.point is not None)
    return (
        known | FIRM * firm(p) | FINE * fine(p) | BRIEF * brief | WORDLESS * (not p.words) | SURE * ("place" in p.sure)
    )


@cache
def _families() -> dict[str, int]:
    """For every incident type the families it belongs to, as bits."""
    table = list(codebook.table("blocking")["families"].values())
    of_type = {
        type: sum(1 << n for n, members in enumerate(table) if {type, codebook.event_type(type)} & set(members))
        for type in INCIDENT_TYPES
    }
    return {"": (1 << len(table)) - 1} | of_type  # an account without a type may be of any


def _bloom(words: frozenset[str]) -> list[int]:
    bits = [0] * WORDS
    for word in words:
        bit = stable(word) % (64 * WORDS)
        bits[bit // 64] |= 1 << bit % 64
    return bits


def near(g: Gists, i: Numbers, j: Numbers) -> tuple[Numbers, Numbers]:
    """Of the pairs ``i``, ``j`` those that neither days nor distance bar; unknown bars nothing, nor does a country of
    which a coder is not sure."""
    i, j = _kept(i, j, _in_time(g, i, j))
    return _kept(i, j, _in_reach(g, i, j))


def worth(g: Gists, i: Numbers, j: Numbers) -> tuple[Numbers, Numbers]:
    """Of pairs of firm accounts that are near those that are worth comparing.

    Accounts of towns: a day apart and of one family, or with a mark in common. Where a place is coarse, both must be of
    one country, and further apart in time or matter one mark says too little. An account without words can share none.
    """
    fine = g["flags"][i] & g["flags"][j] & FINE > 0
    i, j = _kept(i, j, fine | (g["country"][i] == g["country"][j]))
    fine, close = g["flags"][i] & g["flags"][j] & FINE > 0, _close(g, i, j)
    held = fine & close | ((g["flags"][i] | g["flags"][j]) & WORDLESS > 0)
    for start in range(0, len(i), 100_000):  # the marks of all pairs at once would not fit
        part = slice(start, start + 100_000)
        one, two = _shared(g["marks"][i[part]] & g["marks"][j[part]])
        held[part] |= two | one & (fine | close)[part]
    return _kept(i, j, held)


def _close(g: Gists, i: Numbers, j: Numbers) -> NDArray[np.bool_]:
    brief = g["flags"][i] & g["flags"][j] & BRIEF > 0
    kin = g["families"][i] & g["families"][j] > 0
    return np.asarray(brief & kin & (_gap(g, i, j) <= codebook.table("blocking")["close"]["days"]))


def _shared(bits: NDArray[np.uint64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether at least one, and at least two bits of each row are set."""
    words = (bits != 0).sum(axis=1)
    several = (bits & (bits - np.minimum(bits, np.uint64(1))) != 0).any(axis=1)
    return words > 0, (words > 1) | several


def _kept(i: Numbers, j: Numbers, held: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    return i[held], j[held]


def _gap(g: Gists, i: Numbers, j: Numbers) -> NDArray[np.int32]:
    gap: NDArray[np.int32] = np.maximum(g["start"][i], g["start"][j]) - np.minimum(g["end"][i], g["end"][j])
    return gap


def _in_time(g: Gists, i: Numbers, j: Numbers) -> NDArray[np.bool_]:
    allowed = codebook.table("blocking")["days"] + g["slack"][i] + g["slack"][j]
    undated = g["flags"][i] & g["flags"][j] & DATED == 0
    return np.asarray(undated | (_gap(g, i, j) <= allowed))


def _in_reach(g: Gists, i: Numbers, j: Numbers) -> NDArray[np.bool_]:
    """Within reach by the chord between the points; by country where one has no point."""
    chord = np.sqrt(((g["point"][i] - g["point"][j]) ** 2).sum(axis=1))
    km = DIAMETER * np.arcsin(np.minimum(1.0, chord / 2)) - g["reach"][i] - g["reach"][j]
    country, other, both = g["country"][i], g["country"][j], g["flags"][i] & g["flags"][j]
    apart = (country != other) & (country != 0) & (other != 0) & (both & SURE > 0)
    allowed = codebook.table("blocking")["km"] + MARGIN
    return np.asarray(np.where(both & POINTED > 0, km <= allowed, ~apart))
