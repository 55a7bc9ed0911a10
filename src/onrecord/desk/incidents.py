"""The incidents page: map, timeline, facets and table over one choice, all of it in the URL."""

from __future__ import annotations

from typing import Any

import numpy as np
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.desk import tiles, twins
from onrecord.desk.board import Board, board_of
from onrecord.desk.cells import Cells, bounds, cells
from onrecord.desk.columns import Columns, chosen, mask, ordered, undated
from onrecord.desk.fault import Fault
from onrecord.desk.headings import HEADINGS, ORDERS, passage, turned
from onrecord.desk.pages import page
from onrecord.desk.picks import facets, values
from onrecord.desk.public import shown
from onrecord.desk.state import FACETS, PAGE, State, state_of
from onrecord.desk.timeline import timeline
from onrecord.desk.values import at
from onrecord.record import search

router = APIRouter(include_in_schema=False)
router.include_router(twins.router)
router.include_router(tiles.router)
HITS = 4  # reports shown beside the incidents; the others are on the page of reports
HERE = 12  # incidents shown at a click on the map
ZOOMS = 24.0  # MapLibre's least is 0


@router.get("/")
@shown
def home() -> Response:
    return RedirectResponse("/incidents", 307)


@router.get("/incidents")
@shown
def incidents_page(request: Request) -> Response:
    board, state = board_of(request), _state(request)
    types = board.columns().facets["event_type"].values
    shown: dict[str, Any] = {"tiles": board.settings.tiles, "event_types": types, "swapped": False}
    return page(request, "incidents.html", here="/incidents", **view(board, state), **shown)


@router.get("/incidents/part")
@shown
def incidents_part(request: Request) -> Response:
    """Facets and table alone, for a choice that was changed on the page."""
    return page(
        request, "incidents_part.html", here="/incidents", **view(board_of(request), _state(request)), swapped=True
    )


@router.get("/incidents/drawn")
@shown
def incidents_drawn(request: Request, zoom: float = 1.0) -> Response:
    """What the map draws at a zoom, and the timeline."""
    board, state = board_of(request), _state(request)
    if not 0 <= zoom <= ZOOMS:
        raise Fault(400, f"zoom={zoom} is no zoom of a map", f"give one from 0 to {ZOOMS:g}")
    table = board.columns()
    found = board.found(state.q, table)
    line = timeline(table, undated(table, state, found), state)
    days = {"unit": line.unit, "edges": [edge.isoformat() for edge in line.edges], "counts": line.counts}
    return JSONResponse({**_marks(table, cells(table, mask(table, state, found), zoom)), **days})


@router.get("/incidents/here")
@shown
def incidents_here(request: Request) -> Response:
    """The first incidents of an area, as a click on the map shows them."""
    board, state = board_of(request), _state(request)
    table = board.columns()
    rows = ordered(table, mask(table, state, board.found(state.q, table)), state.sort)
    some = board.by_id([str(table.ids[row]) for row in rows[:HERE]], sums=False)
    return page(request, "incidents_here.html", here=None, state=state, incidents=some, found=len(rows))


@router.get("/incidents/values/{facet}")
@shown
def incidents_values(request: Request, facet: str, find: str = "") -> Response:
    """All values of a facet that the choice has, or those with some letters: a part of the page, or one of its own."""
    board, state = board_of(request), _state(request)
    if facet not in FACETS:
        raise Fault(404, f"there is no facet {facet!r}", f"take one of {', '.join(FACETS)}")
    table = board.columns()
    _, counts = chosen(table, state, board.found(state.q, table))
    some = values(facet, table.facets[facet], counts[facet], state.facets.get(facet, ()), find[:200])
    part = "hx-request" in request.headers
    shown: dict[str, Any] = {"name": facet, "state": state, "find": find, "part": part, "pairs": state.pairs(page=1)}
    return page(request, "incidents_values.html", here="/incidents", **shown, **some)


def view(board: Board, state: State) -> dict[str, Any]:
    """What the page shows of a choice."""
    table = board.columns()
    kept, counts = chosen(table, state, board.found(state.q, table))
    rows = ordered(table, kept, state.sort)
    pages = max(1, -(-len(rows) // PAGE))
    number = min(state.page, pages)
    some = [str(table.ids[row]) for row in rows[(number - 1) * PAGE : number * PAGE]]
    hits = search(board.record, state.q, HITS) if state.q and not board.settings.public else []
    return {
        "state": state, "all": len(table), "found": len(rows), "pages": pages, "number": number,
        "placed": int((kept & ~np.isnan(table.latitude)).sum()), "bounds": state.box or bounds(table, kept),
        "incidents": board.by_id(some, sums=False), "facets": facets(table, state, counts), "hits": hits,
        "orders": ORDERS, "headings": HEADINGS, "turned": turned, "passage": passage, "at": at,
    }  # fmt: skip


def _marks(table: Columns, drawn: Cells) -> dict[str, Any]:
    return {
        "types": table.facets["event_type"].values, "type": drawn.type.tolist(), "count": drawn.count.tolist(),
        "killed": drawn.killed.tolist(), "stacked": drawn.stacked.tolist(), "box": drawn.box.round(4).tolist(),
        "lat": drawn.latitude.round(5).tolist(), "lon": drawn.longitude.round(5).tolist(),
        "id": [str(table.ids[row]) if row >= 0 else None for row in drawn.only],
    }  # fmt: skip


def _state(request: Request) -> State:
    return state_of(request.query_params.multi_items())
