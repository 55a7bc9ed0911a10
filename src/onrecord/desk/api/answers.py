"""What the API answers with: the contract's JSON, in lists of pages, and one shape for every fault."""

from __future__ import annotations

import json
import re
from typing import Any, Generic, TypeVar

from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from onrecord.plain import plain

T = TypeVar("T")
# Signs that act on who looks at raw JSON, and "<", by which a page that holds it could be left: all as JSON's escapes.
_ACTING = re.compile("[<\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Listed(BaseModel, Generic[T]):
    """A page of a list. `next` is the address of the next page, null on the last; `total` counts the rows of all pages,
    null where that would mean to go through all of them."""

    items: list[T]
    next: str | None
    total: int | None


class Failure(BaseModel):
    """What went wrong: the status again, the reason, and what to do about it."""

    status: int
    reason: str
    next: str


class Failed(BaseModel):
    """The one shape of everything that is no answer."""

    error: Failure


FAULTS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Failed, "description": "Refused: the reason, and what to do"},
    "5XX": {"model": Failed, "description": "Failed: the reason, and what to do"},
}
KEPT: dict[int | str, dict[str, Any]] = {304: {"description": "As it was when you got this `ETag`"}, **FAULTS}


class Escaped(JSONResponse):
    """JSON with every sign escaped that could act outside of it; the strings are the same."""

    def render(self, content: Any) -> bytes:
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return _ACTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text).encode("utf-8", "backslashreplace")


def answer(value: Any, status: int = 200) -> Response:
    """A value of the model, or plain data, as the contract's JSON."""
    return Escaped(plain(value), status)


def listed(items: Any, next: str | None, total: int | None = None) -> Response:
    return answer({"items": items, "next": next, "total": total})
