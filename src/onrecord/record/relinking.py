"""What came and went since the last match, linked in: only new accounts are compared, only what they touch clustered.

The links and clusters are those that linking the whole anew would give: which pairs are compared is asked of the pair
alone, and what a cluster is made of is settled among its neighbours. Names that become too common by new accounts, or
cease to be by accounts that go, are followed up.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from onrecord import codebook
from onrecord.linking import block
from onrecord.linking.gist import FIRM
from onrecord.linking.match import Kept, score
from onrecord.linking.profile import Profile, profile
from onrecord.record import links
from onrecord.record.current import current_accounts, filed_of
from onrecord.record.heard import hear
from onrecord.record.links import Edge
from onrecord.record.partners import Partners
from onrecord.record.reclustering import Cluster, clustered
from onrecord.record.schema import accounts

REACH = 8  # fortnights: two accounts that are dated and near in time lie no further apart (see ``gist.span``)


@dataclass(slots=True)
class Relinked:
    """What linking has changed: the clusters that may be new, as account ids, and the accounts that count no more."""

    clusters: list[Cluster] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)  # accounts on which people's words changed
    pairs: int = 0  # new ones that are same or unsure


def relink(connection: Connection, reports: Collection[str], spoken: bool) -> Relinked:
    """Bring the tables up for the accounts of ``reports`` and, where people have ``spoken``, for their words."""
    now, was = _current(connection, reports), links.told_by(connection, reports)
    gone, come = sorted(was.keys() - now), sorted(now - was.keys())
    found = Relinked(gone=set(gone))
    touched = _exchange(connection, [was[id] for id in gone], come, found)
    if spoken or gone:
        found.said = hear(connection)
        touched |= set(links.numbers_of(connection, found.said).values())
    found.clusters = clustered(connection, touched, gone)
    return found


def _current(connection: Connection, reports: Collection[str]) -> set[str]:
    """The accounts of ``reports`` that count."""
    return set(connection.scalars(_told_by(), {"reports": json.dumps(sorted(reports))})) if reports else set()


@cache
def _told_by() -> Select[Any]:
    some = func.json_each(bindparam("reports")).table_valued("value")
    query = current_accounts().with_only_columns(accounts.c.id).order_by(None)
    return query.where(accounts.c.report.in_(select(some.c.value)))


def _exchange(connection: Connection, gone: Sequence[int], come: Sequence[str], found: Relinked) -> set[int]:
    """Takes out and files accounts, and brings the pairs up to date; gives the numbers of all that it touches."""
    fresh = entries(connection, come)
    left = links.profiles(connection, gone)
    crowds = _Crowds(connection, [*(one.profile for one in fresh), *left.values()])
    touched = {n for edge in links.edges_of(connection, gone) for n in (edge.a, edge.b)} - set(gone)
    links.remove(connection, gone)
    numbers = links.add(connection, fresh)
    crowds.look_again()
    partners = Partners(connection)
    touched |= _unfounded(connection, partners, crowds.filled()) | set(numbers)
    again = links.profiles(connection, crowds.freed() - set(numbers))
    new = {n: one.profile for n, one in zip(numbers, fresh, strict=True)}
    known = {(edge.a, edge.b) for edge in links.edges_of(connection, again)}
    edges, found.pairs = _scored(connection, _pairs(partners, new | again) - known, new)
    links.add_edges(connection, edges)
    return touched | {n for edge in edges for n in (edge.a, edge.b) if n in again}


def entries(connection: Connection, ids: Sequence[str]) -> list[links.Entry]:
    """The accounts as they are filed and compared."""
    by_id = {one.id: one for one in filed_of(connection, ids)} if ids else {}
    return [links.Entry(profile(by_id[id]), by_id[id].root) for id in ids]


class _Crowds:
    """The names of accounts that come and go: which of them were too common before, and which are after."""

    def __init__(self, connection: Connection, profiles: Sequence[Profile]) -> None:
        self._connection = connection
        self._rows = {row for one in profiles for row in block.names(one)}
        self._keys = {key for key, _ in self._rows}
        self._before = self._after = self._look()

    def _look(self) -> tuple[set[block.Row], set[int]]:
        limits = codebook.table("blocking")["handles"]
        rows = links.crowded(self._connection, self._rows, limits["crowd"])
        return rows, links.crowded_ever(self._connection, self._keys, limits["crowd_ever"])

    def look_again(self) -> None:
        self._after = self._look()

    def filled(self) -> Iterator[tuple[set[int], set[int]]]:
        """For each name that became too common, who bears it where it did, and who else bears it near by in time."""
        for key in self._after[1] - self._before[1]:
            yield (every := links.filed_ever(self._connection, [key])), every
        for key, bucket in self._after[0] - self._before[0]:
            some = links.filed_under(self._connection, [(key, bucket)])
            around = [(key, other) for other in range(bucket - REACH, bucket + REACH + 1)]
            yield some, links.filed_under(self._connection, around)

    def freed(self) -> set[int]:
        """Who has a name that is no longer too common."""
        rows, keys = self._before[0] - self._after[0], self._before[1] - self._after[1]
        return links.filed_under(self._connection, rows) | links.filed_ever(self._connection, keys)


def _unfounded(connection: Connection, partners: Partners, names: Iterable[tuple[set[int], set[int]]]) -> set[int]:
    """Drops the pairs that only a name held that is now too common; gives their accounts' numbers."""
    alike = {
        edge
        for some, others in names
        for edge in links.edges_of(connection, some)
        if {edge.a, edge.b} <= others and not some.isdisjoint((edge.a, edge.b))
    }
    edges = _by_name(connection, list(alike))
    told = links.profiles(connection, {n for edge in edges for n in (edge.a, edge.b)})
    dropped = [edge for edge in edges if not partners.share(told[edge.a], told[edge.b])]
    links.drop_edges(connection, dropped)
    return {n for edge in dropped for n in (edge.a, edge.b)}


def _by_name(connection: Connection, edges: Sequence[Edge]) -> list[Edge]:
    """The pairs that were found by name: not both firm, nor of one report."""
    if not edges:
        return []
    numbers = sorted({n for edge in edges for n in (edge.a, edge.b)})
    g, place = links.gists_of(connection, numbers), {n: at for at, n in enumerate(numbers)}
    one, other = g[[place[edge.a] for edge in edges]], g[[place[edge.b] for edge in edges]]
    held = (one["flags"] & other["flags"] & FIRM == 0) & (one["report"] != other["report"])
    return [edge for edge, by_name in zip(edges, held.tolist(), strict=True) if by_name]


def _pairs(partners: Partners, some: dict[int, Profile]) -> set[tuple[int, int]]:
    return {(min(n, other), max(n, other)) for n, one in some.items() for other in partners.of(one, n)}


def _scored(connection: Connection, pairs: set[tuple[int, int]], known: dict[int, Profile]) -> tuple[list[Edge], int]:
    """The pairs that score at least the floor, and how many of them are same or unsure."""
    ordered = sorted(pairs)
    loaded = links.profiles(connection, {n for pair in ordered for n in pair} - known.keys()) | known
    kept = Kept(lambda some: [loaded[n] for n in some])
    judged = list(score([a for a, _ in ordered], [b for _, b in ordered], kept))
    edges = [Edge(a, b, one.score) for a, b, one in judged]
    return edges, sum(one.verdict != "different" for _, _, one in judged)
