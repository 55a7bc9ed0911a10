"""What the API answers with: the contract's JSON, in lists of pages, and one shape for every fault."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel
from starlette.responses import Response

from onrecord.desk.escaped import Escaped
from onrecord.plain import plain

T = TypeVar("T")


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


def answer(value: Any, status: int = 200) -> Response:
    """A value of the model, or plain data, as the contract's JSON."""
    return Escaped(plain(value), status)


def listed(items: Any, next: str | None, total: int | None = None) -> Response:
    return answer({"items": items, "next": next, "total": total})
