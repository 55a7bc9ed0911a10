"""Judgements in the record: whose word on which two accounts stands. Only ever added to, so that all can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from onrecord.linking import MATCHER, Judgement
from onrecord.plain import plain
from onrecord.record.book import Record
from onrecord.record.errors import RecordError
from onrecord.record.log import Event, append, now
from onrecord.record.schema import accounts, judgements


def judge(record: Record, judgement: Judgement) -> None:
    """Add a person's word on two accounts. It outranks the matcher's; a later word of the same person replaces it."""
    if judgement.by == MATCHER:
        raise ValueError("the matcher's judgements are written by match()")
    with record.writing() as connection:
        for id in judgement.pair:
            if connection.scalar(select(accounts.c.id).where(accounts.c.id == id)) is None:
                raise RecordError(record.name, f"there is no account {id}", "see the accounts with: onrecord show")
        add(connection, record.actor, [judgement])


def people(connection: Connection) -> list[Judgement]:
    """What people hold: of each person's words on a pair, the last."""
    return [one for one in standing(connection) if one.by != MATCHER]


def standing(connection: Connection) -> list[Judgement]:
    """Of each author's words on a pair, the last, by pair and author."""
    last: dict[tuple[str, str, str], Judgement] = {}
    for row in connection.execute(select(judgements).order_by(judgements.c.seq)):
        last[row.a, row.b, row.by] = Judgement(row.a, row.b, row.verdict, row.by, row.score, row.why)
    return [last[key] for key in sorted(last)]


def add(connection: Connection, actor: str, said: Sequence[Judgement]) -> None:
    """Write judgements down and log them; the connection holds the write lock."""
    rows = [{**plain(one), "a": one.pair[0], "b": one.pair[1], "score": float(one.score)} for one in said]
    time = now()
    if rows:
        connection.execute(insert(judgements), [{**row, "time": time} for row in rows])
    append(connection, actor, [Event("judgement", f"{row['a']} {row['b']}", row) for row in rows])
