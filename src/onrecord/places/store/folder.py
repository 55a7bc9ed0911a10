"""Where the user's gazetteers lie, and which there are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import platformdirs

SUFFIX = ".gazetteer"
_BUILDING = re.compile(r"\.(.+)\.(\d+)\.building(?:-.*)?")


def folder() -> Path:
    """``$ONRECORD_GAZETTEERS``, else a folder among the user's data; it may be absent."""
    named = os.environ.get("ONRECORD_GAZETTEERS")
    return Path(named) if named else _usual()


@cache
def _usual() -> Path:
    return Path(platformdirs.user_data_dir("onrecord", appauthor=False)) / "gazetteers"


def path_of(name: str) -> Path:
    """The file of the gazetteer ``name``."""
    return folder() / f"{name}{SUFFIX}"


def files() -> list[Path]:
    """The files of the user's gazetteers, by name."""
    try:
        return sorted(path for path in folder().iterdir() if path.suffix == SUFFIX and path.name[0] != ".")
    except (FileNotFoundError, NotADirectoryError):
        return []


def identity() -> tuple[object, ...]:
    """Changes whenever a gazetteer is added, replaced or removed, or another folder is named."""
    found = []
    for path in files():
        try:
            state = path.stat()
        except FileNotFoundError:  # removed this moment
            continue
        found.append((str(path), state.st_ino, state.st_size, state.st_mtime_ns))
    return tuple(found)


def building(name: str) -> Path:
    """The file under which a gazetteer is built by this process; hidden, so that nobody opens it."""
    return folder() / f".{name}.{os.getpid()}.building"


def forget_unfinished() -> None:
    """Removes what builds that were killed have left behind; those of living processes stay."""
    for path in list(_unfinished()):
        path.unlink(missing_ok=True)


def _unfinished() -> Iterator[Path]:
    here = folder()
    for path in here.iterdir() if here.is_dir() else ():
        match = _BUILDING.fullmatch(path.name)
        if match and not _alive(int(match[2])):
            yield path


def _alive(process: int) -> bool:
    if process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OSError):
        return True
    return True
