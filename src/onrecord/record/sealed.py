"""Rows against the log: what is in the record is what was logged when it came, all of it and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import zip_longest

from sqlalchemy import Connection, Table, select

from onrecord.record import schema
from onrecord.record.anchors import first_form
from onrecord.record.current import root_of, with_roots
from onrecord.record.fault import Fault
from onrecord.record.rows import FAMILIES, report_of, seal
from onrecord.record.schema import Row, fetch
from onrecord.record.settling import every, settled
from onrecord.record.spans import untrue
from onrecord.record.verdicts import WRITTEN
from onrecord.rulings.incident import incident_id


def sources(connection: Connection) -> Iterator[Fault]:
    """Every source is as logged, and its bytes have the SHA-256 that it was logged with."""
    logged = _seals(connection, "source")
    for row in fetch(connection, select(schema.sources)):
        yield from _sealed("sources", row["id"], seal(row), logged)
        if hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]:
            yield Fault("sources", row["id"], f"the bytes of {row['name']} are not those that came in")
    yield from _gone("sources", logged)


def reports(connection: Connection) -> Iterator[Fault]:
    """Every report is as logged."""
    logged = _seals(connection, "report")
    for row in fetch(connection, select(schema.reports)):
        yield from _sealed("reports", row["id"], seal(row), logged)
    yield from _gone("reports", logged)


def codings(connection: Connection) -> Iterator[Fault]:
    """Every coding, with all its accounts and sayings, is as logged, and every span of every value fits the text."""
    logged = _seals(connection, "coding")
    for row in list(fetch(connection, select(schema.codings))):
        told, said = _parts(connection, row["id"])
        yield from _sealed("codings", row["id"], seal(row, *told, *said), logged)
        report = next(fetch(connection, select(schema.reports).where(schema.reports.c.id == row["report"])), None)
        text = report_of(report).coded_text if report else ""
        for part in (*told, *said):
            name = part.get("family", "account")
            for what in untrue(json.loads(part["json"]), text):
                yield Fault("spans", f"{name} {part['id']} of report {part['report']}", what)
    yield from _gone("codings", logged)


def judgements(connection: Connection) -> Iterator[Fault]:
    """The judgements are those logged, in their order."""
    return _as_logged(connection, schema.judgements, "judgement")


def lineage(connection: Connection) -> Iterator[Fault]:
    """What continues what is as logged, and every account that continues none has the id that follows from it."""
    events = select(schema.log.c.payload).where(schema.log.c.kind == "lineage")
    logged = {row["account"]: row for text in connection.scalars(events) for row in json.loads(text)["rows"]}
    for row in fetch(connection, select(schema.lineage)):
        if logged.pop(row["account"], None) != row:
            yield Fault("lineage", row["account"], "is not as it was logged")
    yield from _gone("lineage", dict.fromkeys(logged, ""))
    yield from _anchored(connection)


def _anchored(connection: Connection) -> Iterator[Fault]:
    told, anchors = schema.accounts, schema.anchors
    columns = (
        told.c.id,
        told.c.report,
        told.c.position,
        told.c.replaces,
        schema.lineage.c.continues,
        anchors.c.id.label("anchor"),
    )
    query = with_roots(select(*columns)).outerjoin(anchors, anchors.c.account == told.c.id)
    lacking: dict[str, bool] = {}
    for row in connection.execute(query).mappings():
        own = row["continues"] is None and row["anchor"] == incident_id(root_of(row))
        if row["continues"] is None and row["replaces"] is None:
            lacking[row["id"]] = lacking.get(row["id"], True) and not own
        if not own and row["anchor"] not in (None, first_form(row["id"])):
            yield Fault("lineage", row["anchor"], f"is no id that account {row['id']} could give")
    for id in sorted(id for id, lacks in lacking.items() if lacks):
        yield Fault("lineage", id, "gives an id that would not be answered")


def acts(connection: Connection) -> Iterator[Fault]:
    """People's acts are those logged, in their order and under their numbers."""
    events = select(schema.log.c.subject, schema.log.c.payload).where(schema.log.c.kind == "act")
    logged = {int(row.subject): json.loads(row.payload) for row in connection.execute(events)}
    for row in fetch(connection, select(schema.acts).order_by(schema.acts.c.seq)):
        told = logged.pop(row["seq"], None)
        if told is None or any(told[name] != row[name] for name in ("verb", "subject", "of", "by", "why")):
            yield Fault("acts", f"judgement {row['seq']}", "is not as it was logged")
    yield from _gone("acts", {f"judgement {number}": "" for number in logged})


