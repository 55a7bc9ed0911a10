"""How a gazetteer's file is laid out, and what it says of itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass

FORMAT = 1  # of the file; a later one may hold what this version can't read
APPLICATION = 0x4F4E5247  # "ONRG", in the file's header: tells a gazetteer from any other SQLite file

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE division (id INTEGER PRIMARY KEY, code TEXT, name TEXT);
CREATE TABLE head (start TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE named (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, country TEXT, name TEXT, PRIMARY KEY (key, country, name)) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, country TEXT, division INTEGER, division2 INTEGER,
                    lat REAL, lon REAL, prior REAL, kind TEXT, radius REAL, population INTEGER, geonames INTEGER,
                    code TEXT, since TEXT, until TEXT);
"""
# A place's identity in other gazetteers: its GeoNames number, a division's GeoNames code.
INDEXES = """
CREATE INDEX place_geonames ON place (geonames) WHERE geonames IS NOT NULL;
CREATE INDEX place_code ON place (code) WHERE code IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a gazetteer says of itself. ``prefix`` heads the ids of its places, ``own`` marks the user's own places,
    ``digest`` is a SHA-256 of all that it was made from."""

    name: str
    form: str
    prefix: str
    licence: str
    attribution: str
    places: int
    digest: str
    files: tuple[str, ...] = ()
    own: bool = False

    @property
    def stamp(self) -> str:
        """The gazetteer's name and the beginning of its hash: ``whosonfirst-iq@1a2b3c4d``."""
        return f"{self.name}@{self.digest[:8]}"


def write_about(database: sqlite3.Connection, about: About) -> None:
    """Writes what a gazetteer says of itself, and its format, into its file."""
    rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in asdict(about).items()]
    database.executemany("INSERT INTO about VALUES (?,?)", sorted(rows))
    database.execute(f"PRAGMA application_id={APPLICATION}")
    database.execute(f"PRAGMA user_version={FORMAT}")


def read_about(database: sqlite3.Connection) -> About:
    """What the file says of itself. Raises ``KeyError`` or ``sqlite3.Error`` for a file that is none of ours."""
    found: Mapping[str, str] = dict(database.execute("SELECT key, value FROM about"))
    values = {key: json.loads(found[key]) for key in About.__slots__}
    return About(**{**values, "files": tuple(values["files"])})
