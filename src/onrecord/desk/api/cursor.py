"""Where a page of a list ends, as a word that a program hands back to get the next: it names the last row by its place
in the order, so that rows that come or go meanwhile shift nothing."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Query
from starlette.requests import Request

from onrecord.desk.fault import Fault

MOST = 500  # rows of a page
USUAL = 50
Part = str | int | float | None
T = TypeVar("T")


def place(*example: Part) -> Any:
    """The query's word for where a page begins; ``example`` names a row of this list."""
    says = "Go on after the last row of a page: the cursor in its `next`."
    return Query(description=says, min_length=1, max_length=2000, examples=[written(example)])


Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows of a page.")]


def written(parts: Sequence[Part]) -> str:
    """The cursor that names a row by these values, the last of them its id."""
    text = json.dumps(list(parts), separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str, kinds: Sequence[type | tuple[type, ...]]) -> list[Part]:
    """The values of a cursor, each of its kind. 404 for what is no cursor of this list."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        raise none(cursor) from None
    if not isinstance(found, list) or len(found) != len(kinds):
        raise none(cursor)
    for part, kind in zip(found, kinds, strict=True):
        if not isinstance(part, kind) or isinstance(part, bool) or not _writable(part):
            raise none(cursor)
    return found


def onward(request: Request, parts: Sequence[Part]) -> str:
    """The address of the page that follows the row of these values."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', written(parts))])}"


def paged(
    request: Request, found: Sequence[T], limit: int, at: Callable[[T], Sequence[Part]]
) -> tuple[Sequence[T], str | None]:
    """A page of the rows found, of which one more than it holds shows that there are more, and the address of the next
    page, if there is one; ``at`` gives a row's values in a cursor."""
    if len(found) <= limit:
        return found, None
    return found[:limit], onward(request, at(found[limit - 1]))


def position(after: str | None) -> tuple[str, int] | None:
    """The report and the place in it that a cursor names; 404 for what is no such cursor."""
    if after is None:
        return None
    report, number = read(after, (str, int))
    return str(report), int(str(number))


def _writable(part: object) -> bool:
    """Whether the database takes the value: no half characters, no integer beyond 64 bits."""
    if isinstance(part, str):
        return part.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in part)
    return not isinstance(part, int) or abs(part) < 1 << 63


def none(cursor: str) -> Fault:
    """What is no cursor of a list, refused."""
    step = "take it from `next` of the page before, or begin without it"
    return Fault(404, f"after={cursor[:40]!r} is no cursor of this list", step)
