"""The accounts that one account is worth comparing with, asked of the record's tables: a few look-ups by key.

The same pairs as ``linking.whole`` finds among all accounts at once; a test holds the two against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from onrecord import codebook
from onrecord.linking import block
from onrecord.linking.gist import Gists, Numbers, firm, near, span, worth
from onrecord.linking.handles import handles
from onrecord.linking.profile import Profile
from onrecord.record import links


class Partners:
    """Look-ups in one state of the tables; how crowded a name is, is asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        limits = codebook.table("blocking")["handles"]
        self._limit, self._limit_ever = limits["crowd"], limits["crowd_ever"]
        self._rows: dict[block.Row, bool] = {}
        self._keys: dict[int, bool] = {}

    def of(self, p: Profile, n: int) -> set[int]:
        """The numbers of the accounts to compare ``p`` with, whose own number is ``n``."""
        beside = set(links.told_by(self._connection, [p.report]).values()) - {n}
        around = links.filed_under(self._connection, block.neighbours(p)) - beside - {n}
        return beside | self._around(n, around) | self._named(p, n, beside)

    def share(self, p: Profile, q: Profile) -> bool:
        """Whether two accounts, one of them vague, share a name that says something of them."""
        both, one, other = set(handles(p)) & set(handles(q)), span(p), span(q)
        if one is None or other is None:
            return bool(both - self._crowded_ever(both))
        rows = {(key, bucket) for key in both for days in (one, other) for bucket in block.buckets(days)}
        return bool(both - {key for key, _ in self._crowded(rows)})

    def _around(self, n: int, others: set[int]) -> set[int]:
        g, numbers, i = self._beside(n, others)
        _, j = worth(g, *near(g, *i))
        return {numbers[at] for at in j.tolist()}

    def _named(self, p: Profile, n: int, beside: set[int]) -> set[int]:
        """Who shares a name with ``p``, which if firm looks for vague ones alone.

        Undated ones must share one that is rare in all the record; where both are dated, one that is rare in the
        fortnights of both.
        """
        own, turned, days = handles(p), links.VAGUE if firm(p) else 0, span(p)
        rare = [key ^ turned for key in set(own) - self._crowded_ever(own)]
        if days is None:
            told = links.filed_ever(self._connection, rare)
            return self._near(n, told - beside - {n})
        rows = {(key, bucket) for key in own for bucket in block.namesakes(p)}
        crowded = self._crowded(rows)
        full = {key for key, bucket in crowded if bucket in block.buckets(days)}
        found = [(key ^ turned, bucket) for key, bucket in rows - crowded if key not in full]
        undated = links.filed_under(self._connection, [(key, block.UNDATED) for key in rare]) - beside - {n}
        by_number: dict[int, set[int]] = defaultdict(set)
        for key, other in links.rows_under(self._connection, found):
            by_number[other].add(key ^ turned)
        dated = self._near(n, by_number.keys() - undated - beside - {n})
        return self._near(n, undated) | self._rare_for(dated, by_number)

    def _near(self, n: int, others: set[int]) -> set[int]:
        g, numbers, i = self._beside(n, others)
        _, j = near(g, *i)
        return {numbers[at] for at in j.tolist()}

    def _rare_for(self, others: set[int], names: dict[int, set[int]]) -> set[int]:
        """Of dated accounts those for whose own fortnights, too, one of their ``names`` is rare."""
        numbers = sorted(others)
        if not numbers:
            return set()
        g = links.gists_of(self._connection, numbers)
        days = zip((g["start"] - g["slack"]).tolist(), (g["end"] + g["slack"]).tolist(), strict=True)
        fortnights = dict(zip(numbers, map(block.buckets, days), strict=True))
        crowded = self._crowded((key, bucket) for n in numbers for key in names[n] for bucket in fortnights[n])
        return {n for n in numbers if any(all((key, b) not in crowded for b in fortnights[n]) for key in names[n])}

    def _beside(self, n: int, others: set[int]) -> tuple[Gists, list[int], tuple[Numbers, Numbers]]:
        """The gists of an account and of others, their numbers, and each of its pairs with them."""
        numbers = sorted({*others, n})
        g, own = links.gists_of(self._connection, numbers), numbers.index(n)
        j = np.delete(np.arange(len(numbers)), own)
        return g, numbers, (np.full(len(j), own), j)

    def _crowded(self, rows: Iterable[block.Row]) -> set[block.Row]:
        wanted = set(rows)
        if unknown := wanted - self._rows.keys():
            self._rows |= dict.fromkeys(unknown, False)
            self._rows |= dict.fromkeys(links.crowded(self._connection, unknown, self._limit), True)
        return {row for row in wanted if self._rows[row]}

    def _crowded_ever(self, keys: Iterable[int]) -> set[int]:
        wanted = set(keys)
        if unknown := wanted - self._keys.keys():
            self._keys |= dict.fromkeys(unknown, False)
            self._keys |= dict.fromkeys(links.crowded_ever(self._connection, unknown, self._limit_ever), True)
        return {key for key in wanted if self._keys[key]}
