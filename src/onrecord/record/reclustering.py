"""Clusters formed anew where accounts came, went or were judged; what lies beyond keeps those that it has."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection

from onrecord import codebook
from onrecord.linking.match import Edges, cluster_all
from onrecord.record import heard, links

Cluster = tuple[str, ...]  # ids of accounts


def clustered(connection: Connection, touched: set[int], gone: Collection[str]) -> list[Cluster]:
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
    while frontier and heard.spoken(connection):
        said = heard.people_on(connection, frontier)
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
    found = cluster_all(accounts, roots, edges, heard.people_on(connection, accounts))
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
