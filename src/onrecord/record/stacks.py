"""The reports as a list that a person goes through: filtered, newest first, a page costing the same however far in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from onrecord.record.book import Record
from onrecord.record.fulltext import Hit, hits_of, query_of
from onrecord.record.rows import report_of

LOOKED = 4_000  # reports looked at for one page: where few of them fit, the next page goes on from there
COUNTED = 2_000  # reports that a filter is counted up to
RANKED = 5_000  # reports with the words, beyond which the newest come first
SOME = 200  # reports of which one query asks whether they fit
VALUES = 1_000  # outlets or languages named
_NEWEST = "NOT EXISTS (SELECT 1 FROM reports v WHERE v.supersedes = r.id)"
_TELLS = "EXISTS (SELECT 1 FROM accounts a JOIN incident_accounts i ON i.account = a.id WHERE a.report = r.id)"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reports: all that is given must hold; days are of publication, both included. ``tells``: whether an
    incident is told in it."""

    outlet: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None
    tells: bool | None = None

    @property
    def filtered(self) -> bool:
        return any(one is not None for one in (self.outlet, self.language, self.since, self.until, self.tells))


class Place(NamedTuple):
    """Where a page ended: the day of its last report (``None``: unknown) and its number in the record."""

    day: str | None
    seq: int


@dataclass(frozen=True, slots=True)
class Stack:
    """Some reports, and where the next of them begin; ``None`` after the last."""

    hits: tuple[Hit, ...]
    after: Place | None


def stack(record: Record, asked: Asked, after: Place | None, limit: int) -> Stack:
    """The reports after a place, the newest publication first, of one day the last that came in first, those of unknown
    day last."""
    with record.reading() as connection:
        rows, place = _page(connection, asked, after, limit)
    return Stack(tuple(Hit(report_of(row), "") for row in rows), place)


def searched(record: Record, words: str, asked: Asked, limit: int, offset: int = 0) -> tuple[list[Hit], int]:
    """The reports asked for with all of ``words``, and how many there are, ``RANKED + 1`` for more than that: best
    match first, or the last that came in first where they are very many. See ``fulltext.search``."""
    wanted = query_of(words)
    if not wanted:
        return [], 0
    with record.reading() as connection:
        many = f"SELECT count(*) FROM (SELECT 1 FROM reports_fts WHERE reports_fts MATCH ? LIMIT {RANKED + 1})"
        if (connection.exec_driver_sql(many, (wanted,)).scalar() or 0) <= RANKED:
            seqs = _ranked(connection, wanted, asked)
            count = len(seqs)
        else:
            seqs, count = _newest(connection, wanted, asked, offset + limit)
        return hits_of(connection, wanted, seqs[offset : offset + limit]), count


def _ranked(connection: Connection, wanted: str, asked: Asked) -> list[int]:
    """The row numbers of all that have the words, best match first."""
    where, values = _where(asked)
    query = (
        "SELECT f.rowid FROM reports_fts f CROSS JOIN reports r ON r.seq = f.rowid"
        f" WHERE f.reports_fts MATCH ? AND {where} ORDER BY f.rank, r.id"
    )
    return list(connection.exec_driver_sql(query, (wanted, *values)).scalars())


def _newest(connection: Connection, wanted: str, asked: Asked, least: int) -> tuple[list[int], int]:
    """Of very many that have the words those that came in last, at least so many; and how many there are, where that
    is soon told."""
    if not asked.filtered:
        query = (
            "SELECT f.rowid FROM reports_fts f CROSS JOIN reports r ON r.seq = f.rowid"
            f" WHERE f.reports_fts MATCH ? AND {_NEWEST} ORDER BY f.rowid DESC LIMIT ?"
        )
        return list(connection.exec_driver_sql(query, (wanted, least)).scalars()), RANKED + 1
    found = _seqs(connection, "SELECT group_concat(rowid, ' ') FROM reports_fts WHERE reports_fts MATCH ?", (wanted,))
    narrow = Asked(outlet=asked.outlet, since=asked.since, until=asked.until)
    if narrow.filtered:  # both lists of numbers come from an index alone
        where, values = _where(narrow, versions=True)
        listed = f"SELECT group_concat(r.seq, ' ') FROM reports r WHERE {where}"
        found = np.intersect1d(found, _seqs(connection, listed, values), assume_unique=True)
    few = len(found) <= RANKED
    seqs = _fitting(connection, np.sort(found)[::-1].tolist(), asked, len(found) if few else least)
    return seqs, len(seqs) if few else RANKED + 1


def _seqs(connection: Connection, query: str, values: tuple[Any, ...]) -> NDArray[np.int64]:
    """Row numbers, told in one line: a hundred thousand come quicker so than row by row."""
    return np.array((connection.exec_driver_sql(query, values).scalar() or "").split(), np.int64)


