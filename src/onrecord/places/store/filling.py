"""Filling a gazetteer's file from a stream of rows, in memory that does not grow with them.

Names are put aside as they come and sorted by SQLite, which uses files where they are many, so that each table is
written once, in its order.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path

from onrecord.places.gazetteer import BARE
from onrecord.places.rows import Row
from onrecord.places.store.refused import Refused
from onrecord.places.store.schema import INDEXES, SCHEMA, About, write_about
from onrecord.places.store.spelt import LONGEST, spellings

BATCH = 5_000
CACHE_KB = 48_000  # what SQLite may hold while it sorts
Title = Callable[[str], str | None]
Tell = Callable[[str], None]


class Filling:
    """A gazetteer's file while it is filled: ``rows``, then ``finish``. ``prefix`` heads the ids of its places;
    ``title`` names a division by its code."""

    def __init__(self, target: Path, prefix: str, title: Title, tell: Tell = lambda words: None) -> None:
        self.prefix, self.title, self.tell = prefix, title, tell
        self.places, self.unnumbered = 0, 0
        self._divisions: dict[str, int] = {}
        self._aside = target.with_name(f"{target.name}-aside")
        self._target = target
        self.database = sqlite3.connect(target, isolation_level=None)
        quick = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;"
        self.database.executescript(f"{quick} PRAGMA cache_size=-{CACHE_KB}; PRAGMA temp_store=FILE;" + SCHEMA)
        self.database.execute("ATTACH ? AS aside", (str(self._aside),))
        self.database.executescript("PRAGMA aside.journal_mode=OFF; PRAGMA aside.synchronous=OFF;")
        self.database.executescript("CREATE TABLE aside.spelt (key TEXT, place INTEGER, how INTEGER)")
        self.database.executescript("CREATE TABLE aside.heard (key TEXT, country TEXT, name TEXT)")
        self.database.execute("BEGIN")

    def __enter__(self) -> Filling:
        return self

    def __exit__(self, *raised: object) -> None:
        self.database.close()
        self._aside.unlink(missing_ok=True)

    def rows(self, rows: Iterable[Row], name: str = "") -> None:
        """Takes rows of the file ``name`` in. Raises ``Refused`` where a number stands for two places."""
        stream = iter(rows)
        while batch := list(islice(stream, BATCH)):
            numbered = [(self._number(row), row) for row in batch]
            places = [self._place(number, row) for number, row in numbered]
            before = self.database.total_changes
            try:
                self.database.executemany(f"INSERT INTO place VALUES ({','.join('?' * 16)})", places)
            except sqlite3.IntegrityError:
                row = numbered[self.database.total_changes - before][1]
                reason = f"the place {row.gid} ({row.name}) stands in the files twice"
                raise Refused(name, reason, "give each file once") from None
            self._names(numbered)
            self.places += len(batch)
            self.tell(f"{self.places:,} places")

    def names(self, rows: Iterable[tuple[int, Row]], step: str) -> None:
        """Takes in more names of places that are there, each row with its place's number."""
        stream, count = iter(rows), 0
        while batch := list(islice(stream, BATCH)):
            self._names(batch)
            count += len(batch)
            self.tell(f"{count:,} {step}")

    def known(self, number: int) -> Row | None:
        """The place of a number as a row, for more names of it; None where it is not there."""
        row = self.database.execute("SELECT name, country, kind FROM place WHERE id = ?", (number,)).fetchone()
        return None if row is None else Row("", row[0], row[1], None, None, None, None, 0.0, row[2], None, ())

    def contain(self, number: int, parent: int) -> None:
        """Puts a place that has no second-level division into ``parent``, where that is one."""
        query = "SELECT code FROM place WHERE id = ? AND kind = 'admin2' AND code IS NOT NULL"
        row = self.database.execute(query, (parent,)).fetchone()
        if row is not None:
            change = "UPDATE place SET division2 = ? WHERE id = ? AND division2 IS NULL"
            self.database.execute(change, (self._division(row[0]), number))

    def _names(self, rows: Sequence[tuple[int, Row]]) -> None:
        spelt: list[tuple[str, int, int]] = []
        heard: list[tuple[str, str, str]] = []
        for number, row in rows:
            for key, (how, sound) in spellings(row).items():
                spelt.append((key, number, how))
                if len(sound) > 1 and how != BARE and row.country:
                    heard.append((sound, row.country, key))
        self.database.executemany("INSERT INTO aside.spelt VALUES (?,?,?)", spelt)
        self.database.executemany("INSERT INTO aside.heard VALUES (?,?,?)", heard)

    def _number(self, row: Row) -> int:
        if row.id is not None:
            return row.id
        self.unnumbered -= 1
        return self.unnumbered

    def _place(self, number: int, row: Row) -> tuple[object, ...]:
        gid = None if row.gid == f"{self.prefix}:{number}" else row.gid
        within = self._division(row.division), self._division(row.division2)
        where = (row.lat, row.lon, row.prior, row.kind, row.radius)
        return (number, gid, row.name, row.country, *within, *where, row.population, row.geonames, row.code, row.since,
                row.until)  # fmt: skip

    def _division(self, code: str | None) -> int | None:
        return None if code is None else self._divisions.setdefault(code, len(self._divisions))

    def finish(self, about: About) -> None:
        """Sorts the names into their tables and writes what the gazetteer says of itself."""
        self.tell(f"sorting the names of {self.places:,} places")
        with _sorting_beside(self._target):
            self.database.execute(
                "INSERT INTO named SELECT key, place, min(how) FROM aside.spelt GROUP BY key, place ORDER BY key, place"
            )
            self.database.execute("DROP TABLE aside.spelt")
            self.tell("sorting their sounds")
            self.database.execute(
                "INSERT INTO sound SELECT DISTINCT key, country, name FROM aside.heard ORDER BY key, country, name"
            )
            self.tell("the beginnings of names")
            keys = (key for (key,) in self.database.execute("SELECT DISTINCT key FROM named ORDER BY key"))
            self.database.executemany("INSERT INTO head VALUES (?,?)", heads(keys))
            divisions = [(id, code, self.title(code)) for code, id in self._divisions.items()]
            self.database.executemany("INSERT INTO division VALUES (?,?,?)", divisions)
            write_about(self.database, about)
            self.database.execute("COMMIT")
            self.database.executescript(INDEXES)


def heads(keys: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The first word and the first two of all names, with the number of words of the longest that begins so.

    ``keys`` are sorted, so that those of one first word come together.
    """
    for first, alike in groupby(keys, key=lambda key: key.partition(" ")[0]):
        longest = 0
        for two, same in groupby(alike, key=lambda key: " ".join(key.split(" ", 2)[:2])):
            most = max(min(key.count(" ") + 1, LONGEST) for key in same)
            longest = max(longest, most)
            if " " in two:
                yield two, most
        yield first, longest


@contextmanager
def _sorting_beside(target: Path) -> Iterator[None]:
    """SQLite's own temporary files lie beside the target: the usual place for them may be small, or be memory."""
    before = os.environ.get("SQLITE_TMPDIR")
    os.environ["SQLITE_TMPDIR"] = str(target.parent)
    try:
        yield
    finally:
        os.environ.pop("SQLITE_TMPDIR")
        if before is not None:
            os.environ["SQLITE_TMPDIR"] = before
