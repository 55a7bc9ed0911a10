"""The matcher's own tables: every current account as it is compared, where it is filed, and the pairs found so far.

All of it is derived and may be rebuilt at any time (``onrecord match --anew``). Accounts have numbers of their own,
``n``, which mean nothing outside. ``links`` holds each pair that scores at least the floor once, the smaller number
first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import Connection

from onrecord.linking import block
from onrecord.linking.gist import GIST, Gists, firm, gists
from onrecord.linking.packed import pack, unpack
from onrecord.linking.profile import Profile

T = TypeVar("T")
TABLES = ("link_accounts", "link_profiles", "link_keys", "links", "link_people", "link_marks")
ACCOUNT = ("n", "account", "report", "root_report", "root_position", "gist")
VAGUE = 1  # a key with this bit turned holds the vague accounts alone: firm ones have only those to look for


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair by its numbers, and how alike they are."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """An account to be filed: as it is compared, and whose account it is (``Filed.root``)."""

    profile: Profile
    root: tuple[str, int]


def clear(connection: Connection) -> None:
    for table in (*TABLES, "link_state"):
        connection.exec_driver_sql(f"DELETE FROM {table}")


def state(connection: Connection) -> dict[str, str]:
    """What the tables stand for: the rules they follow and how far in the log they go; empty where never filled."""
    rows = connection.exec_driver_sql("SELECT name, value FROM link_state").all()
    return {row.name: row.value for row in rows}


def set_state(connection: Connection, values: dict[str, str]) -> None:
    rows = list(values.items())
    connection.exec_driver_sql("INSERT OR REPLACE INTO link_state (name, value) VALUES (?, ?)", rows)


def add(connection: Connection, fresh: Sequence[Entry], *, keyed: bool = True) -> list[int]:
    """File accounts; gives their numbers. Without ``keyed`` their keys are left for ``file_keys``."""
    if not fresh:
        return []
    last = size(connection)
    numbers = list(range(last + 1, last + 1 + len(fresh)))
    made = gists([one.profile for one in fresh])
    rows = (
        (n, one.profile.id, one.profile.report, *one.root, gist.tobytes())
        for n, one, gist in zip(numbers, fresh, made, strict=True)
    )
    many(connection, f"INSERT INTO link_accounts ({', '.join(ACCOUNT)}) VALUES (?, ?, ?, ?, ?, ?)", rows)
    packed = ((n, pack(one.profile)) for n, one in zip(numbers, fresh, strict=True))
    many(connection, "INSERT INTO link_profiles (n, profile) VALUES (?, ?)", packed)
    if keyed:
        file_keys(
            connection, ((*row, n) for n, one in zip(numbers, fresh, strict=True) for row in rows_of(one.profile))
        )
    return numbers


def file_keys(connection: Connection, rows: Iterable[tuple[int, int, int]]) -> None:
    """Rows of key, fortnight and number; many of them are best given in their order."""
    many(connection, "INSERT OR IGNORE INTO link_keys (key, bucket, n) VALUES (?, ?, ?)", rows)


def rows_of(p: Profile) -> list[block.Row]:
    """All that an account is filed under; vague ones once more under their own keys."""
    named = block.names(p)
    return [*block.places(p), *named, *(() if firm(p) else ((key ^ VAGUE, bucket) for key, bucket in named))]


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Take accounts out, with all their pairs."""
    keys = [(key, bucket, n) for n, p in profiles(connection, numbers).items() for key, bucket in rows_of(p)]
    many(connection, "DELETE FROM link_keys WHERE key = ? AND bucket = ? AND n = ?", keys)
    for table, column in (("links", "a"), ("links", "b"), ("link_profiles", "n"), ("link_accounts", "n")):
        many(connection, f"DELETE FROM {table} WHERE {column} = ?", [(n,) for n in numbers])


def numbers_of(connection: Connection, accounts: Iterable[str]) -> dict[str, int]:
    """The numbers of those of the accounts that are filed."""
    query = "SELECT l.account, l.n FROM json_each(?) v CROSS JOIN link_accounts l ON l.account = v.value"
    return dict(_rows(connection, query, sorted(accounts)))


def told_by(connection: Connection, reports: Iterable[str]) -> dict[str, int]:
    """The filed accounts of reports, with their numbers."""
    query = "SELECT l.account, l.n FROM json_each(?) v CROSS JOIN link_accounts l ON l.report = v.value"
    return dict(_rows(connection, query, sorted(reports)))


def accounts_of(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, tuple[str, int]]]:
    """The id and the root of each number's account."""
    query = (
        "SELECT l.n, l.account, l.root_report, l.root_position"
        " FROM json_each(?) v CROSS JOIN link_accounts l ON l.n = v.value"
    )
    return {
        n: (account, (report, position)) for n, account, report, position in _rows(connection, query, sorted(numbers))
    }


