"""The incidents page: map, timeline, facets and table over one choice, all of it in the URL, and its twins as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from onrecord.desk.board import Board
from onrecord.desk.columns import Columns, chosen, histogram, ordered
from onrecord.desk.pages import page
from onrecord.desk.state import PAGE, State, state_of
from onrecord.publish import stream
from onrecord.record import Told, by_id

router = APIRouter(include_in_schema=False)
TWINS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "geojson": "application/geo+json"}
PER = 400  # incidents read at a time
SHOWN = 12  # values of a facet before "more"


@router.get("/")
def home() -> Response:
    return RedirectResponse("/incidents", 307)


@router.get("/incidents")
def incidents_page(request: Request) -> Response:
    return page(request, "incidents.html", here="/incidents", **view(_board(request), _state(request)))


@router.get("/incidents/part")
def incidents_part(request: Request) -> Response:
    """Facets and table alone, for a choice that was changed on the page."""
    return page(request, "incidents_part.html", here="/incidents", **view(_board(request), _state(request)))


@router.get("/incidents/drawn")
def incidents_drawn(request: Request) -> Response:
    """What the map and the timeline draw: points of the choice, and its counts over time."""
    board, state = _board(request), _state(request)
    table = board.columns()
    mask, _ = chosen(table, state, board.found(state.q))
    placed = np.flatnonzero(mask & ~np.isnan(table.latitude))
    edges, counts = histogram(table, mask)
    return JSONResponse({
        "ids": [table.ids[row] for row in placed], "type": table.facets["event_type"].values,
        "code": _codes(table, placed), "lat": table.latitude[placed].round(4).tolist(),
        "lon": table.longitude[placed].round(4).tolist(), "killed": table.killed[placed].tolist(),
        "edges": [date.fromordinal(edge).isoformat() for edge in edges], "counts": counts,
    })  # fmt: skip


@router.get("/incidents.{form}")
def incidents_twin(request: Request, form: str) -> Response:
    """The choice as data, all its rows, in the page's order."""
    if form not in TWINS:
        raise HTTPException(404, f"there are no incidents as {form!r}; known: {', '.join(TWINS)}")
    board, state = _board(request), _state(request)
    table = board.columns()
    mask, _ = chosen(table, state, board.found(state.q))
    ids = [table.ids[row] for row in ordered(table, mask, state.sort)]
    name = f'attachment; filename="incidents.{form}"'
    return StreamingResponse(_data(board, form, ids), media_type=TWINS[form], headers={"Content-Disposition": name})


def _data(board: Board, form: str, ids: Sequence[str]) -> Iterator[str]:
    told = (Told(one, ()) for at in range(0, len(ids), PER) for one in by_id(board.record, ids[at : at + PER]))
    if form != "json":
        yield from stream(form, told)
        return
    yield "["
    for number, line in enumerate(stream("jsonl", told)):
        yield (",\n" if number else "\n") + line.strip()
    yield "\n]\n"


def view(board: Board, state: State) -> dict[str, Any]:
    """What the page shows of a choice."""
    table = board.columns()
    mask, counts = chosen(table, state, board.found(state.q))
    rows = ordered(table, mask, state.sort)
    pages = max(1, -(-len(rows) // PAGE))
    number = min(state.page, pages)
    some = [table.ids[row] for row in rows[(number - 1) * PAGE : number * PAGE]]
    return {
        "state": state, "all": len(table), "found": len(rows), "pages": pages, "number": number,
        "incidents": by_id(board.record, some), "facets": _facets(table, state, counts),
    }  # fmt: skip


def _facets(table: Columns, state: State, counts: dict[str, Any]) -> list[dict[str, Any]]:
    """Each facet with its values, the chosen first, then by how many incidents have them."""
    found = []
    for name, one in table.facets.items():
        picked = state.facets.get(name, ())
        held = [(value, int(n)) for value, n in zip(one.values, counts[name], strict=True) if n or value in picked]
        held.sort(key=lambda pair: (pair[0] not in picked, -pair[1], pair[0]))
        found.append({"name": name, "values": held[:SHOWN], "more": held[SHOWN:], "chosen": picked})
    return found


def _codes(table: Columns, rows: np.ndarray[Any, Any]) -> list[int]:
    codes = np.full(len(table), -1, np.int32)
    one = table.facets["event_type"]
    codes[one.rows] = one.codes
    return [int(code) for code in codes[rows]]


def _board(request: Request) -> Board:
    board: Board = request.app.state.board
    return board


def _state(request: Request) -> State:
    return state_of(request.query_params.multi_items())
