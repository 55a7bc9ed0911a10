"""Every address of a desk that can be read, found by walking its routes: a new room is among them by itself, and a new
kind of name in an address has to be told here what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI

_NAME = re.compile(r"\{(\w+)(?::\w+)?\}")
Names = Mapping[str, Sequence[str]]  # "room/name" or "name" to what it may be


def routes(app: FastAPI) -> list[tuple[str, set[str], Any]]:
    """The path, the methods and the route of everything that answers, but for files below ``/static``."""
    return list(_walked(app.routes, ""))


def _walked(some: Sequence[Any], prefix: str) -> Iterator[tuple[str, set[str], Any]]:
    for one in some:
        inner = getattr(one, "original_router", None)
        if inner is not None:
            yield from _walked(inner.routes, prefix + (getattr(one.include_context, "prefix", "") or ""))
        elif getattr(one, "methods", None):
            yield prefix + one.path, set(one.methods), one


def readable(app: FastAPI) -> list[str]:
    """The paths that can be read, with the names in them as they stand in the code."""
    return sorted({path for path, methods, _ in routes(app) if "GET" in methods})


def addresses(path: str, names: Names) -> list[str]:
    """The path with every name in it given: the names' values go along with each other, the longest list counts.

    ``KeyError`` for a name that nobody told."""
    wanted = [(found[0], found[1]) for found in _NAME.finditer(path)]
    if not wanted:
        return [path]
    values = [_told(path, name, names) for _, name in wanted]
    made = []
    for n in range(max(map(len, values))):
        address = path
        for (written, _), some in zip(wanted, values, strict=True):
            address = address.replace(written, quote(some[n % len(some)], safe=""))
        made.append(address)
    return made


def _told(path: str, name: str, names: Names) -> Sequence[str]:
    """What a name may be in this path: as told for the room before it ("incidents/id"), else anywhere."""
    before = path.partition("{" + name)[0].rstrip("/.").rpartition("/")[2]
    if f"{before}/{name}" in names:
        return names[f"{before}/{name}"]
    if name in names:
        return names[name]
    raise KeyError(f"{path} names a {name!r}: say in the test what it may be, as {before}/{name}")
