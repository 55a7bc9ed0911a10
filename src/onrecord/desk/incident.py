"""One incident: what is settled and why, its accounts side by side, whose word they are, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord import codebook
from onrecord.desk.beside import side_by_side
from onrecord.desk.board import Board
from onrecord.desk.changed import said
from onrecord.desk.links import links
from onrecord.desk.pages import page, toll
from onrecord.desk.values import at
from onrecord.plain import plain
from onrecord.record import Record, Told, changes, incident
from onrecord.rulings import Incident, known, rerule

router = APIRouter(include_in_schema=False)
CHANGES = 50  # of an incident's changes the newest so many are shown


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident as asked for: ``told`` by the ruling that was asked for, ``recorded`` by its own."""

    told: Told
    recorded: Incident
    ruling: str


@router.get("/incidents/{id}.json")
def incident_twin(request: Request, id: str, ruling: str = "") -> Response:
    """As ``onrecord show --json``: the incident, its accounts with their reports, and its former id, if asked by it."""
    data = plain(_shown(request, id, ruling).told)
    return JSONResponse(data if data["formerly"] else {name: data[name] for name in data if name != "formerly"})


@router.get("/incidents/{id}")
def incident_page(request: Request, id: str, ruling: str = "") -> Response:
    shown = _shown(request, id, ruling)
    board: Board = request.app.state.board
    return page(request, "incident.html", here="/incidents", **view(board.record, shown))


def view(record: Record, shown: Shown) -> dict[str, Any]:
    """What the page shows."""
    told = shown.told
    columns, rows = side_by_side(told, shown.recorded if shown.ruling else None)
    history = list(changes(record, of=told.incident.id))
    return {
        "one": told.incident, "formerly": told.formerly, "columns": columns, "rows": rows,
        "number": {column.filed.id: column.number for column in columns},
        "links": links(columns) if len(columns) > 1 else [], "history": [said(one) for one in history[-CHANGES:]],
        "earlier": max(0, len(history) - CHANGES), "ruling": shown.ruling, "recorded": shown.recorded,
        "rulings": {name: told for name, told in codebook.table("rulings")["rulings"].items() if name in _offered()},
        "at": at, "count": toll,
    }  # fmt: skip


def _shown(request: Request, id: str, ruling: str) -> Shown:
    """The incident of the address. 403 on a public desk, whose readers see no accounts; 400 for what is no ruling."""
    board: Board = request.app.state.board
    if board.settings.public:
        raise HTTPException(403, "this desk is public: the accounts of an incident are not shown, as they name people")
    if ruling and ruling not in _offered():
        raise HTTPException(400, f"no ruling {ruling!r}; known: {', '.join(_offered())}")
    told = incident(board.record, id if id.startswith("I-") else f"I-{id}")
    again = rerule(ruling, told.incident, told.accounts) if ruling else told.incident
    return Shown(Told(again, told.accounts, told.formerly), told.incident, ruling)


def _offered() -> tuple[str, ...]:
    """The rulings that need nothing but their name."""
    return tuple(name for name in known() if name != "hierarchy")
