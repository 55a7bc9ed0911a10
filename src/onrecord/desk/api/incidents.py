"""Incidents for programs: the list by the filters of the page, one with all that tells of it, and what became of it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Annotated, Any, cast

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.api import keyset
from onrecord.desk.api.answers import KEPT, Listed, answer, listed
from onrecord.desk.api.choice import CHOSEN, SORTED, Chosen
from onrecord.desk.api.cursor import USUAL, Limit, onward, paged, place, read
from onrecord.desk.api.kept import Kept
from onrecord.desk.beside import side_by_side
from onrecord.desk.board import board_of
from onrecord.desk.columns import chosen, ordered
from onrecord.desk.fault import Fault
from onrecord.desk.links import Link, links
from onrecord.desk.public import shown
from onrecord.desk.seen import seen
from onrecord.plain import plain
from onrecord.record import Changed, Record, Told, changes, incident
from onrecord.rulings import Incident, known, rerule

router = APIRouter(route_class=Kept, responses=KEPT, tags=["incidents"])
After = Annotated[str | None, place(0, -737668.0, 0, 737668, "I-4c598cbfd13412")]
AfterChange = Annotated[str | None, place(52, 1)]
RULINGS = tuple(name for name in known() if name != "hierarchy")
Id = Annotated[str, Path(description="The incident's id, or the beginning of it, or one of former times.",
                         min_length=1, max_length=100)]  # fmt: skip
Ruling = Annotated[
    str | None, Query(description="Settle the tolls by this ruling.", json_schema_extra={"enum": list(RULINGS)})
]


@dataclass(frozen=True, slots=True)
class IncidentTold(Told):
    """An incident with every account of it and the report of each. `formerly` is the id that was asked for, where the
    incident has another now; `seen` names this state of it: hand it back with what you decide."""

    seen: str = field(kw_only=True)


class FacetValue(BaseModel):
    """A value of a facet, and how many incidents have it, the other filters holding."""

    value: str
    incidents: int


@router.get("/incidents", response_model=Listed[Incident], openapi_extra=SORTED)
@shown
def incidents_list(request: Request, state: Chosen, after: After = None, limit: Limit = USUAL) -> Response:
    """The incidents, by the filters of the incidents page."""
    board = board_of(request)
    table = board.columns()
    mask, _ = chosen(table, state, board.found(state.q))
    rows = ordered(table, mask, state.sort)
    start = read(after, keyset.kinds(state.sort)) if after else None
    found = keyset.page(table, rows, state.sort, start, limit + 1)
    some, next = paged(request, found, limit, lambda row: keyset.key(table, row, state.sort))
    return listed(board.by_id([table.ids[row] for row in some]), next, len(rows))


@router.get("/facets", response_model=dict[str, list[FacetValue]], openapi_extra=CHOSEN)
@shown
def facets(request: Request, state: Chosen) -> Response:
    """Each facet with its values and how many incidents each would leave, the most first."""
    board = board_of(request)
    table = board.columns()
    _, counts = chosen(table, state, board.found(state.q))
    found: dict[str, Any] = {}
    for name, one in table.facets.items():
        held = [(value, int(n)) for value, n in zip(one.values, counts[name], strict=True) if n]
        held.sort(key=lambda pair: (-pair[1], pair[0]))
        found[name] = [{"value": value, "incidents": n} for value, n in held]
    return answer(found)


@router.get("/incidents/{id}", response_model=IncidentTold)
def incident_one(request: Request, id: Id, ruling: Ruling = None) -> Response:
    """One incident with its accounts, whose word they are (`origins`) and why each value is what it is (`why`)."""
    told = named(request, id)
    state = seen(told)
    if ruling is not None:
        told = Told(rerule(settled(ruling), told.incident, told.accounts), told.accounts, told.formerly)
    return answer({**plain(told), "seen": state})


@router.get("/incidents/{id}/links", response_model=list[Link])
def incident_links(request: Request, id: Id) -> Response:
    """Why its accounts are taken for one incident: the matcher's word on each pair of them, or, of many, on the nearest
    of each. `a` and `b` count the incident's accounts from 1, in their order."""
    columns, _ = side_by_side(named(request, id))
    return answer(links(columns) if len(columns) > 1 else [])


@router.get("/incidents/{id}/history", response_model=Listed[Changed])
def incident_history(request: Request, id: Id, after: AfterChange = None, limit: Limit = USUAL) -> Response:
    """What became of it, oldest first: each change with the values before and after, and why."""
    board = board_of(request)
    return history(request, board.record, named(request, id).incident.id, after, limit)


@router.get("/changes", response_model=Listed[Changed], tags=["record"])
def changes_list(request: Request, after: AfterChange = None, limit: Limit = USUAL) -> Response:
    """What became of all incidents, oldest first."""
    board = board_of(request)
    return history(request, board.record, None, after, limit)


def history(request: Request, record: Record, of: str | None, after: str | None, limit: int) -> Response:
    """A page of changes; its place is the entry of the log, and how many changes of that entry were told."""
    log, told = read(after, (int, int)) if after else (1, 0)
    assert isinstance(log, int) and isinstance(told, int)  # ``read`` saw to it
    last, some = (log, told), list[Changed]()
    with closing(cast("Generator[Changed]", changes(record, since=log, of=of))) as found:
        for one, number in _counted(found):
            if one.log == log and number <= told:
                continue
            if len(some) == limit:
                return listed(some, onward(request, last))
            some.append(one)
            last = (one.log, number)
    return listed(some, None)


def _counted(found: Iterable[Changed]) -> Iterator[tuple[Changed, int]]:
    """Each change with its number among those of its entry of the log."""
    entry, number = 0, 0
    for one in found:
        entry, number = one.log, number + 1 if one.log == entry else 1
        yield one, number


def named(request: Request, id: str) -> Told:
    board = board_of(request)
    return incident(board.record, id if id.startswith("I-") else f"I-{id}")


def settled(ruling: str) -> str:
    """The ruling, if it is one that needs nothing but its name; else 422."""
    if ruling not in RULINGS:
        raise Fault(422, f"no ruling {ruling!r}", f"name one of {', '.join(RULINGS)}")
    return ruling
