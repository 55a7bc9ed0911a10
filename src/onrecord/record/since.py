"""What the log tells since the last match: which reports may have other accounts now, and where people spoke."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from onrecord.record.schema import log

# Entries that change nothing of what is linked; a review follows its act.
NOTHING = ("source", "incidents", "review", "sample", "sample_coding", "sent")


@dataclass(slots=True)
class Since:
    """``spoken``: whether people's words may be others now; ``named``: the accounts that they were said of;
    ``chosen``: the accounts whose ruling may be; ``ruled``: whether the record's own ruling may be; ``unknown``: kinds
    of entries that this Onrecord doesn't know."""

    reports: set[str] = field(default_factory=set)
    spoken: bool = False
    named: set[str] = field(default_factory=set)
    chosen: set[str] = field(default_factory=set)
    ruled: bool = False
    unknown: set[str] = field(default_factory=set)


def since(connection: Connection, seq: int) -> Since:
    """What the entries of the log after ``seq`` tell."""
    found = Since()
    query = select(log.c.kind, log.c.subject, log.c.payload).where(log.c.seq > seq).order_by(log.c.seq)
    for row in connection.execute(query):
        _take(found, row.kind, row.subject, row.payload)
    return found


def _take(found: Since, kind: str, subject: str, payload: str) -> None:
    if kind == "coding" or kind == "written":
        found.reports.add(json.loads(payload)["report"])
    elif kind == "report":
        found.reports.update(filter(None, [json.loads(payload)["supersedes"]]))
    elif kind in ("judgement", "act", "lineage"):
        found.spoken = True
        found.named.update(json.loads(payload)["accounts"] if kind == "act" else ())
    elif kind == "choice":
        found.ruled = found.ruled or subject == "record"
        found.chosen.update([] if subject == "record" else [subject])
    elif kind not in NOTHING:
        found.unknown.add(kind)
