"""Words looked up in the reports of the record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Float, Integer, Text, column, select, text

from onrecord.model import Report
from onrecord.record.book import Record
from onrecord.record.current import current_reports
from onrecord.record.rows import report_of
from onrecord.record.schema import fetch, reports

_WORDS = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words, and a passage of it with the words between ``[`` and ``]``; plain text, not HTML."""

    report: Report
    passage: str


def search(record: Record, words: str, limit: int = 50) -> list[Hit]:
    """The reports with all of ``words``, best match first. A phrase stands in double quotes, ``word*`` finds what
    begins so; case and accents make no difference. Nothing found, or no words: an empty list."""
    wanted = _query(words)
    if not wanted:
        return []
    matching = text(
        "SELECT rowid AS seq, snippet(reports_fts, -1, '[', ']', '…', 24) AS passage, rank AS score"
        " FROM reports_fts WHERE reports_fts MATCH :wanted"
    )
    columns = (column("seq", Integer), column("passage", Text), column("score", Float))
    found = matching.bindparams(wanted=wanted).columns(*columns).subquery()
    query = select(reports, found.c.passage).join(found, found.c.seq == reports.c.seq)
    query = query.where(reports.c.id.in_(current_reports())).order_by(found.c.score, reports.c.id).limit(limit)
    with record.reading() as connection:
        return [Hit(report_of(row), row["passage"]) for row in fetch(connection, query)]


def told_in(record: Record, words: str) -> set[str]:
    """The ids of the incidents that the reports with all of ``words`` tell of."""
    wanted = _query(words)
    if not wanted:
        return set()
    query = text(
        "SELECT DISTINCT incident FROM incident_accounts JOIN accounts ON accounts.id = incident_accounts.account"
        " JOIN reports ON reports.id = accounts.report"
        " WHERE reports.seq IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH :wanted)"
    )
    with record.reading() as connection:
        return set(connection.execute(query, {"wanted": wanted}).scalars())


def _query(words: str) -> str:
    """The words as a query of FTS5, each quoted, so that nothing in them is taken for its syntax."""
    parts = []
    for phrase, word in _WORDS.findall(words):
        stem = phrase or word.rstrip("*")
        quoted = stem.replace('"', "").strip()
        if any(c.isalnum() for c in quoted):
            parts.append(f'"{quoted}"' + ("*" if word.endswith("*") else ""))
    return " ".join(parts)