def count(record: Record, asked: Asked) -> int:
    """How many there are; ``COUNTED + 1`` for more than that where they are filtered."""
    with record.reading() as connection:
        if not asked.filtered:
            query = "SELECT (SELECT count(*) FROM reports) - (SELECT count(supersedes) FROM reports)"
            return connection.exec_driver_sql(query).scalar() or 0
        where, values = _where(asked)
        looked = f"SELECT 1 FROM reports r WHERE {where} LIMIT {COUNTED + 1}"
        return connection.exec_driver_sql(f"SELECT count(*) FROM ({looked})", values).scalar() or 0


def named(record: Record, column: str) -> list[str]:
    """The outlets or the languages of the record, in their order: a step each on their index."""
    if column not in ("outlet", "language"):
        raise ValueError(f"{column!r} is none of outlet, language")
    query = (
        f"WITH RECURSIVE one(it) AS (SELECT min({column}) FROM reports UNION ALL"
        f" SELECT (SELECT min({column}) FROM reports WHERE {column} > it) FROM one WHERE it IS NOT NULL)"
        f" SELECT it FROM one WHERE it IS NOT NULL LIMIT {VALUES}"
    )
    with record.reading() as connection:
        return list(connection.exec_driver_sql(query).scalars())


def _page(
    connection: Connection, asked: Asked, after: Place | None, limit: int
) -> tuple[list[dict[str, Any]], Place | None]:
    """The rows of a page, at first among those with a day."""
    looked: list[Any] = []
    most = LOOKED if asked.tells is not None else limit + 1
    if after is None or after.day is not None:
        looked = _looked(connection, asked, after, most)
    if len(looked) < most and asked.since is None and asked.until is None:
        undated = after if after is not None and after.day is None else Place(None, 1 << 62)
        looked += _looked(connection, asked, undated, most - len(looked))
    fitting = _fitting(connection, [row.seq for row in looked], asked, limit + 1)
    some = set(fitting[:limit])
    places = [Place(row.published, row.seq) for row in looked]
    if len(fitting) > limit:
        place: Place | None = next(one for one in places if one.seq == fitting[limit - 1])
    else:
        place = places[-1] if len(looked) == most else None
    return _rows(connection, [one.seq for one in places if one.seq in some]), place


def _looked(connection: Connection, asked: Asked, after: Place | None, most: int) -> list[Any]:
    """Numbers and days of the next reports, whatever they tell."""
    where, values = _where(Asked(asked.outlet, asked.language, asked.since, asked.until))
    if after is None:
        where += " AND r.published IS NOT NULL"
    elif after.day is not None:
        where += " AND r.published <= ? AND (r.published < ? OR r.seq < ?)"
        values = (*values, after.day, after.day, after.seq)
    else:
        where += " AND r.published IS NULL AND r.seq < ?"
        values = (*values, after.seq)
    query = f"SELECT r.seq, r.published FROM reports r WHERE {where} ORDER BY r.published DESC, r.seq DESC LIMIT {most}"
    return list(connection.exec_driver_sql(query, values))


def _fitting(connection: Connection, seqs: Sequence[int], asked: Asked, limit: int) -> list[int]:
    """The first of these that are as is asked."""
    where, values = _where(asked)
    found: list[int] = []
    for start in range(0, len(seqs), SOME):
        some = seqs[start : start + SOME]
        listed = ", ".join(str(int(seq)) for seq in some)
        query = f"SELECT r.seq FROM reports r WHERE r.seq IN ({listed}) AND {where}"
        fits = set(connection.exec_driver_sql(query, values).scalars())
        found += [seq for seq in some if seq in fits]
        if len(found) >= limit:
            break
    return found[:limit]


def _rows(connection: Connection, seqs: Sequence[int]) -> list[dict[str, Any]]:
    some = ", ".join(str(int(seq)) for seq in seqs)
    found = connection.exec_driver_sql(f"SELECT * FROM reports WHERE seq IN ({some})").mappings()
    rows = {row["seq"]: dict(row) for row in found}
    return [rows[seq] for seq in seqs]


def _where(asked: Asked, versions: bool = False) -> tuple[str, tuple[Any, ...]]:
    """What is asked, as SQL over ``reports r``, and its values; with ``versions`` of older versions too."""
    told = list(_conditions(asked))[versions:]
    return " AND ".join(sql for sql, _ in told), tuple(value for _, values in told for value in values)


def _conditions(asked: Asked) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield _NEWEST, ()
    if asked.outlet is not None:
        yield "r.outlet = ?", (asked.outlet,)
    if asked.language is not None:  # an outlet is the finer choice: its index, not that of the language
        yield "+r.language = ?" if asked.outlet is not None else "r.language = ?", (asked.language,)
    if asked.since is not None:
        yield "r.published >= ?", (asked.since.isoformat(),)
    if asked.until is not None:
        yield "r.published <= ?", (asked.until.isoformat(),)
    if asked.tells is not None:
        yield _TELLS if asked.tells else f"NOT {_TELLS}", ()
