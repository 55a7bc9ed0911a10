"""One report of a sample, coded blind: its text alone, and a form for the incidents that it tells of."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import codebook
from onrecord.agreement.row import EFFECTS
from onrecord.desk.blind_form import CHOICES, Typed, Wrong, rows, shown, typed
from onrecord.desk.board import Board, board_of
from onrecord.desk.pages import page
from onrecord.desk.roles import Coder, Person
from onrecord.record.samples import Sample, code_blind, coded_blind, sample
from onrecord.record.shelf import opened

router = APIRouter(include_in_schema=False)


@router.get("/compare/{id}/{place}")
def blind_page(request: Request, id: str, place: str, who: Coder) -> Response:
    """The report at a place of the sample, counted from 1, with what the person has coded of it so far."""
    one, report = _report(request, id, place, who)
    own = coded_blind(board_of(request).record, id).get(who.name, {})
    told = [shown(row) for row in own[report]] if report in own else [Typed()]
    return _form(request, one, int(place), told, [], who, done=report in own)


@router.post("/compare/{id}/{place}")
async def blind_coded(request: Request, id: str, place: str, who: Coder) -> Response:
    """Keeps the rows and goes on; or adds or takes out an incident in the form, or says what is wrong in it."""
    one, report = _report(request, id, place, who)
    form: FormData = await request.form()
    told = [] if form.get("none") else typed({key: value for key, value in form.items() if isinstance(value, str)})
    if form.get("add") or form.get("remove"):
        return _form(request, one, int(place), [*told, *([Typed()] if form.get("add") or not told else [])], [], who)
    made, wrong = rows(told)
    if not told and not form.get("none"):
        wrong = [Wrong(0, "type", "code an incident, or say that the report tells of none")]
    if wrong:
        return _form(request, one, int(place), told or [Typed()], wrong, who)
    board = board_of(request)
    board.change(who.name, lambda record: code_blind(record, id, report, who.name, made))
    return RedirectResponse(_next(board, one, int(place), who), 303)


def _next(board: Board, one: Sample, place: int, who: Person) -> str:
    """The next report that the person has not coded, after this one and then from the start; else the sample."""
    own = coded_blind(board.record, one.id).get(who.name, {})
    order = [*range(place, len(one.reports)), *range(place)]
    left = next((n for n in order if one.reports[n] not in own), None)
    return f"/compare/{one.id}" if left is None else f"/compare/{one.id}/{left + 1}"


def _form(
    request: Request,
    one: Sample,
    place: int,
    told: list[Typed],
    wrong: Sequence[Wrong],
    who: Person,
    done: bool = False,
) -> Response:
    report = opened(board_of(request).record, one.reports[place - 1]).report
    reasons = {(w.number, w.field): w.reason for w in wrong}
    status = 422 if wrong else 200
    return page(
        request, "compare_blind.html", status, here="/compare", sample=one, place=place, report=report, told=told,
        wrong=reasons, choices=CHOICES, effects=EFFECTS, vague=list(codebook.table("vague")["words"]), done=done,
        countries={code: one["name"] for code, one in sorted(codebook.table("countries").items())}, who=who,
    )  # fmt: skip


def _report(request: Request, id: str, place: str, who: Person) -> tuple[Sample, str]:
    one = sample(board_of(request).record, id)
    if not one.may(who.name):
        raise HTTPException(403, f"sample {id} is coded by {', '.join(one.how['coders'])}, and you are {who.name}")
    if not (place.isascii() and place.isdecimal()) or not 1 <= int(place) <= len(one.reports):
        raise HTTPException(404, f"there is no report {place} in sample {id}; it has {len(one.reports)}")
    return one, one.reports[int(place) - 1]
