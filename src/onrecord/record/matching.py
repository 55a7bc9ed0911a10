"""Accounts linked and incidents derived: linking and a ruling decide, this writes down what they decided.

Incidents are a pure function of the current accounts, people's judgements and the ruling. What the matcher said
before is kept, but is no input to what it says now, so the order in which reports came in leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.linking import MATCHER, Filed, Judgement, link
from onrecord.record.book import Record
from onrecord.record.choosing import Chosen, ruling_of
from onrecord.record.current import filed
from onrecord.record.derived import bring_to
from onrecord.record.judging import add, people, standing
from onrecord.record.log import head
from onrecord.rulings import Incident, rule

TRIES = 2  # to decide without the write lock, before other processes are made to wait


@dataclass(frozen=True, slots=True)
class Matched:
    """What a match has changed: numbers of incidents and of the matcher's judgements."""

    incidents: int
    added: int
    changed: int
    removed: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What linking and the ruling make of the accounts in the record, at one state of its log."""

    head: tuple[int, str]
    ruling: str  # the record's default
    judgements: list[Judgement]
    incidents: list[Incident]


def match(record: Record) -> Matched:
    """Link the current accounts and derive the incidents anew; where nothing has changed, nothing is written."""
    for _ in range(TRIES):
        with record.reading() as connection:
            decided = decide(connection)
        with record.writing() as connection:
            if head(connection) == decided.head:
                return _store(connection, record.actor, decided)
    with record.writing() as connection:
        return _store(connection, record.actor, decide(connection))


def decide(connection: Connection) -> Decided:
    """The matcher's judgements and the incidents as they follow from what the record holds; writes nothing."""
    accounts = filed(connection)
    linked = link(accounts, people(connection))
    by_id = {one.id: one for one in accounts}
    chosen = ruling_of(connection)
    derived = [_ruled([by_id[id] for id in cluster], chosen) for cluster in linked.clusters]
    return Decided(head(connection), chosen.default.ruling, linked.judgements, derived)


def _ruled(accounts: Sequence[Filed], chosen: Chosen) -> Incident:
    choice = chosen.of(one.root for one in accounts)
    return rule(choice.ruling, accounts, reason=choice.reason)


def _store(connection: Connection, actor: str, decided: Decided) -> Matched:
    current = {id for one in decided.incidents for id in one.accounts}
    said = _news([one for one in standing(connection) if {one.a, one.b} <= current], decided.judgements)
    add(connection, actor, said)
    counts = bring_to(connection, actor, decided.ruling, decided.incidents)
    return Matched(len(decided.incidents), **counts, judgements=len(said))


def _news(stored: Iterable[Judgement], said: Sequence[Judgement]) -> list[Judgement]:
    """What the matcher says that it did not say before; a pair that it has nothing to say of any more is unsure."""
    before = {one.pair: one for one in stored if one.by == MATCHER}
    after = {one.pair: one for one in said}
    for pair in before.keys() - after.keys():
        after[pair] = Judgement(*pair, "unsure", MATCHER, 0.0, "no longer alike")
    return [after[pair] for pair in sorted(after) if not _same(before.get(pair), after[pair])]


def _same(one: Judgement | None, other: Judgement) -> bool:
    return one is not None and (one.verdict, one.score, one.why) == (other.verdict, other.score, other.why)
