"""Tables compiled once: a file made from sources is kept in the cache folder under a name that holds their hash.

The cache may be deleted at any time; a folder that cannot be written to is replaced by a temporary one.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs

KEPT_SECONDS = 7 * 24 * 3600


@cache
def cache_folder() -> Path:
    """``$ONRECORD_CACHE``, else the user's cache folder, else a temporary folder."""
    named = os.environ.get("ONRECORD_CACHE")
    folder = Path(named) if named else Path(platformdirs.user_cache_dir("onrecord", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="onrecord-"))


def compiled(name: str, version: str, build: Callable[[Path], None]) -> Path:
    """The compiled file ``name`` for ``version`` (a hash of its sources), built now if it is missing.

    ``build`` writes the whole file at the path it is given; it appears under its own name only when complete, so two
    processes may build at once and a killed one leaves nothing half-written behind.
    """
    stem, _, suffix = name.rpartition(".")
    path = cache_folder() / f"{stem}-{version}.{suffix}"
    if not path.exists():
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{stem}-", suffix=f".{suffix}")
        os.close(handle)
        try:
            build(Path(temporary))
            os.replace(temporary, path)
        finally:
            Path(temporary).unlink(missing_ok=True)
        _forget_old(path, stem, suffix)
    return path


def _forget_old(current: Path, stem: str, suffix: str) -> None:
    """Removes what was compiled from earlier sources and has lain for a week; a process that has it open keeps it."""
    for path in current.parent.glob(f"{stem}-*.{suffix}"):
        if path != current and time.time() - path.stat().st_mtime > KEPT_SECONDS:
            path.unlink(missing_ok=True)
