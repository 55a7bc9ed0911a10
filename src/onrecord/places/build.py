"""Compiling the gazetteer: rows into one SQLite file that is only ever read, memory-mapped."""

from __future__ import annotations

import gc
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.places.divided import divided, seated
from onrecord.places.gazetteer import ALTERNATE, BARE, MAIN
from onrecord.places.names import normal, skeleton, without_article
from onrecord.places.overlay import overlaid
from onrecord.places.rows import Division, Row, countries, divisions, settlements
from onrecord.places.vocabulary import codes

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, country TEXT, division TEXT, admin1 TEXT, admin2 TEXT,
                    lat REAL, lon REAL, prior REAL, kind TEXT, radius REAL);
CREATE TABLE named (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, country TEXT, place INTEGER, name TEXT, PRIMARY KEY (key, country, place, name))
                    WITHOUT ROWID;
CREATE TABLE head (start TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
"""
LONGEST = 6  # words of the longest name that is kept
Name = tuple[str, int, int]
_VOWEL = re.compile("[aeiouy]")


def build(target: Path) -> None:
    """Writes the embedded gazetteer to ``target``; says so on a terminal, since it takes some seconds, once."""
    if sys.stderr.isatty():
        print("onrecord: preparing the gazetteer (once, some seconds) ...", file=sys.stderr)
    gc.disable()  # millions of tuples live to the end: collecting meanwhile doubles the time
    try:
        _write(target)
    finally:
        gc.enable()


def _write(target: Path) -> None:
    known = divisions()
    towns = list(settlements(known))
    parts = list(seated(divided(known), towns))
    taken = frozenset((part.country or "", name) for part in parts if part.kind == "admin1" for name in part.names)
    rows = [*countries(known, taken), *parts, *overlaid(known), *towns]
    database = sqlite3.connect(target, isolation_level=None)
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA)
    database.execute("BEGIN")
    _fill(database, rows, known)
    database.execute("COMMIT")
    database.close()


def _fill(database: sqlite3.Connection, rows: list[Row], known: dict[str, Division]) -> None:
    database.executemany(f"INSERT INTO place VALUES ({','.join('?' * 12)})", _places(rows, known))
    names = sorted(name for id, row in enumerate(rows) for name in _keys(id, row))
    database.executemany("INSERT OR IGNORE INTO named VALUES (?,?,?)", names)
    database.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?,?)", _sounds(names, rows))
    longest: dict[str, int] = {}
    for key, _, _ in names:
        parts = key.split(" ", 2)
        size = min(key.count(" ") + 1, LONGEST)
        for head in (parts[0], " ".join(parts[:2])):
            longest[head] = max(longest.get(head, 0), size)
    database.executemany("INSERT INTO head VALUES (?,?)", sorted(longest.items()))


def _sounds(names: list[Name], rows: list[Row]) -> list[tuple[str, str, int, str]]:
    """Skeletons of the names of countries that are transliterated, for misspelt ones."""
    latin = codes("latin")
    heard = ((skeleton(key), rows[id].country or "", id, key) for key, id, how in names if how != BARE)
    return sorted(sound for sound in heard if len(sound[0]) > 1 and sound[1] not in latin)


def _places(rows: list[Row], known: dict[str, Division]) -> Iterator[tuple[object, ...]]:
    title = {row.gid.partition(":")[2]: row.name for row in rows if row.kind.startswith("admin")}
    for id, row in enumerate(rows):
        first, second = title.get(row.division or ""), title.get(row.division2 or "")
        yield (
            id,
            row.gid,
            row.name,
            row.country,
            row.division,
            first,
            second,
            row.lat,
            row.lon,
            row.prior,
            row.kind,
            row.radius,
        )


def _keys(id: int, row: Row) -> Iterator[Name]:
    """The normal forms of a row's names in Latin script, codes of airports and stations left out."""
    main = skeleton(normal(row.names[0]))  # "Basra" is as usual as GeoNames' "Basrah"
    for order, name in enumerate(row.names):
        key = "" if "\u0300" < max(name) < "\u1e00" else normal(name)
        if len(key) < 2 or not key.isascii() or key.count(" ") >= LONGEST or _code(name, key, row):
            continue
        usual = order < row.usual or (row.country not in codes("latin") and skeleton(key) == main)
        yield key, id, MAIN if usual else ALTERNATE
        bare = without_article(key) if row.country in codes("arabic") else key
        if bare != key:
            yield bare, id, BARE


def _code(name: str, key: str, row: Row) -> bool:
    """Whether a town's name is an airport's code ("BGW") or an Arabic spelling without its vowels ("hms")."""
    if row.kind not in ("settlement", "capital"):
        return False
    return (len(name) <= 4 and name.isupper()) or (row.country in codes("arabic") and not _VOWEL.search(key))
