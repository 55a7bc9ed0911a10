"""All pairs worth comparing among all accounts at once: sorted columns of numbers, a few hundred bytes an account."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord import codebook
from onrecord.linking import block
from onrecord.linking.gist import FIRM, GIST, Gists, Numbers, firm, gists, near, worth
from onrecord.linking.profile import Profile

CHUNK = 256  # accounts looked up at once
SHIFT = 24  # bits for the fortnight beside the number of a key
Bools = NDArray[np.bool_]


@dataclass(slots=True)
class _Rows:
    """Keys, fortnights and the numbers of the accounts filed under them."""

    keys: array[int] = field(default_factory=lambda: array("q"))
    buckets: array[int] = field(default_factory=lambda: array("i"))
    numbers: array[int] = field(default_factory=lambda: array("i"))

    def add(self, rows: list[block.Row], number: int) -> None:
        for key, bucket in rows:
            self.keys.append(key)
            self.buckets.append(bucket)
            self.numbers.append(number)


class Table:
    """Rows in the order of key and fortnight; found by both, or by the key alone."""

    def __init__(self, rows: _Rows) -> None:
        self.keys, code = np.unique(np.frombuffer(rows.keys, dtype=np.int64), return_inverse=True)
        spot = code.astype(np.int64) << SHIFT | np.frombuffer(rows.buckets, dtype=np.int32)
        order = np.argsort(spot, kind="stable")
        self.spots = spot[order]
        self.numbers = np.frombuffer(rows.numbers, dtype=np.int32)[order].astype(np.int64)

    def spot(self, keys: Numbers, buckets: Numbers) -> Numbers:
        """The place of a key and a fortnight in the order; -1 for a key that is not there."""
        code = np.searchsorted(self.keys, keys)
        known = code < len(self.keys)
        known[known] = self.keys[code[known]] == keys[known]
        return np.where(known, code.astype(np.int64) << SHIFT | buckets, -1)

    def between(self, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
        """Where the rows from ``first`` to ``last``, both included, begin and end."""
        return np.searchsorted(self.spots, first, "left"), np.searchsorted(self.spots, last, "right")


class Whole:
    """Accounts taken in one by one, then all their pairs."""

    def __init__(self) -> None:
        self.size = 0
        self._places, self._names = _Rows(), _Rows()
        self._around, self._begins = array("q"), array("q", [0])
        self._waiting: list[Profile] = []
        self._gists: list[Gists] = []

    def add(self, profile: Profile) -> int:
        """Takes in one account; its number, counted from 0."""
        number, self.size = self.size, self.size + 1
        self._places.add(block.places(profile), number)
        self._names.add(block.names(profile), number)
        self._around.extend(block.around(profile) if firm(profile) else ())
        self._begins.append(len(self._around))
        self._waiting.append(profile)
        if len(self._waiting) >= CHUNK:
            self._pack()
        return number

    def _pack(self) -> None:
        self._gists.append(gists(self._waiting))
        self._waiting = []

    def pairs(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Every pair worth comparing, once, in arrays of numbers; those of one time near each other."""
        self._pack()
        g = np.concatenate([np.empty(0, GIST), *self._gists])
        self._gists = [g]
        order = np.argsort(g["start"], kind="stable")
        places, names = _Places(g, self), _Names(g, Table(self._names))
        yield from _told_together(g)
        for start in range(0, len(order), CHUNK):
            some = order[start : start + CHUNK]
            firm = g["flags"][some] & FIRM > 0
            yield places.of(some[firm])
            yield names.of(some[~firm])


