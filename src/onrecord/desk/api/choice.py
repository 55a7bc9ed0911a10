"""Which incidents: the filters of the incidents page, read by the same code, and described for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import Request

from onrecord.desk.fault import Fault
from onrecord.desk.state import FACETS, SORTS, BadState, State, state_of

DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
BOX = r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$"


def _parameter(name: str, schema: dict[str, Any], says: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": says}


FILTERS = [
    *(_parameter(name, {"type": "array", "items": {"type": "string", "maxLength": 500}},
                 f"Only incidents with this {name.replace('_', ' ')}; given several times, with one of them.")
      for name in FACETS),
    _parameter("since", DAY, "Only incidents whose days reach this one or a later."),
    _parameter("until", DAY, "Only incidents that began on this day or an earlier."),
    _parameter("box", {"type": "string", "pattern": BOX},
               "Only incidents between these degrees: west,south,east,north."),
    _parameter("q", {"type": "string", "maxLength": 200},
               'Only incidents whose reports, place or parties have these words; "a phrase", begin*.'),
]  # fmt: skip
SORT = _parameter("sort", {"type": "string", "enum": list(SORTS), "default": SORTS[0]}, "The order; - turns it round.")
CHOSEN = {"parameters": FILTERS}
SORTED = {"parameters": [*FILTERS, SORT]}


def _state(request: Request) -> State:
    """The choice that the address makes; 422 where it says what can't be."""
    try:
        return state_of((name, value) for name, value in request.query_params.multi_items() if name != "page")
    except BadState as error:
        reason, _, step = str(error).partition("; ")
        raise Fault(422, reason, step or "see the filters at /api") from None


Chosen = Annotated[State, Depends(_state)]
