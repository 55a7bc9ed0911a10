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
from onrecord.linking import Judgement, block
from onrecord.linking.gist import FIRM
from onrecord.linking.match import Edges, Kept, cluster_all, score
from onrecord.linking.profile import Profile, profile
from onrecord.record import links
from onrecord.record.current import current_accounts, filed_of
from onrecord.record.judging import marks, people
from onrecord.record.links import Edge
from onrecord.record.partners import Partners
from onrecord.record.schema import accounts

Cluster = tuple[str, ...]  # ids of accounts
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
    found.clusters = _clustered(connection, touched, gone)
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


def hear(connection: Connection) -> set[str]:
    """Takes over what people hold now of current accounts; gives the accounts on which that has changed."""
    said, marked = people(connection), marks(connection)
    filed = links.numbers_of(connection, {id for one in said for id in one.pair} | marked.keys())
    now = {(one.pair, one.by, one.verdict) for one in said if filed.keys() >= set(one.pair)}
    was = {(one.pair, one.by, one.verdict) for one in links.people(connection)}
    links.change_people(connection, _words(was - now), _words(now - was))
    told, before = {id: own for id, own in marked.items() if id in filed}, links.marks(connection)
    links.set_marks(connection, told)
    differing = {id for id in told.keys() | before.keys() if told.get(id) != before.get(id)}
    return differing | {id for pair, _, _ in now ^ was for id in pair}


def _words(said: Iterable[tuple[tuple[str, str], str, str]]) -> list[Judgement]:
    return [Judgement(*pair, verdict, by, 1.0) for pair, by, verdict in said]


def _clustered(connection: Connection, touched: set[int], gone: Collection[str]) -> list[Cluster]:
    """The clusters that may be others now: those of ``touched``, and those that these now draw in.

    What lies beyond keeps its clusters. For clusters merge best pair first, and only where some pair is close: as long
    as no cluster beside ``touched`` merges with it when both are clustered together, the two come about each by itself,
    as they do when all are clustered (the proof goes by the order of the merges).
    """
    inside = {id for id, _ in links.accounts_of(connection, touched).values()}
    inside |= _with_their_clusters(connection, {*inside, *gone}) - set(gone)
    while True:
        inside |= _joined_by_people(connection, inside)
        beside = _beside(connection, inside)
        clusters = _cluster(connection, inside | beside)
        drawn = {id for cluster in clusters if not inside.isdisjoint(cluster) for id in cluster} - inside
        if not drawn:
            return [cluster for cluster in clusters if not inside.isdisjoint(cluster)]
        inside |= _with_their_clusters(connection, drawn)


def _with_their_clusters(connection: Connection, ids: Collection[str]) -> set[str]:
    """Accounts, and all others of the stored incidents that hold them."""
    return {*ids, *(id for held in stored(connection, ids).values() for id in held)}


def _joined_by_people(connection: Connection, ids: set[str]) -> set[str]:
    """All that people's "same" joins with ``ids``, with the clusters of these."""
    found, frontier = set(ids), set(ids)
    while frontier and links.spoken(connection):
        said = links.people_on(connection, frontier)
        others = {id for one in said if one.verdict == "same" for id in one.pair} - found
        frontier = _with_their_clusters(connection, others) - found if others else set()
        found |= frontier
    return found


def _beside(connection: Connection, inside: set[str]) -> set[str]:
    """The clusters outside that have a close pair with an account inside."""
    numbers = set(links.numbers_of(connection, inside).values())
    near = links.edges_of(connection, numbers, codebook.table("linking")["same"])
    others = {n for edge in near for n in (edge.a, edge.b)} - numbers
    found = {id for id, _ in links.accounts_of(connection, others).values()}
    return _with_their_clusters(connection, found) - inside


def _cluster(connection: Connection, ids: set[str]) -> list[Cluster]:
    numbers = sorted(links.numbers_of(connection, ids).values())
    told = links.accounts_of(connection, numbers)
    place = {n: at for at, n in enumerate(numbers)}
    edges = Edges()
    for edge in links.edges_between(connection, numbers):
        edges.add(place[edge.a], place[edge.b], edge.score)
    accounts, roots = [told[n][0] for n in numbers], [told[n][1] for n in numbers]
    found = cluster_all(accounts, roots, edges, links.people_on(connection, accounts))
    return [cluster for clusters, _ in found for cluster in clusters]


def stored(connection: Connection, some: Collection[str]) -> dict[str, frozenset[str]]:
    """The accounts of every stored incident that holds any of ``some``, by the incident's id."""
    query = (
        "SELECT i.incident, i.account FROM incident_accounts i WHERE i.incident IN"
        " (SELECT h.incident FROM json_each(?) v CROSS JOIN incident_accounts h ON h.account = v.value)"
    )
    found: dict[str, set[str]] = {}
    for incident, account in connection.exec_driver_sql(query, (json.dumps(sorted(some)),)):
        found.setdefault(incident, set()).add(account)
    return {incident: frozenset(held) for incident, held in found.items()}
