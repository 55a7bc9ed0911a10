"""What people do, as numbered acts: they judge pairs of accounts, review single ones, or take back an act of their own.

An act holds while no act that holds takes it back. Nothing is ever changed or deleted, so every undo can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from onrecord.linking import MATCHER, VERDICTS, Judgement
from onrecord.record.book import Record
from onrecord.record.errors import RecordError
from onrecord.record.lineage import Root, roots, standing
from onrecord.record.log import Event, append, canonical, now
from onrecord.record.schema import Row, accounts, judgements, reviews
from onrecord.record.schema import acts as acts_table
from onrecord.record.settling import settle
from onrecord.record.undone import undone

UNDO = "undo"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``verb`` is a verdict on pairs, ``split`` (a "different" of each account taken out from each that
    stayed), a verdict on single accounts or ``undo``; ``subject`` the ids that it was said of, as they were then;
    ``of`` the number that an undo takes back."""

    number: int
    verb: str
    subject: tuple[str, ...]
    of: int | None
    by: str
    why: str
    time: str


def acts(connection: Connection) -> list[Act]:
    """All acts, in their order."""
    return [_act(row) for row in connection.execute(select(acts_table).order_by(acts_table.c.seq))]


def _act(row: Any) -> Act:
    return Act(row.seq, row.verb, tuple(json.loads(row.subject)), row.of, row.by, row.why, row.time)


def taken_back(every: Iterable[Act]) -> dict[int, int]:
    """The numbers of the acts that do not hold, each with that of the undo that took it back."""
    found: dict[int, int] = {}
    for act in sorted(every, key=lambda act: -act.number):
        if act.of is not None and act.number not in found:
            found.setdefault(act.of, act.number)
    return found


def judge(record: Record, judgement: Judgement) -> int:
    """Add a person's word on two accounts; gives the act's number. See ``judge_pairs``."""
    pairs, subject = [judgement.pair], (judgement.a, judgement.b)
    return judge_pairs(record, judgement.verdict, judgement.verdict, pairs, subject, judgement.by, judgement.why)


def judge_pairs(
    record: Record, verb: str, verdict: str, pairs: Sequence[Pair], subject: Sequence[str], by: str, why: str
) -> int:
    """Add a person's word on pairs of accounts as one act, and give its number.

    It outranks the matcher's; a later word of the same person on a pair replaces it. ``ValueError`` for a verdict that
    is none and for the matcher's name, ``RecordError`` where the record lacks an account.
    """
    if by == MATCHER or verdict not in VERDICTS:
        raise ValueError(f"{by!r} can't say {verdict!r}: the matcher's pairs are written by match()")
    with record.writing() as connection:
        touched = {id for pair in pairs for id in pair}
        for id in sorted(touched - roots(connection, touched).keys()):
            raise RecordError(record.name, f"there is no account {id}", "see the accounts with: onrecord show")
        number = add_act(connection, record.actor, verb, subject, by, why, touched=touched)
        said = [Judgement(min(pair), max(pair), verdict, by, 1.0, why) for pair in pairs]
        _add(connection, record.actor, said, number)
    return number


def undo(record: Record, number: int | None, by: str, why: str = "") -> tuple[int, Act]:
    """Take back the act of that number, or the last of the person's that holds and is no undo.

    Gives the undo's own number and the act that it takes back.

    ``RecordError`` where there is none, where it was taken back already, and where it is another person's.
    """
    with record.writing() as connection:
        name = record.name
        act = _last(connection, name, by) if number is None else _numbered(connection, name, number, by)
        meant = _meant(connection, act)
        touched = _touched(connection, meant)
        own = add_act(connection, record.actor, UNDO, [str(act.number)], by, why, touched=touched, of=act.number)
        settle(connection, _lines(connection, meant))
    return own, act


def _last(connection: Connection, name: str, by: str) -> Act:
    own = select(acts_table).where(acts_table.c.by == by, acts_table.c.verb != UNDO)
    rows = connection.execute(own.order_by(acts_table.c.seq.desc()))
    while some := rows.fetchmany(50):
        gone = undone(connection, {row.seq for row in some})
        if holding := [row for row in some if row.seq not in gone]:
            return _act(holding[0])
    said = f"{by} has no judgement that could be taken back"
    raise RecordError(name, said, "see them with: onrecord judgements; name yourself with --by NAME")


def _numbered(connection: Connection, name: str, number: int, by: str) -> Act:
    row = connection.execute(select(acts_table).where(acts_table.c.seq == number)).first()
    if row is None:
        raise RecordError(name, f"there is no judgement {number}", "see their numbers with: onrecord judgements")
    if row.by != by:
        said = f"judgement {number} is {row.by}'s, and you are {by}"
        raise RecordError(name, said, "say your own word with: onrecord judge, onrecord review")
    if (back := undone(connection, {number}).get(number)) is not None:
        said = f"judgement {number} was taken back already, by {back}"
        raise RecordError(name, said, f"to let it hold again: onrecord undo {back}")
    return _act(row)


def _meant(connection: Connection, act: Act) -> int:
    """The number of the act that is taken back, or, where that is an undo, of what holds again or no longer by it."""
    number, of = act.number, act.of
    while of is not None:
        number = of
        of = connection.scalar(select(acts_table.c.of).where(acts_table.c.seq == number))
    return number


def _touched(connection: Connection, act: int) -> set[str]:
    """The accounts that an act bears on, and those that stand for them now."""
    pairs = connection.execute(select(judgements.c.a, judgements.c.b).where(judgements.c.act == act))
    said = {id for pair in pairs for id in pair}
    said.update(connection.scalars(select(reviews.c.account).where(reviews.c.act == act)))
    said.update(connection.scalars(select(accounts.c.id).where(accounts.c.act == act)))  # carried into later texts too
    return said | set(standing(connection, said).values())


def _lines(connection: Connection, act: int) -> set[Root]:
    """The lines of accounts that an act is a word on."""
    words = select(reviews.c.report, reviews.c.position).where(reviews.c.act == act)
    return {(row.report, row.position) for row in connection.execute(words)}


def add_act(
    connection: Connection, actor: str, verb: str, subject: Iterable[str], by: str, why: str, *,
    touched: Collection[str], of: int | None = None,
) -> int:  # fmt: skip
    """Write and log an act under the next number, which it gives; ``touched`` are all accounts that it bears on."""
    number = (connection.scalar(select(func.max(acts_table.c.seq))) or 0) + 1
    row: Row = {"verb": verb, "subject": canonical(list(subject)), "of": of, "by": by, "why": why}
    connection.execute(insert(acts_table), {**row, "seq": number, "time": now()})
    append(connection, actor, [Event("act", str(number), {**row, "accounts": sorted(touched)})])
    return number


def _add(connection: Connection, actor: str, said: Sequence[Judgement], act: int) -> None:
    rows = list(_rows(said, act))
    time = now()
    connection.execute(insert(judgements), [{**row, "time": time} for row in rows])
    append(connection, actor, [Event("judgement", f"{row['a']} {row['b']}", row) for row in rows])


def _rows(said: Iterable[Judgement], act: int) -> Iterator[Row]:
    for one in said:
        a, b = one.pair
        yield {"a": a, "b": b, "verdict": one.verdict, "by": one.by, "score": 1.0, "why": one.why, "act": act}
