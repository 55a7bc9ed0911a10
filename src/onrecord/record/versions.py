"""The versions of a report: each as its outlet had it when it was collected, none ever written over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from onrecord.model import Report
from onrecord.record.book import Record
from onrecord.record.errors import RecordError
from onrecord.record.rows import report_of
from onrecord.record.schema import fetch, reports, sources


@dataclass(frozen=True, slots=True)
class Version:
    """A report as it was: ``collected`` in UTC, ``sha256`` of its source's bytes."""

    report: Report
    source: str
    sha256: str
    collected: datetime


def versions(record: Record, id: str) -> list[Version]:
    """All versions of the report of which ``id`` is one, oldest first. ``RecordError`` where there is none."""
    source = (sources.c.name.label("source_name"), sources.c.sha256, sources.c.collected)
    query = select(reports, *source).join(sources, sources.c.id == reports.c.source).order_by(reports.c.seq)
    with record.reading() as connection:
        key = connection.scalar(select(reports.c.key).where(reports.c.id == id))
        if key is None:
            raise RecordError(record.name, f"there is no report {id!r}", "look for it in the list of reports")
        rows = list(fetch(connection, query.where(reports.c.key == key)))
    return [Version(report_of(row), row["source_name"], row["sha256"], datetime.fromisoformat(row["collected"]))
            for row in rows]  # fmt: skip
