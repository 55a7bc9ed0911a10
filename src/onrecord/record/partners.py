"""The accounts that one account is worth comparing with, asked of the record's tables: a few look-ups by key.

The same pairs as ``linking.whole`` finds among all accounts at once; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import Connection

from onrecord import codebook
from onrecord.linking import block
from onrecord.linking.gist import firm, near, span, worth
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
        named = self._namesakes(p) - beside - {n}
        return beside | self._near(n, around, by_place=True) | self._sharing(p, self._near(n, named, by_place=False))

    def share(self, p: Profile, q: Profile, own: Sequence[int] | None = None) -> bool:
        """Whether two accounts, one of them vague, share a name that says something of them; ``own`` are p's."""
        both = set(own or handles(p)) & set(handles(q))
        one, other = span(p), span(q)
        if one is None or other is None:
            return bool(both - self._crowded_ever(both))
        rows = {(key, bucket) for key in both for days in (one, other) for bucket in block.buckets(days)}
        return bool(both - {key for key, _ in self._crowded(rows)})

    def _namesakes(self, p: Profile) -> set[int]:
        """Who is filed under a name of ``p`` that is not crowded; for a firm account the vague ones."""
        own, turned = handles(p), links.VAGUE if firm(p) else 0
        rare = [key ^ turned for key in set(own) - self._crowded_ever(own)]
        days = span(p)
        if days is None:
            return links.filed_ever(self._connection, rare)
        rows = {(key, bucket) for key in own for bucket in block.namesakes(p)}
        crowded = self._crowded(rows)
        full = {key for key, bucket in crowded if bucket in block.buckets(days)}
        found = [(key ^ turned, bucket) for key, bucket in rows - crowded if key not in full]
        return links.filed_under(self._connection, [*found, *((key, block.UNDATED) for key in rare)])

    def _near(self, n: int, others: set[int], *, by_place: bool) -> set[int]:
        if not others:
            return set()
        numbers = sorted({*others, n})
        g, own = links.gists_of(self._connection, numbers), numbers.index(n)
        j = np.delete(np.arange(len(numbers)), own)
        i, j = near(g, np.full(len(j), own), j)
        if by_place:
            i, j = worth(g, i, j)
        return {numbers[at] for at in j.tolist()}

    def _sharing(self, p: Profile, others: set[int]) -> set[int]:
        found, own = links.profiles(self._connection, others), handles(p)
        return {n for n, q in found.items() if not (firm(p) and firm(q)) and self.share(p, q, own)}

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