def choices(connection: Connection) -> Iterator[Fault]:
    """The rulings chosen are those logged, in their order."""
    return _as_logged(connection, schema.choices, "choice")


def written(connection: Connection) -> Iterator[Fault]:
    """Every account that a person wrote is as logged, follows from an act that wrote it, and its spans fit the text."""
    logged = _seals(connection, "written")
    told, acts = schema.accounts, schema.acts
    query = select(told, acts.c.verb).outerjoin(acts, acts.c.seq == told.c.act)
    for row in list(fetch(connection, query.where(told.c.act.is_not(None) | (told.c.version > 1)))):
        verb = row.pop("verb")
        yield from _sealed("written", row["id"], seal(row), logged)
        if verb not in WRITTEN:
            yield Fault("written", row["id"], "was written by no act of a person")
        report = next(fetch(connection, select(schema.reports).where(schema.reports.c.id == row["report"])), None)
        for what in untrue(json.loads(row["json"]), report_of(report).coded_text if report else ""):
            yield Fault("spans", f"account {row['id']} of report {row['report']}", what)
    yield from _gone("written", logged)


def reviews(connection: Connection) -> Iterator[Fault]:
    """The words on single accounts are those logged, in their order, and what follows from them is what stands."""
    yield from _as_logged(connection, schema.reviews, "review")
    lines = every(connection)
    told = {(row["report"], row["position"]): row for row in settled(connection, lines)}
    kept = {(row["report"], row["position"]): row for row in fetch(connection, select(schema.reviewed))}
    for root in sorted(told.keys() | kept.keys()):
        if told.get(root) != kept.get(root):
            what = "is not what people's words make it; work it out anew with: onrecord match --anew"
            yield Fault("reviews", f"account {root[1]} of report {root[0]}", what)


def samples(connection: Connection) -> Iterator[Fault]:
    """The samples drawn, and what people coded of them, are those logged, in their order."""
    yield from _as_logged(connection, schema.samples, "sample")
    yield from _as_logged(connection, schema.sample_codings, "sample_coding")


def _as_logged(connection: Connection, table: Table, kind: str) -> Iterator[Fault]:
    """The rows of ``table`` against the log's entries of one kind, each of which holds a whole row."""
    events = select(schema.log.c.payload).where(schema.log.c.kind == kind).order_by(schema.log.c.seq)
    logged = [_told(json.loads(text)) for text in connection.scalars(events)]
    kept = [_told(row) for row in fetch(connection, select(table).order_by(table.c.seq))]
    for number, (one, other) in enumerate(zip_longest(kept, logged), 1):
        if one != other:
            yield Fault(table.name, f"{kind} {number}", "is not as it was logged")


def _told(row: Row) -> Row:
    """A row as the log has it: a column that a later migration added empty was not there yet."""
    return {name: value for name, value in row.items() if name not in ("seq", "time") and value is not None}


def _parts(connection: Connection, coding: str) -> tuple[list[Row], list[Row]]:
    """The accounts as first coded (corrections have entries of their own) and the sayings, in the order of the seal."""
    told, said = schema.accounts, schema.sayings
    accounts = select(told).where(told.c.coding == coding, told.c.act.is_(None)).order_by(told.c.position)
    sayings = select(said).where(said.c.coding == coding)
    families = list(FAMILIES)
    found = list(fetch(connection, sayings))
    found.sort(key=lambda row: (families.index(row["family"]), row["position"]))
    return list(fetch(connection, accounts)), found


def _seals(connection: Connection, kind: str) -> dict[str, str]:
    events = select(schema.log.c.subject, schema.log.c.payload).where(schema.log.c.kind == kind)
    return {row.subject: json.loads(row.payload)["seal"] for row in connection.execute(events)}


def _sealed(check: str, id: str, seal: str, logged: dict[str, str]) -> Iterator[Fault]:
    """Strikes ``id`` off ``logged``, so that what is left there is what the record has lost."""
    expected = logged.pop(id, None)
    if expected is None:
        yield Fault(check, id, "was never logged")
    elif expected != seal:
        yield Fault(check, id, "was changed since it was logged")


def _gone(check: str, logged: dict[str, str]) -> Iterator[Fault]:
    for id in sorted(logged):
        yield Fault(check, id, "was logged, but is gone")
