"""A situation report as it is printed: sentences, tables of strings and pictures, the same for the page and the PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of strings; ``right`` are the columns of numbers; ``bold`` the rows that head a group or add up."""

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    bold: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """``svg`` with its title, what it shows in a sentence, how to read it, and the table behind it."""

    id: str
    title: str
    svg: str
    alt: str
    note: str
    behind: Grid | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A report that tells of an incident; ``url`` is one of the web or none; ``report`` its id or none."""

    outlet: str
    day: str
    url: str
    report: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident of a list."""

    id: str
    day: str
    what: str
    marks: tuple[str, ...]
    place: str
    sides: str
    harm: tuple[str, ...]
    standing: str
    flags: str
    told: tuple[Told, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    id: str
    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A figure of the strip at the top."""

    figure: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    area: str
    period: str
    asof: str
    filters: tuple[str, ...]
    keys: tuple[Key, ...]
    headlines: tuple[str, ...]
    doubts: tuple[str, ...]
    pictures: tuple[Picture, ...]
    map: Picture | None
    ledger: Grid
    grids: tuple[Grid, ...]
    coverage: Grid
    listings: tuple[Listing, ...]
    families: tuple[Grid, ...]
    method: tuple[tuple[str, str], ...]
    command: str
    address: str
