"""The incidents page: map, timeline, facets and table over one choice, all of it in the URL, and its twins as data."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.desk.board import Board
from onrecord.desk.columns import Columns, chosen, histogram, ordered
from onrecord.desk.pages import page
from onrecord.desk.state import PAGE, State, state_of
from onrecord.record import by_id

router = APIRouter(include_in_schema=False)
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
    table, state = _board(request).columns(), _state(request)
    mask, _ = chosen(table, state)
    placed = np.flatnonzero(mask & ~np.isnan(table.latitude))
    edges, counts = histogram(table, mask)
    return JSONResponse({
        "ids": [table.ids[row] for row in placed], "type": table.facets["event_type"].values,
        "code": _codes(table, placed), "lat": table.latitude[placed].round(4).tolist(),
        "lon": table.longitude[placed].round(4).tolist(), "killed": table.killed[placed].tolist(),
        "edges": [date.fromordinal(edge).isoformat() for edge in edges], "counts": counts,
    })  # fmt: skip


def view(board: Board, state: State) -> dict[str, Any]:
    """What the page shows of a choice."""
    table = board.columns()
    mask, counts = chosen(table, state)
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
