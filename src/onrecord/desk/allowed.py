"""By which methods an address may be asked: of all rooms that answer there, where one alone would tell its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from starlette.requests import Request
from starlette.routing import compile_path


def allowed(request: Request) -> str:
    """The methods of the request's address, as the header ``Allow`` has them."""
    path = request.url.path
    found = {method for route, methods in _routes(request.app.routes, "") if compile_path(route)[0].match(path)
             for method in methods}  # fmt: skip
    return ", ".join(sorted(found))


def _routes(some: Sequence[Any], prefix: str) -> Iterator[tuple[str, set[str]]]:
    for one in some:
        inner = getattr(one, "original_router", None)  # a router that was included, as newer FastAPI keeps it
        if inner is not None:
            yield from _routes(inner.routes, prefix + (getattr(one.include_context, "prefix", "") or ""))
        elif getattr(one, "methods", None):
            yield prefix + one.path, one.methods
