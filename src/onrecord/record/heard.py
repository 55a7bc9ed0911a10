"""What people hold of current accounts, kept beside the matcher's pairs, to see what changed since the last match."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.linking import Judgement
from onrecord.record import judging
from onrecord.record.judging import Mark
from onrecord.record.links import many, numbers_of


def hear(connection: Connection) -> set[str]:
    """Takes over what people hold now of current accounts; gives the accounts on which that has changed."""
    said, marked = judging.people(connection), judging.marks(connection)
    filed = numbers_of(connection, {id for one in said for id in one.pair} | marked.keys())
    now = {(one.pair, one.by, one.verdict) for one in said if filed.keys() >= set(one.pair)}
    was = {(one.pair, one.by, one.verdict) for one in people(connection)}
    change_people(connection, _words(was - now), _words(now - was))
    told, before = {id: own for id, own in marked.items() if id in filed}, marks(connection)
    set_marks(connection, told)
    differing = {id for id in told.keys() | before.keys() if told.get(id) != before.get(id)}
    return differing | {id for pair, _, _ in now ^ was for id in pair}


def _words(said: Iterable[tuple[tuple[str, str], str, str]]) -> list[Judgement]:
    return [Judgement(*pair, verdict, by, 1.0) for pair, by, verdict in said]


def people(connection: Connection) -> list[Judgement]:
    """What people held of current accounts when the tables were last brought up to date."""
    rows = connection.exec_driver_sql('SELECT a, b, verdict, "by" FROM link_people').all()
    return [Judgement(a, b, verdict, by, 1.0) for a, b, verdict, by in rows]


def spoken(connection: Connection) -> bool:
    """Whether people hold anything of current accounts."""
    return connection.exec_driver_sql("SELECT 1 FROM link_people LIMIT 1").scalar() is not None


def people_on(connection: Connection, accounts: Iterable[str]) -> list[Judgement]:
    """What people hold of any of ``accounts``."""
    columns = 'p.a, p.b, p.verdict, p."by"'
    query = (
        f"SELECT {columns} FROM json_each(?) v CROSS JOIN link_people p ON p.a = v.value UNION"
        f" SELECT {columns} FROM json_each(?) v CROSS JOIN link_people p ON p.b = v.value"
    )
    some = json.dumps(sorted(accounts))
    rows = connection.exec_driver_sql(query, (some, some)).all()
    return [Judgement(a, b, verdict, by, 1.0) for a, b, verdict, by in rows]


def change_people(connection: Connection, gone: Iterable[Judgement], come: Iterable[Judgement]) -> None:
    statement = 'DELETE FROM link_people WHERE a = ? AND b = ? AND "by" = ?'
    many(connection, statement, ((*j.pair, j.by) for j in gone))
    statement = 'INSERT OR REPLACE INTO link_people (a, b, "by", verdict) VALUES (?, ?, ?, ?)'
    many(connection, statement, ((*j.pair, j.by, j.verdict) for j in come))


def marks(connection: Connection) -> dict[str, tuple[Mark, ...]]:
    """What people's words leave on current accounts, as it was when the tables were last brought up to date."""
    found: dict[str, tuple[Mark, ...]] = {}
    for account, flag, why in connection.exec_driver_sql("SELECT account, flag, why FROM link_marks ORDER BY seq"):
        found[account] = (*found.get(account, ()), Mark(flag, why))
    return found


def set_marks(connection: Connection, marked: Mapping[str, Sequence[Mark]]) -> None:
    connection.exec_driver_sql("DELETE FROM link_marks")
    rows = ((account, mark.flag, mark.why) for account, own in marked.items() for mark in own)
    many(connection, "INSERT INTO link_marks (account, flag, why) VALUES (?, ?, ?)", rows)
