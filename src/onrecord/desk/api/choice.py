"""Which incidents: the filters of the incidents page, read by the same code, and described for programs."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BeforeValidator
from starlette.requests import Request

from onrecord.desk.fault import Fault
from onrecord.desk.state import FACETS, SORTS, BadState, State, state_of

ISO = r"^\d{4}-\d{2}-\d{2}$"
DAY = {"type": "string", "format": "date", "pattern": ISO, "examples": ["2020-04-14"]}
BOX = r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$"


def _parameter(name: str, schema: dict[str, Any], says: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": says}


FILTERS = [
    *(_parameter(name, {"type": "array", "items": {"type": "string"}},
                 f"Only incidents with this {name.replace('_', ' ')}; given several times, with one of them.")
      for name in FACETS),
    _parameter("since", DAY, "Only incidents whose days reach this one or a later."),
    _parameter("until", DAY, "Only incidents that began on this day or an earlier."),
    _parameter("box", {"type": "string", "pattern": BOX, "examples": ["41,33,46,37"]},
               "Only incidents between these degrees: west,south,east,north."),
    _parameter("q", {"type": "string", "maxLength": 200},
               'Only incidents whose reports, place or parties have these words; "a phrase", begin*.'),
]  # fmt: skip
SORT = _parameter("sort", {"type": "string", "enum": list(SORTS), "default": SORTS[0]}, "The order; - turns it round.")


def _written(day: object) -> object:
    """A day as ISO 8601 writes it out, and nothing else that might be read as one."""
    if isinstance(day, str) and not re.fullmatch(ISO, day, re.ASCII):
        raise ValueError("write a day as in 2020-04-14")
    return day


Day = Annotated[date, BeforeValidator(_written)]
_PUBLISHED = {"pattern": ISO}
Since = Annotated[Day | None, Query(description="Published on this day or later.", json_schema_extra=_PUBLISHED)]
Until = Annotated[Day | None, Query(description="Published on this day or earlier.", json_schema_extra=_PUBLISHED)]
Word = Annotated[str | None, Query(min_length=1, max_length=500)]
CHOSEN = {"parameters": FILTERS}
SORTED = {"parameters": [*FILTERS, SORT]}


def _state(request: Request) -> State:
    """The choice that the address makes; 422 where it says what can't be, 404 where it names no part of the Earth."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    for name, value in pairs:
        _fits(name, value)
    try:
        return state_of(pairs)
    except BadState as error:
        reason, _, step = str(error).partition("; ")
        status = 404 if reason.startswith("box=") else 422
        raise Fault(status, reason, step or "see the filters at /api") from None


def _fits(name: str, value: str) -> None:
    """Refuses what is not as the description of the API has it, where the page would look over it."""
    schema = _SCHEMAS.get(name, {})
    if "pattern" in schema and not re.fullmatch(schema["pattern"], value, re.ASCII):
        raise Fault(422, f"{name}={value[:40]!r} is not written as it must be", f"write it as {schema['examples'][0]}")
    if len(value) > schema.get("maxLength", len(value)):
        raise Fault(422, f"{name} is longer than {schema['maxLength']} characters", "ask for less")


_SCHEMAS: dict[str, dict[str, Any]] = {one["name"]: one["schema"] for one in FILTERS}
Chosen = Annotated[State, Depends(_state)]
