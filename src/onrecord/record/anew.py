"""All current accounts linked anew, and the matcher's tables filled with what that finds; little is held in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection

from onrecord.linking.match import Edges, Kept, Root, cluster_all, score
from onrecord.linking.profile import Profile
from onrecord.linking.whole import Whole
from onrecord.record import heard, links
from onrecord.record.current import current_accounts
from onrecord.record.reclustering import Cluster
from onrecord.record.relinking import entries
from onrecord.record.schema import PER_QUERY, accounts, codings
from onrecord.record.settling import settle_all


class Anew:
    """A whole linking: make one, then take its ``clusters``; ``pairs`` counts those that are same or unsure."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids, self._roots = list[str](), list[Root]()
        self._edges = Edges()
        self.pairs = 0
        links.clear(connection)
        settle_all(connection)
        self._compare(self._file())
        heard.hear(connection)

    def clusters(self) -> Iterator[Cluster]:
        """Every account in one cluster."""
        for found, _ in cluster_all(self._ids, self._roots, self._edges, heard.people(self._connection)):
            yield from found

    def _file(self) -> Whole:
        """Files every current account; numbers in the tables are one more than here."""
        whole, keys = Whole(), _Keys()
        ids = current_accounts().with_only_columns(accounts.c.id).join(codings, codings.c.id == accounts.c.coding)
        in_order = ids.order_by(None).order_by(codings.c.seq, accounts.c.position)  # neighbours in time lie together
        every = list(self._connection.scalars(in_order))
        for start in range(0, len(every), PER_QUERY):
            some = entries(self._connection, every[start : start + PER_QUERY])
            links.add(self._connection, some, keyed=False)
            for one in some:
                keys.add(links.rows_of(one.profile), whole.add(one.profile) + 1)
                self._ids.append(one.profile.id)
                self._roots.append(one.root)
        links.file_keys(self._connection, keys.ordered())
        return whole

    def _compare(self, whole: Whole) -> None:
        kept = Kept(self._load)
        for i, j in whole.pairs():
            found = list(score(i.tolist(), j.tolist(), kept))
            links.add_edges(self._connection, (links.Edge(a + 1, b + 1, one.score) for a, b, one in found))
            for a, b, one in found:
                self._edges.add(a, b, one.score)
                self.pairs += one.verdict != "different"

    def _load(self, some: Sequence[int]) -> list[Profile]:
        found = links.profiles(self._connection, [n + 1 for n in some])
        return [found[n + 1] for n in some]


class _Keys:
    """The rows of ``link_keys``, which go in faster in their order."""

    def __init__(self) -> None:
        self._columns = array("q"), array("i"), array("i")

    def add(self, rows: Sequence[tuple[int, int]], number: int) -> None:
        for row in rows:
            for column, value in zip(self._columns, (*row, number), strict=True):
                column.append(value)

    def ordered(self) -> Iterator[tuple[int, int, int]]:
        key, bucket, number = (np.frombuffer(column, column.typecode) for column in self._columns)
        order = np.lexsort((number, bucket, key))
        for start in range(0, len(order), 10_000):
            some = order[start : start + 10_000]
            yield from zip(key[some].tolist(), bucket[some].tolist(), number[some].tolist(), strict=True)
