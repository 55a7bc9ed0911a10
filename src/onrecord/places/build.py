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
from onrecord.places.rows import Row, countries, divisions, settlements
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
    _fill(database, rows)
    database.execute("COMMIT")
    database.close()


def _fill(database: sqlite3.Connection, rows: list[Row]) -> None:
    database.executemany(f"INSERT INTO place VALUES ({','.join('?' * 12)})", _places(rows))
    names: list[tuple[str, int, int]] = []
    sounds: list[tuple[str, str, int, str]] = []
    for id, row in enumerate(rows):
        for key, (how, heard) in _spellings(row).items():
            names.append((key, id, how))
            if len(heard) > 1 and how != BARE:
                sounds.append((heard, row.country or "", id, key))
    database.executemany("INSERT INTO named VALUES (?,?,?)", sorted(names))
    database.executemany("INSERT INTO sound VALUES (?,?,?,?)", sorted(sounds))
    database.executemany("INSERT INTO head VALUES (?,?)", sorted(_heads({key for key, _, _ in names}).items()))


def _heads(keys: set[str]) -> dict[str, int]:
    """The first word and the first two of all names, with the number of words of the longest that begins so."""
    longest: dict[str, int] = {}
    for key in keys:
        parts = key.split(" ", 2)
        size = len(parts) if len(parts) < 3 else min(key.count(" ") + 1, LONGEST)
        for head in {parts[0], " ".join(parts[:2])}:
            longest[head] = max(longest.get(head, 0), size)
    return longest


def _places(rows: list[Row]) -> Iterator[tuple[object, ...]]:
    title = {row.gid.partition(":")[2]: row.name for row in rows if row.kind.startswith("admin")}
    for id, row in enumerate(rows):
        first, second = title.get(row.division or ""), title.get(row.division2 or "")
        where = (row.lat, row.lon, row.prior, row.kind, row.radius)
        yield (id, row.gid, row.name, row.country, row.division, first, second, *where)


def _spellings(row: Row) -> dict[str, tuple[int, str]]:
    """The normal forms of a row's names in Latin script: how each is its name, and its consonants where the country
    is one whose names are transliterated."""
    latin, arabic = row.country in codes("latin"), row.country in codes("arabic")
    main = "" if latin else skeleton(normal(row.names[0]))  # "Basra" is as usual as GeoNames' "Basrah"
    found: dict[str, tuple[int, str]] = {}
    for order, name in enumerate(row.names):
        key = "" if "\u0300" < max(name) < "\u1e00" else normal(name)
        if len(key) < 2 or not key.isascii() or key.count(" ") >= LONGEST or _code(name, key, row):
            continue
        heard = "" if latin else skeleton(key)
        usual = order < row.usual or (heard == main and not latin)
        found[key] = min(found.get(key, (BARE, "")), (MAIN if usual else ALTERNATE, heard))
        if arabic and (bare := without_article(key)) != key:
            found.setdefault(bare, (BARE, ""))
    return found


def _code(name: str, key: str, row: Row) -> bool:
    """Whether a town's name is an airport's code ("BGW") or an Arabic spelling without its vowels ("hms")."""
    if row.kind not in ("settlement", "capital"):
        return False
    return (len(name) <= 4 and name.isupper()) or (row.country in codes("arabic") and not _VOWEL.search(key))