def profiles(connection: Connection, numbers: Iterable[int]) -> dict[int, Profile]:
    query = "SELECT l.n, l.profile FROM json_each(?) v CROSS JOIN link_profiles l ON l.n = v.value"
    return {n: unpack(text) for n, text in _rows(connection, query, sorted(numbers))}


def gists_of(connection: Connection, numbers: Sequence[int]) -> Gists:
    """In the order of ``numbers``, which are sorted."""
    query = "SELECT l.gist FROM json_each(?) v CROSS JOIN link_accounts l ON l.n = v.value ORDER BY l.n"
    return np.frombuffer(b"".join(gist for (gist,) in _rows(connection, query, list(numbers))), dtype=GIST)


def filed_under(connection: Connection, rows: Iterable[block.Row]) -> set[int]:
    """The numbers of the accounts filed under any of ``rows``."""
    return {n for _, n in rows_under(connection, rows)}


def rows_under(connection: Connection, rows: Iterable[block.Row]) -> list[tuple[int, int]]:
    """The keys and the numbers of the accounts that are filed under any of ``rows``."""
    query = (
        "SELECT k.key, k.n FROM json_each(?) v CROSS JOIN link_keys k"
        " ON k.key = json_extract(v.value, '$[0]') AND k.bucket = json_extract(v.value, '$[1]')"
    )
    return [(key, n) for key, n in _rows(connection, query, sorted(set(rows)))]


def filed_ever(connection: Connection, keys: Iterable[int]) -> set[int]:
    """The numbers of the accounts filed under any of ``keys``, whatever the fortnight."""
    query = "SELECT k.n FROM json_each(?) v CROSS JOIN link_keys k ON k.key = v.value"
    return {n for (n,) in _rows(connection, query, sorted(set(keys)))}


def crowded(connection: Connection, rows: Iterable[block.Row], limit: int) -> set[block.Row]:
    """Those of ``rows`` under which more than ``limit`` accounts are filed."""
    query = (
        "SELECT json_extract(v.value, '$[0]'), json_extract(v.value, '$[1]'),"
        " (SELECT count(*) FROM (SELECT 1 FROM link_keys k WHERE k.key = json_extract(v.value, '$[0]')"
        f" AND k.bucket = json_extract(v.value, '$[1]') LIMIT {limit + 1})) FROM json_each(?) v"
    )
    return {(key, bucket) for key, bucket, count in _rows(connection, query, sorted(set(rows))) if count > limit}


def crowded_ever(connection: Connection, keys: Iterable[int], limit: int) -> set[int]:
    """Those of ``keys`` that stand in more than ``limit`` rows."""
    query = (
        "SELECT v.value, (SELECT count(*) FROM (SELECT 1 FROM link_keys k WHERE k.key = v.value"
        f" LIMIT {limit + 1})) FROM json_each(?) v"
    )
    return {key for key, count in _rows(connection, query, sorted(set(keys))) if count > limit}


def add_edges(connection: Connection, edges: Iterable[Edge]) -> None:
    rows = ((min(e.a, e.b), max(e.a, e.b), e.score) for e in edges)
    many(connection, "INSERT OR REPLACE INTO links (a, b, score) VALUES (?, ?, ?)", rows)


def drop_edges(connection: Connection, edges: Iterable[Edge]) -> None:
    many(connection, "DELETE FROM links WHERE a = ? AND b = ?", ((e.a, e.b) for e in edges))


def edges_of(connection: Connection, numbers: Iterable[int], least: float = 0.0) -> list[Edge]:
    """The pairs of which at least one is among ``numbers`` and that score at least ``least``, each once."""
    query = (
        "SELECT l.a, l.b, l.score FROM json_each(?) v CROSS JOIN links l ON l.a = v.value WHERE l.score >= ? UNION"
        " SELECT l.a, l.b, l.score FROM json_each(?) v CROSS JOIN links l ON l.b = v.value WHERE l.score >= ?"
    )
    some = json.dumps(sorted(numbers))
    return [Edge(*row) for row in connection.exec_driver_sql(query, (some, least, some, least))]


def edges_between(connection: Connection, numbers: Iterable[int]) -> list[Edge]:
    """The pairs of which both are among ``numbers``."""
    query = (
        "SELECT l.a, l.b, l.score FROM json_each(?) v CROSS JOIN links l ON l.a = v.value"
        " WHERE l.b IN (SELECT value FROM json_each(?))"
    )
    some = json.dumps(sorted(numbers))
    return [Edge(a, b, score) for a, b, score in connection.exec_driver_sql(query, (some, some)).all()]


def size(connection: Connection) -> int:
    """The number of the account filed last: at least as many were there."""
    return connection.exec_driver_sql("SELECT coalesce(max(n), 0) FROM link_accounts").scalar() or 0


def _rows(connection: Connection, query: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a query over ``values``, handed over as one JSON array."""
    return list(connection.exec_driver_sql(query, (json.dumps(values),)).all()) if values else []


def many(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    for some in _batches(rows, 10_000):
        connection.exec_driver_sql(statement, some)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some