class _Places:
    """Pairs of firm accounts, by their surroundings."""

    def __init__(self, g: Gists, whole: Whole) -> None:
        self._g, self._table = g, Table(whole._places)
        self._around = np.frombuffer(whole._around, dtype=np.int64)
        self._begins = np.frombuffer(whole._begins, dtype=np.int64)

    def of(self, some: Numbers) -> tuple[Numbers, Numbers]:
        i, j = _expanded(self._table, *self._looked_up(some))
        i, j = _apart(self._g, i[i < j], j[i < j])
        i, j = near(self._g, i, j)
        return worth(self._g, *_once(i, j))

    def _looked_up(self, some: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Who looks, and from where to where in the table."""
        counts = self._begins[some + 1] - self._begins[some]
        who, at = _spread(some, counts, self._begins[some])
        first = (self._g["start"][who] - self._g["slack"][who]) // block.BUCKET
        last = (self._g["end"][who] + self._g["slack"][who]) // block.BUCKET
        keys = self._around[at]
        return who, self._table.spot(keys, first), self._table.spot(keys, last)


class _Names:
    """Pairs of which at least one is vague, by the names and rare words that they share."""

    def __init__(self, g: Gists, table: Table) -> None:
        self._g, self._table = g, table
        limits = codebook.table("blocking")["handles"]
        self._window = codebook.table("blocking")["days"]
        code = table.spots >> SHIFT
        crowded = _sizes(table.spots) > limits["crowd"]
        self._crowded = _any_in_group(code << 32 | table.numbers, crowded)  # of an account's rows of one name
        self._ever = _sizes(code) > limits["crowd_ever"]
        order = np.argsort(table.numbers, kind="stable")
        self._rows, self._begins = order, np.searchsorted(table.numbers[order], np.arange(len(g) + 1))

    def of(self, some: Numbers) -> tuple[Numbers, Numbers]:
        begin = self._begins[some]
        _, at = _spread(some, self._begins[some + 1] - begin, begin)
        rows = self._rows[at]
        i, j = (np.concatenate(sides) for sides in zip(self._dated(rows), self._undated(rows), strict=True))
        both = self._g["flags"][j] & FIRM == 0
        held = ~both | (i < j)
        i, j = _apart(self._g, i[held & (i != j)], j[held & (i != j)])
        return near(self._g, *_once(i, j))

    def _dated(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Both dated: neither's name may be crowded in its own fortnights."""
        spots = self._table.spots
        rows = rows[~self._crowded[rows] & (spots[rows] & _BUCKETS != block.UNDATED)]
        who, code = self._table.numbers[rows], spots[rows] >> SHIFT
        pad = self._window + self._g["slack"][who]
        first = (self._g["start"][who] - pad) // block.BUCKET
        last = (self._g["end"][who] + pad) // block.BUCKET
        i, found = _expanded_rows(self._table, who, code << SHIFT | first, code << SHIFT | last)
        held = ~self._crowded[found]
        return i[held], self._table.numbers[found[held]]

    def _undated(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """One of them undated: the name may not be crowded in all the record."""
        spots = self._table.spots
        rows = rows[~self._ever[rows]]
        who, code = self._table.numbers[rows], spots[rows] >> SHIFT
        undated = spots[rows] & _BUCKETS == block.UNDATED
        last = np.where(undated, code << SHIFT | _BUCKETS, code << SHIFT | block.UNDATED)
        i, found = _expanded_rows(self._table, who, code << SHIFT, last)
        return i, self._table.numbers[found]


_BUCKETS = (1 << SHIFT) - 1


def _expanded(table: Table, who: Numbers, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    known = first >= 0
    i, rows = _expanded_rows(table, who[known], first[known], last[known])
    return i, table.numbers[rows]


def _expanded_rows(table: Table, who: Numbers, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """Each that looks beside each row that it finds."""
    begin, end = table.between(first, last)
    return _spread(who, end - begin, begin)


def _spread(who: Numbers, counts: Numbers, begin: Numbers) -> tuple[Numbers, Numbers]:
    """``who`` repeated ``counts`` times, beside the numbers that run from ``begin``."""
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(who, counts), np.repeat(begin, counts) + within


def _once(i: Numbers, j: Numbers) -> tuple[Numbers, Numbers]:
    both = np.unique(np.minimum(i, j) << 32 | np.maximum(i, j))
    return both >> 32, both & 0xFFFFFFFF


def _apart(g: Gists, i: Numbers, j: Numbers) -> tuple[Numbers, Numbers]:
    """Without the pairs of one report, which are always compared."""
    held = g["report"][i] != g["report"][j]
    return i[held], j[held]


def _told_together(g: Gists) -> Iterator[tuple[Numbers, Numbers]]:
    """The accounts of one report, each with each."""
    order = np.argsort(g["report"], kind="stable")
    begins = np.flatnonzero(np.diff(g["report"][order], prepend=0) != 0)
    for begin, end in zip(begins, np.append(begins, len(order))[1:], strict=True):
        if end - begin > 1:
            one, other = np.triu_indices(end - begin, 1)
            yield _once(order[begin:end][one], order[begin:end][other])


def _sizes(sorted_values: Numbers) -> Numbers:
    """For each value of a sorted array how often it is there."""
    _, inverse, counts = np.unique(sorted_values, return_inverse=True, return_counts=True)
    return np.asarray(counts[inverse])


def _any_in_group(groups: Numbers, marked: Bools) -> Bools:
    """For each row whether any row of its group is marked."""
    _, inverse = np.unique(groups, return_inverse=True)
    return np.asarray(np.bincount(inverse, weights=marked) > 0)[inverse]
