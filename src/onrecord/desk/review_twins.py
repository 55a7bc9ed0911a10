"""Likely twins: other incidents of which the matcher holds that they may be the same one, each with the two accounts
that are the most alike, side by side, as they would be settled if they were one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord import codebook
from onrecord.desk.beside import Row, side_by_side
from onrecord.desk.review_telling import Telling, telling
from onrecord.desk.seen import seen
from onrecord.linking import Filed
from onrecord.linking.compare import compare
from onrecord.record import Record, RecordError, Told, incident
from onrecord.record.anchors import holders
from onrecord.record.heard import people_on
from onrecord.record.links import accounts_of, edges_of, numbers_of
from onrecord.record.schema import judgements
from onrecord.record.undone import undone
from onrecord.rulings import rule

SETTLED_BY = "range"  # the pair as one: the widest, so that nothing that either says is hidden


@dataclass(frozen=True, slots=True)
class Near:
    """The two accounts of two incidents that are the most alike, and how alike, from 0 to 1."""

    score: float
    own: str
    others: str
    incident: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The other incident as it is, ``seen`` with it, the matcher's score and reasons, and both accounts compared."""

    told: Told
    seen: str
    score: float
    why: str
    rows: tuple[Row, ...]
    tellings: tuple[Telling, ...]


def twins(record: Record, told: Told, person: str) -> list[Twin]:
    """The likeliest twins of an incident, likeliest first; none that anybody called different, or ``person`` unsure."""
    with record.reading() as connection:
        some = near(connection, [one.id for one in told.accounts], person)
    found = (_twin(record, told, one) for one in some[: codebook.table("review")["twins"]])
    return [one for one in found if one]


def near(connection: Connection, accounts: Sequence[str], person: str) -> list[Near]:
    """Of each other incident its nearest account, the nearest first."""
    numbers = numbers_of(connection, accounts)
    own = {n: account for account, n in numbers.items()}
    edges = edges_of(connection, own, codebook.table("review")["twin"])
    others = {
        n: id for n, (id, _) in accounts_of(connection, {n for e in edges for n in (e.a, e.b)} - own.keys()).items()
    }
    whose, shut = holders(connection, others.values()), _settled(connection, set(accounts), person)
    pairs = (
        (e.score, own[a], others[b]) for e in edges for a, b in ((e.a, e.b), (e.b, e.a)) if a in own and b in others
    )
    best: dict[str, Near] = {}
    for score, one, other in sorted(pairs, reverse=True):
        if other in whose:
            best.setdefault(whose[other], Near(score, one, other, whose[other]))
    closed = {whose[id] for id in shut if id in whose}
    return [one for one in best.values() if one.incident not in closed]


def _settled(connection: Connection, own: Collection[str], person: str) -> set[str]:
    """The accounts that somebody called different from any of ``own``, or this person was unsure of beside them."""
    apart = {id for word in people_on(connection, own) if word.verdict == "different" for id in word.pair}
    said = select(judgements).where(judgements.c.verdict == "unsure", judgements.c.by == person)
    rows = [row for row in connection.execute(said) if {row.a, row.b} & set(own)]
    gone = undone(connection, {row.act for row in rows})
    for row in rows:
        apart |= set() if row.act in gone else {row.a, row.b}
    return apart - set(own)


def _twin(record: Record, told: Told, one: Near) -> Twin | None:
    try:
        other = incident(record, one.incident)
    except RecordError:
        return None  # it went meanwhile
    mine, theirs = _of(told.accounts)[one.own], _of(other.accounts)[one.others]
    rows, tellings = pair(mine, theirs)
    return Twin(other, seen(other), one.score, compare(mine, theirs).why, rows, tellings)


def pair(one: Filed, other: Filed) -> tuple[tuple[Row, ...], tuple[Telling, ...]]:
    """Two accounts as one incident would have them: the rows in which either says anything, and both as told."""
    both = Told(rule(SETTLED_BY, [one, other]), (one, other))
    columns, rows = side_by_side(both)
    kept = tuple(row for row in rows if any(cell.values for cell in row.cells))
    return kept, tuple(telling(column) for column in columns)


def _of(filed: Sequence[Filed]) -> Mapping[str, Filed]:
    return {one.id: one for one in filed}
