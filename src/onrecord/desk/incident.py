"""One incident: what is settled and why, its accounts side by side, whose word they are, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import codebook
from onrecord.desk.beside import side_by_side
from onrecord.desk.board import Board, board_of
from onrecord.desk.escaped import Escaped
from onrecord.desk.links import links
from onrecord.desk.locator import locator
from onrecord.desk.nearby import nearby
from onrecord.desk.pages import page
from onrecord.desk.roles import Editor, person
from onrecord.desk.seen import seen, unless_changed
from onrecord.desk.steps import told as told_of
from onrecord.desk.values import at
from onrecord.desk.words import toll
from onrecord.plain import plain
from onrecord.record import Choice, Record, RecordError, Told, changes, choose, incident, reviews
from onrecord.record.behind import behind
from onrecord.record.choosing import DEFAULT
from onrecord.rulings import Incident, known, rerule

router = APIRouter(include_in_schema=False)
STEPS = 80  # of an incident's history the newest so many are shown
Text = Annotated[str, Form()]


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
    return Escaped(data if data["formerly"] else {name: data[name] for name in data if name != "formerly"})


@router.get("/incidents/{id}")
def incident_page(request: Request, id: str, ruling: str = "", beside: str = "") -> Response:
    shown = _shown(request, id, ruling)
    board = board_of(request)
    deciding = _deciding(request, board, shown, beside.strip())
    return page(request, "incident.html", here="/incidents", **view(board.record, shown), **deciding)


@router.post("/incidents/{id}/ruling")
def choose_ruling(request: Request, id: str, who: Editor, ruling: Text, seen: Text, why: Text = "") -> Response:
    """A person's word on which ruling settles the incident, given on what they saw of it."""
    if ruling not in (*_offered(), DEFAULT):
        raise HTTPException(400, f"no ruling {ruling!r}; known: {', '.join(_offered())}")
    board = board_of(request)

    def verb(record: Record) -> None:
        unless_changed(seen, incident(record, id))
        choose(record, id, Choice(ruling, who.name, why.strip()))

    board.change(who.name, verb)
    return RedirectResponse(f"/incidents/{quote(id)}", 303)


def view(record: Record, shown: Shown) -> dict[str, Any]:
    """What the page shows."""
    told = shown.told
    columns, rows = side_by_side(told, shown.recorded if shown.ruling else None)
    number = {column.filed.id: column.number for column in columns}
    ids = [column.filed.id for column in columns]
    history = told_of(behind(record, ids), changes(record, of=told.incident.id), number)
    return {
        "one": told.incident, "formerly": told.formerly, "columns": columns, "rows": rows, "number": number,
        "links": links(columns) if len(columns) > 1 else [], "history": history[-STEPS:],
        "earlier": max(0, len(history) - STEPS), "ruling": shown.ruling, "recorded": shown.recorded,
        "rulings": {name: told for name, told in codebook.table("rulings")["rulings"].items() if name in _offered()},
        "at": at, "count": toll, "drawn": locator(told), "default": DEFAULT,
    }  # fmt: skip


def _deciding(request: Request, board: Board, shown: Shown, beside: str) -> dict[str, Any]:
    """What a person who may decide needs beside it; ``beside``: an incident that they named to compare it with."""
    whole = Told(shown.recorded, shown.told.accounts)
    may = board.settings.writable and person(request).may("coder")
    with board.record.reading() as connection:
        said = reviews(connection, shown.recorded.accounts)
    others = nearby(board.columns(), shown.recorded) if may else []
    return {
        "myself": person(request), "may": may, "settles": may and person(request).may("editor"),
        "seen": seen(whole), "head": board.head()[0], "reviews": said,
        "others": [(other.incident, seen(other)) for id in dict.fromkeys([beside, *others]) if id
                   and (other := _other(board, id)) and other.incident.id != shown.recorded.id],
        "beside": beside,
    }  # fmt: skip


def _other(board: Board, id: str) -> Told | None:
    try:
        return incident(board.record, id if id.startswith("I-") else f"I-{id}")
    except RecordError:
        return None


def _shown(request: Request, id: str, ruling: str) -> Shown:
    """The incident of the address. 403 on a public desk, whose readers see no accounts; 400 for what is no ruling."""
    board = board_of(request)
    if board.settings.public:
        raise HTTPException(403, "this desk is public: the accounts of an incident are not shown, as they name people")
    if ruling and ruling not in _offered():
        raise HTTPException(400, f"no ruling {ruling!r}; known: {', '.join(_offered())}")
    told = incident(board.record, id if id.startswith("I-") else f"I-{id}")
    ruling = "" if ruling == told.incident.ruling else ruling
    again = rerule(ruling, told.incident, told.accounts) if ruling else told.incident
    return Shown(Told(again, told.accounts, told.formerly), told.incident, ruling)


def _offered() -> tuple[str, ...]:
    """The rulings that need nothing but their name."""
    return tuple(name for name in known() if name != "hierarchy")
