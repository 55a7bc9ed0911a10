"""Why incidents changed: the reports that came, were changed or coded anew, and what people said meanwhile.

A cause is plain data: ``{"report", "how": "new" | "version" | "coding", "coder", "outlet"}``, ``{"judgement": number,
"verb", "of", "by", "why"}``, ``{"ruling", "by", "why"}``; where nothing of that touched an incident's accounts, it was
linked or ruled otherwise than by the Onrecord of before: ``{"onrecord": stamp}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.record.changed import Change
from onrecord.record.schema import PER_QUERY, accounts, codings, log, reports
from onrecord.rulings import label

Cause = dict[str, Any]


@dataclass(slots=True)
class Said:
    """What people said since the incidents were last brought up to date, by the accounts that it was said of.

    ``coded`` are the codings that came meanwhile: what came or went by another coding did so by a person's word.
    """

    of: dict[str, list[Cause]] = field(default_factory=dict)
    record: list[Cause] = field(default_factory=list)  # of all accounts: the record's default ruling
    coded: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.of or self.record)


def said_since(connection: Connection, seq: int) -> Said:
    """People's words in the log after entry ``seq``, oldest first."""
    said = Said()
    query = select(log).where(log.c.kind.in_(("act", "choice")), log.c.seq > seq).order_by(log.c.seq)
    for row in connection.execute(query):
        data = json.loads(row.payload)
        if row.kind == "act":
            cause = {"judgement": int(row.subject), **{name: data[name] for name in ("verb", "of", "by", "why")}}
            touched = data["accounts"]
        else:
            cause = {"ruling": label(data["ruling"]), "by": data["by"], "why": data["why"]}
            touched = [data["account"]] if data.get("account") else []
        for account in touched:
            said.of.setdefault(account, []).append(cause)
        if not touched:
            said.record.append(cause)
    if said.of:
        codings_since = select(log.c.subject).where(log.c.kind == "coding", log.c.seq > seq)
        said.coded.update(connection.scalars(codings_since))
    return said


def because(
    connection: Connection, some: Sequence[Change], lines: Mapping[str, Any], said: Said, stamp: str
) -> Iterator[list[Cause]]:
    """For each change its causes, each once. ``stamp`` names the Onrecord that did it."""
    left = {account for change in some for account in change.knot[0] - change.knot[1]}
    told = _tellings(connection, {*left, *(account for change in some for account in change.knot[1] - change.knot[0])})
    newest = _newest(connection, {told[account]["key"] for account in left if account in told})
    for change in some:
        before, after = change.knot
        came = [(account, told[account]) for account in sorted(after - before) if account in told]
        found = [_report(row) for account, row in came if _by_report(said, account, row)]
        kept = {lines.get(account, account) for account in after}
        dropped = sorted(a for a in before - after if lines.get(a, a) not in kept and a in told)
        last = [(account, newest[told[account]["key"]]) for account in dropped]
        found += [_report(row) for account, row in last if _by_report(said, account, row)]
        found += [cause for account in sorted(before | after) for cause in said.of.get(account, ())]
        found = _once(found) or _once(said.record)
        yield found or [{"onrecord": stamp}]


def _tellings(connection: Connection, ids: set[str]) -> dict[str, Cause]:
    """For each account of a coder the report that tells it, and how it came."""
    found = {}
    for start in range(0, len(ids), PER_QUERY):
        some = sorted(ids)[start : start + PER_QUERY]
        for row in connection.execute(_of_codings().where(accounts.c.id.in_(some))).mappings():
            found[row["account"]] = dict(row)
    return found


def _newest(connection: Connection, keys: set[str]) -> dict[str, Cause]:
    """For each key of reports the newest coding of its newest version."""
    found = {}
    for key in sorted(keys):
        query = select(codings.c.id.label("coding"), codings.c.coder, *_REPORT, _FIRST.label("first"), codings.c.seq)
        query = query.join(reports, reports.c.id == codings.c.report).where(reports.c.key == key)
        row = connection.execute(query.order_by(reports.c.seq.desc(), codings.c.seq.desc()).limit(1)).mappings().one()
        found[key] = dict(row)
    return found


_EARLIER = codings.alias("earlier")
_FIRST = (
    select(func.min(_EARLIER.c.seq)).where(_EARLIER.c.report == reports.c.id).correlate(reports).scalar_subquery()
)  # the first coding of a report
_REPORT = (reports.c.id.label("report"), reports.c.key, reports.c.supersedes, reports.c.outlet)


def _of_codings() -> Select[Any]:
    columns = (accounts.c.id.label("account"), accounts.c.coding, accounts.c.coder, *_REPORT, _FIRST.label("first"))
    query = select(*columns, codings.c.seq).join(reports, reports.c.id == accounts.c.report)
    return query.join(codings, codings.c.id == accounts.c.coding).where(accounts.c.act.is_(None))


def _by_report(said: Said, account: str, row: Mapping[Any, Any]) -> bool:
    """Whether an account came or went by this coding: not where somebody spoke of it and nothing was coded."""
    return account not in said.of or row["coding"] in said.coded


def _report(row: Mapping[Any, Any]) -> Cause:
    how = "coding" if row["seq"] != row["first"] else "version" if row["supersedes"] else "new"
    return {"report": row["report"], "how": how, "coder": row["coder"], "outlet": row["outlet"]}


def _once(causes: Sequence[Cause]) -> list[Cause]:
    return list({json.dumps(cause, sort_keys=True): cause for cause in causes}.values())
