"""One batch on its way into the record: first decided as rows and log entries, then written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, select

from onrecord.intake.source import Intaken
from onrecord.model import Coded
from onrecord.record.continuing import Line
from onrecord.record.keys import coding_id, report_digest, report_key, source_id, version_id
from onrecord.record.lineage import Laid, lay, lines
from onrecord.record.log import Event, append
from onrecord.record.rows import account_rows, report_row, saying_rows, seal, source_row
from onrecord.record.schema import PER_QUERY, Row, accounts, codings, reports, sayings, sources
from onrecord.record.settling import settle_reports
from onrecord.record.written import Carrying, Written, event, written

Stamp = tuple[str, str]  # codebook and coder


@dataclass(slots=True)
class Known:
    """What the record already holds of a batch."""

    sources: set[str]
    ids: set[str]  # of reports
    contents: dict[tuple[str, str], str]  # (id or key, digest) to report id
    latest: dict[str, str]  # key to the id of its newest version
    codings: set[str]
    fresh: set[str] = field(default_factory=set)  # reports of this batch that were never coded
    keys: dict[str, str] = field(default_factory=dict)  # id of a report to its key
    lines: dict[str, list[Line]] = field(default_factory=dict)  # key to the last account of every line
    written: dict[str, list[Written]] = field(default_factory=dict)  # key to what people wrote

    def report(self, intaken: Intaken) -> str | None:
        """The id under which the record holds just this report, if it does; a moved file is the same report."""
        digest = report_digest(intaken.report)
        return self.contents.get((intaken.report.id, digest)) or self.contents.get((report_key(intaken), digest))

    def has(self, intaken: Intaken, stamp: Stamp) -> bool:
        """Whether the record holds this report as read by this coder, so that nothing is left to do."""
        report = self.report(intaken)
        return report is not None and coding_id(report, *stamp) in self.codings


@dataclass(slots=True)
class Filing:
    """The rows and log entries that a batch adds."""

    sources: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    codings: list[Row] = field(default_factory=list)
    accounts: list[Row] = field(default_factory=list)
    sayings: list[Row] = field(default_factory=list)
    laid: Laid = field(default_factory=lambda: Laid([], []))
    events: list[Event] = field(default_factory=list)
    written: list[Row] = field(default_factory=list)  # accounts that people wrote, carried into a changed text
    keys: set[str] = field(default_factory=set)  # of the reports that were coded

    def write(self, connection: Connection, actor: str) -> None:
        """Add all rows, parents first, and log them; the connection holds the write lock."""
        tables: list[tuple[Table, list[Row]]] = [
            (sources, self.sources),
            (reports, self.reports),
            (codings, self.codings),
            (accounts, self.accounts),
            (accounts, self.written),
            (sayings, self.sayings),
        ]
        for table, rows in tables:
            if rows:
                connection.execute(insert(table), rows)
        self.laid.write(connection)
        settle_reports(connection, self.keys)
        append(connection, actor, self.events)


def look(connection: Connection, batch: Sequence[Intaken], stamp: Stamp, *, to_file: bool = False) -> Known:
    """What the record holds of ``batch``, asked in a few queries whatever its size; ``to_file`` asks for the accounts
    of its reports too, which those to be filed may continue."""
    known = Known(set(), set(), {}, {}, set())
    for row in _among(connection, reports, reports.c.id, {item.report.id for item in batch}):
        known.ids.add(row.id)
        known.keys[row.id] = row.key
        known.contents[row.id, row.digest] = row.id
    for row in _among(connection, reports, reports.c.key, {report_key(item) for item in batch}):
        known.contents[row.key, row.digest] = known.latest[row.key] = row.id
        known.keys[row.id] = row.key
    if to_file:
        known.lines = lines(connection, set(known.keys.values()))
        known.written = written(connection, set(known.keys.values()))
    held = {id for item in batch if (id := known.report(item))}
    wanted = {coding_id(report, *stamp) for report in held}
    known.codings.update(row.id for row in _among(connection, codings, codings.c.id, wanted))
    wanted = {source_id(item.sha256, item.name, item.url) for item in batch}
    known.sources.update(row.id for row in _among(connection, sources, sources.c.id, wanted))
    return known


def file(batch: Iterable[tuple[Intaken, Coded]], known: Known) -> Filing:
    """The rows of a batch: each source, report and coding that is not ``known`` yet, which is brought up to date."""
    filing = Filing()
    for intaken, coded in batch:
        _file_coding(filing, known, _file_report(filing, known, intaken), intaken.report.coded_text, coded)
    return filing


def _file_report(filing: Filing, known: Known, intaken: Intaken) -> str:
    held = known.report(intaken)
    if held is not None:
        return held
    _file_source(filing, known, intaken)
    row = report_row(intaken)
    key, digest = row["key"], row["digest"]
    if row["id"] in known.ids:
        row["id"] = version_id(intaken.report, key, digest)
    row["supersedes"] = known.latest.get(key)
    known.ids.add(row["id"])
    known.fresh.add(row["id"])
    known.keys[row["id"]] = key
    known.contents[row["id"], digest] = known.contents[key, digest] = known.latest[key] = row["id"]
    filing.reports.append(row)
    told = {name: row[name] for name in ("source", "key", "supersedes")}
    filing.events.append(Event("report", row["id"], {**told, "seal": seal(row)}))
    return str(row["id"])


def _file_source(filing: Filing, known: Known, intaken: Intaken) -> None:
    row = source_row(intaken)
    if row["id"] not in known.sources:
        known.sources.add(row["id"])
        filing.sources.append(row)
        told = {name: row[name] for name in ("name", "url", "sha256")}
        filing.events.append(Event("source", row["id"], {**told, "seal": seal(row)}))


def _file_coding(filing: Filing, known: Known, report: str, text: str, coded: Coded) -> None:
    coding = coding_id(report, coded.codebook, coded.coder)
    if coding in known.codings:
        return
    known.codings.add(coding)
    row = {"id": coding, "report": report, "codebook": coded.codebook, "coder": coded.coder}
    told, said = account_rows(report, coding, coded), saying_rows(report, coding, coded)
    filing.codings.append(row)
    filing.accounts += told
    filing.sayings += said
    counts = {"accounts": len(told), "sayings": len(said), "seal": seal(row, *told, *said)}
    filing.events.append(Event("coding", coding, {**row, **counts}))
    valued = zip(told, coded.incidents, strict=True)
    fresh = [Line(one["id"], (report, one["position"]), text, value) for one, value in valued]
    filing.keys.add(known.keys[report])
    every = known.lines.setdefault(known.keys[report], [])
    laid = lay(every, fresh)
    if report in known.fresh:
        known.fresh.remove(report)
        carrying = Carrying(report, coding, text, every, {one["id"]: one["position"] for one in told})
        carried = list(carrying.carry(known.written.get(known.keys[report], []), laid))
        filing.written += carried
        filing.events += map(event, carried)
    filing.laid.lineage.extend(laid.lineage)
    filing.laid.anchors.extend(laid.anchors)
    filing.events += laid.events(coding)


def _among(connection: Connection, table: Table, column: Column[Any], values: set[str]) -> Iterator[Any]:
    """The rows, without their long columns, whose ``column`` is one of ``values``; oldest first."""
    wanted = [c for c in table.c if c.name in ("id", "key", "digest")]
    order = table.c["seq" if "seq" in table.c else "id"]
    for start in range(0, len(values), PER_QUERY):
        some = sorted(values)[start : start + PER_QUERY]
        yield from connection.execute(select(*wanted).where(column.in_(some)).order_by(order))
