"""One facet of all incidents: which values it has, and which incident has which; a few milliseconds for a million."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values in alphabetical order, and for every (incident, value) it holds, one entry of each array."""

    values: tuple[str, ...]
    rows: Ints
    codes: Ints

    def mask(self, chosen: Sequence[str], size: int) -> Mask:
        """Whether each incident has one of the chosen values."""
        wanted = np.zeros(len(self.values), bool)
        wanted[[self.values.index(value) for value in chosen if value in self.values]] = True
        found = np.zeros(size, bool)
        found[self.rows[wanted[self.codes]]] = True
        return found

    def counts(self, mask: Mask) -> Ints:
        """How many of the masked incidents have each value."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values)).astype(np.int32)

    def firsts(self, size: int) -> Ints:
        """The code of each incident's value, of a facet that gives it one; the number of values where it has none."""
        codes = np.full(size, len(self.values), np.int32)
        codes[self.rows] = self.codes
        return codes

    def moved(self, rows: Ints) -> Facet:
        """The facet with its incidents at other rows: ``rows`` gives the new one of each, -1 for what is gone."""
        new = rows[self.rows]
        stays = new >= 0
        return Facet(self.values, new[stays], self.codes[stays])


def alphabetical(value: str) -> str:
    """What values are sorted by: without regard to capitals, and where that makes no difference, with."""
    return f"{value.casefold()}\0{value}"


def facet(values: Sequence[str], rows: Ints, codes: Ints) -> Facet:
    """The facet whose codes count ``values`` in any order; values that no incident has are left out."""
    used = np.flatnonzero(np.bincount(codes, minlength=len(values))) if len(codes) else np.zeros(0, np.int64)
    order = sorted(used.tolist(), key=lambda code: alphabetical(values[code]))
    place = np.zeros(len(values), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return Facet(tuple(values[code] for code in order), rows, place[codes])


def both(one: Facet, other: Facet) -> Facet:
    """The facet of the incidents of two."""
    known = {value: code for code, value in enumerate(one.values)}
    codes = np.array([known.setdefault(value, len(known)) for value in other.values], np.int32)[other.codes]
    return facet(tuple(known), np.concatenate((one.rows, other.rows)), np.concatenate((one.codes, codes)))
