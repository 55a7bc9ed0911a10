"""A gazetteer opened: read-only, memory-mapped, checked for its format first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.places.store.refused import Refused
from onrecord.places.store.schema import APPLICATION, FORMAT, About, read_about

MAPPED_BYTES = 1 << 27  # of all files in use together; the rest is read page by page, so that memory stays small
AGAIN = "remove it with `onrecord gazetteer remove {name}` and add it again from its files"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """One gazetteer in use."""

    about: About
    database: sqlite3.Connection
    path: Path


def open_gazetteer(path: Path, name: str | None = None) -> Gazetteer:
    """Opens the file of a gazetteer. Raises ``Refused`` where it is damaged or of a newer format."""
    name = name or path.stem
    try:
        database = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if application == APPLICATION and version > FORMAT:
            raise _newer(name, version)
        if application != APPLICATION or version < FORMAT:
            raise Refused(name, f"{path.name} is no gazetteer that this version reads", AGAIN.format(name=name))
        about = read_about(database)
    except (sqlite3.Error, KeyError, ValueError) as error:
        raise Refused(name, f"{path.name} can't be read ({error})", AGAIN.format(name=name)) from error
    database.execute("PRAGMA cache_size=-2000")
    return Gazetteer(about, database, path)


def share_memory(gazetteers: Sequence[Gazetteer]) -> None:
    """Maps the beginning of each file into memory, the same size of each."""
    for each in gazetteers:
        each.database.execute(f"PRAGMA mmap_size={MAPPED_BYTES // len(gazetteers)}")


def _newer(name: str, version: int) -> Refused:
    reason = f"it is of format {version}, from a newer Onrecord; this one reads format {FORMAT}"
    return Refused(name, reason, f"update Onrecord, or {AGAIN.format(name=name)}")


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
