"""What was done to the accounts behind an incident, step by step: reports read, versions, people's words, rulings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from onrecord.record.acts import UNDO
from onrecord.record.book import Record
from onrecord.record.lineage import Root, chunks, roots
from onrecord.record.schema import accounts, acts, codings, log, reports
from onrecord.record.undone import undone

MOST = 40  # account ids in one query: each is looked for in every word that people said


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the log: its number, its time (UTC), who did it, what it is (coding, act, choice), what the log says
    of it, and the accounts that it touched. ``undone`` is the act that took it back; an act's own number is ``act``."""

    log: int
    time: str
    by: str
    kind: str
    told: dict[str, Any]
    accounts: tuple[str, ...]
    act: int | None = None
    undone: int | None = None


def behind(record: Record, ids: Collection[str]) -> list[Step]:
    """Every step for these accounts and all that they continue, oldest first."""
    with record.reading() as connection:
        every = _lines(connection, ids)
        found = [*_codings(connection, every), *_words(connection, every)]
    return sorted(_taken_back(found), key=lambda step: step.log)


@dataclass(frozen=True, slots=True)
class Done:
    """An act by its number: whose it is, and which one took it back, if one did."""

    number: int
    by: str
    undone: int | None


def act_of(connection: Connection, number: int) -> Done | None:
    """``None`` where there is no such act."""
    by = connection.scalar(select(acts.c.by).where(acts.c.seq == number))
    return Done(number, by, undone(connection, [number]).get(number)) if by is not None else None


def _lines(connection: Connection, ids: Collection[str]) -> set[str]:
    """All accounts of the same lines."""
    wanted: set[Root] = set(roots(connection, ids).values())
    some = json.dumps(sorted(wanted))
    found = {id for query in _OF_ROOTS for id in connection.exec_driver_sql(query, (some,)).scalars()}
    return set(ids) | {id for id, root in roots(connection, found).items() if root in wanted}


_ROOTS = "json_each(?) v CROSS JOIN"  # by a list of tuples SQLite would go through all rows
_OF_ROOT = "ON o.report = json_extract(v.value, '$[0]') AND o.position = json_extract(v.value, '$[1]')"
_OF_ROOTS = (
    f"SELECT o.id FROM {_ROOTS} accounts o {_OF_ROOT}",  # the first of each line
    f"SELECT o.account FROM {_ROOTS} lineage o {_OF_ROOT}",  # and those that continue it
)


def _codings(connection: Connection, ids: Collection[str]) -> Iterator[Step]:
    """The readings that gave these accounts, each with its report."""
    told: dict[str, list[str]] = {}
    for some in chunks(ids):
        for row in connection.execute(select(accounts.c.id, accounts.c.coding).where(accounts.c.id.in_(some))):
            told.setdefault(row.coding, []).append(row.id)
    query = select(log.c.seq, log.c.time, log.c.actor, log.c.subject, reports.c.id, reports.c.outlet,
                   reports.c.supersedes, codings.c.coder)  # fmt: skip
    query = query.join(codings, codings.c.id == log.c.subject).join(reports, reports.c.id == codings.c.report)
    for some in chunks(told):
        for row in connection.execute(query.where(log.c.subject.in_(some), log.c.kind == "coding")):
            said = {"report": row.id, "outlet": row.outlet, "coder": row.coder, "version": row.supersedes is not None}
            yield Step(row.seq, row.time, row.actor, "coding", said, tuple(sorted(told[row.subject])))


def _words(connection: Connection, ids: Collection[str]) -> Iterator[Step]:
    """What people said of these accounts."""
    found: dict[int, Step] = {}
    ordered = sorted(ids)
    for start in range(0, len(ordered), MOST):
        some = ordered[start : start + MOST]
        named = or_(*(func.instr(log.c.payload, id) > 0 for id in some))
        for row in connection.execute(select(log).where(log.c.kind.in_(("act", "choice")), named)):
            data = json.loads(row.payload)
            touched = data.get("accounts") or [data.get("account")]
            held = tuple(id for id in touched if id in ids)
            number = int(row.subject) if row.kind == "act" else None
            if held:
                found[row.seq] = Step(row.seq, row.time, data.get("by") or row.actor, row.kind, data, held, number)
    yield from found.values()


def _taken_back(steps: list[Step]) -> Iterator[Step]:
    """The steps, each with the act that took it back, if one that holds did. One choice of a ruling is one step, though
    the log has it of each account."""
    gone: dict[int, int] = {}
    for step in sorted(steps, key=lambda one: -(one.act or 0)):
        if step.act is not None and step.told.get("verb") == UNDO and step.act not in gone:
            gone.setdefault(step.told["of"], step.act)
    chosen: dict[tuple[Any, ...], Step] = {}
    for step in sorted(steps, key=lambda one: one.log):
        if step.kind == "choice":
            key = (step.time, step.by, step.told["ruling"])
            before = chosen.get(key)
            chosen[key] = _with(step, (*(before.accounts if before else ()), *step.accounts), None)
        else:
            yield _with(step, step.accounts, gone.get(step.act or -1))
    yield from chosen.values()


def _with(step: Step, touched: tuple[str, ...], undone: int | None) -> Step:
    return Step(step.log, step.time, step.by, step.kind, step.told, touched, step.act, undone)
