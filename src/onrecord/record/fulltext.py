"""Words looked up in the reports of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from onrecord.model import Report, Span
from onrecord.record.book import Record
from onrecord.record.rows import report_of

_WORDS = re.compile(r'"([^"]+)"|(\S+)')
RANKED = 5_000  # reports with the words, beyond which the newest come first: weighing more of them takes too long
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # stand round the words in a text: noncharacters, which no text should hold
MARKED = 12  # of the words in a text, those whose place is told
AROUND = 60  # characters of a passage before and after the first of the words


class Term(NamedTuple):
    """Words to be found next to each other; with ``begins`` the last of them is the beginning of one."""

    words: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words, and a passage of it with the words between ``[`` and ``]``; plain text, not HTML.
    ``spans`` is where the words stand in the coded text, the first ``MARKED`` of them."""

    report: Report
    passage: str
    spans: tuple[Span, ...] = ()


def search(record: Record, words: str, limit: int = 50, offset: int = 0) -> list[Hit]:
    """The reports with all of ``words``, best match first, or newest first where they are very many. A phrase stands in
    double quotes, ``word*`` finds what begins so; case and accents make no difference. Nothing found, or no words: an
    empty list."""
    wanted = query_of(words)
    if not wanted:
        return []
    with record.reading() as connection:
        seqs = _best(connection, wanted, limit, offset)
        return hits_of(connection, wanted, seqs)


def seqs_with(record: Record, words: str) -> NDArray[np.int64]:
    """The row numbers of the reports with all of ``words``, older versions among them."""
    wanted = query_of(words)
    if not wanted:
        return np.zeros(0, np.int64)
    query = "SELECT group_concat(rowid, ' ') FROM reports_fts WHERE reports_fts MATCH ?"  # quicker than row by row
    with record.reading() as connection:
        told = connection.exec_driver_sql(query, (wanted,)).scalar()
    return np.array((told or "").split(), np.int64)


def told_in(record: Record, words: str) -> set[str]:
    """The ids of the incidents that the reports with all of ``words`` tell of."""
    wanted = query_of(words)
    if not wanted:
        return set()
    query = text(
        "SELECT DISTINCT incident FROM incident_accounts JOIN accounts ON accounts.id = incident_accounts.account"
        " JOIN reports ON reports.id = accounts.report"
        " WHERE reports.seq IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH :wanted)"
    )
    with record.reading() as connection:
        return set(connection.execute(query, {"wanted": wanted}).scalars())


def terms(words: str) -> tuple[Term, ...]:
    """The words and phrases that are looked for: what has no letter and no digit is left aside."""
    found = []
    for phrase, word in _WORDS.findall(words.replace("\0", " ")):  # a NUL would end the query
        stem = (phrase or word.rstrip("*")).replace('"', "").strip()
        if any(c.isalnum() for c in stem):
            found.append(Term(stem, word.endswith("*")))
    return tuple(found)


def query_of(words: str) -> str:
    """The words as a query of FTS5, each quoted, so that nothing in them is taken for its syntax."""
    return " ".join(f'"{term.words}"' + ("*" if term.begins else "") for term in terms(words))


def _best(connection: Connection, wanted: str, limit: int, offset: int) -> list[int]:
    """The row numbers of the newest versions that match, as ``search`` orders them."""
    many = f"SELECT count(*) FROM (SELECT 1 FROM reports_fts WHERE reports_fts MATCH ? LIMIT {RANKED + 1})"
    counted = connection.exec_driver_sql(many, (wanted,)).scalar() or 0
    order = "f.rowid DESC" if counted > RANKED else "f.rank, r.id"
    query = (
        "SELECT f.rowid FROM reports_fts f CROSS JOIN reports r ON r.seq = f.rowid WHERE f.reports_fts MATCH ?"
        f" AND NOT EXISTS (SELECT 1 FROM reports v WHERE v.supersedes = r.id) ORDER BY {order} LIMIT ? OFFSET ?"
    )
    return list(connection.exec_driver_sql(query, (wanted, limit, offset)).scalars())


def hits_of(connection: Connection, wanted: str, seqs: Sequence[int]) -> list[Hit]:
    """The reports of these rows with the words marked, in their order."""
    marks = ", ".join(
        f"highlight(reports_fts, {n}, '{OPEN}', '{CLOSE}') AS {as_}" for n, as_ in enumerate(("head", "body"))
    )
    query = (
        f"SELECT r.*, {marks} FROM reports_fts f CROSS JOIN reports r ON r.seq = f.rowid"
        f" WHERE f.reports_fts MATCH ? AND f.rowid IN ({', '.join(str(int(seq)) for seq in seqs)})"
    )
    found = {row["seq"]: row for row in connection.exec_driver_sql(query, (wanted,)).mappings()} if seqs else {}
    return [_hit(report_of(dict(found[seq])), found[seq]["head"], found[seq]["body"]) for seq in seqs if seq in found]


def _marked(column: int) -> str:
    return f"highlight(reports_fts, {column}, '{OPEN}', '{CLOSE}')"


def _hit(report: Report, head: str | None, body: str) -> Hit:
    spans = _spans(f"{head}\n\n{body}" if report.title else body, report.coded_text)
    return Hit(report, _passage(report.coded_text, spans), spans[:MARKED])


def _spans(marked: str, text: str) -> tuple[Span, ...]:
    """Where the marked words stand in the text; nothing where the text holds such marks itself."""
    found: list[Span] = []
    before, *rest = marked.split(OPEN)
    at = len(before)
    for piece in rest:
        word, _, after = piece.partition(CLOSE)
        found.append((at, at + len(word)))
        at += len(word) + len(after)
    return tuple(found) if marked.replace(OPEN, "").replace(CLOSE, "") == text else ()


def _passage(text: str, spans: Sequence[Span]) -> str:
    """The part of the text with most of the different words, each in brackets."""
    if not spans:
        return " ".join(text[: 3 * AROUND].split())
    reach = 3 * AROUND

    def different(at: int) -> int:
        return len({text[a:b].casefold() for a, b in spans if at <= a and b <= at + reach})

    first = max((a for a, _ in spans), key=lambda at: (different(at), -at))
    begin, end = max(0, first - AROUND), min(len(text), max(first + reach, max(b for a, b in spans if a == first)))
    pieces, at = ["…" if begin else ""], begin
    for a, b in spans:
        if begin <= a and b <= end:
            pieces += [text[at:a], "[", text[a:b], "]"]
            at = b
    return " ".join("".join([*pieces, text[at:end], "…" if end < len(text) else ""]).split())
