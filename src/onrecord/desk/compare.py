"""Coders compared: samples are drawn, each person's share of one is seen, and when it is coded, how far they agree."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.board import board_of
from onrecord.desk.compare_table import disagreements, table_csv
from onrecord.desk.day import NoDay, day_of
from onrecord.desk.escaped import Escaped
from onrecord.desk.pages import page
from onrecord.desk.roles import Coder, Editor, Person
from onrecord.record import RecordError
from onrecord.record.samples import Draw, Rows, Sample, coded_blind, draw, drawn, sample
from onrecord.record.samples import pairs as pairs_of

router = APIRouter(include_in_schema=False)
MOST = 2000  # reports in a sample


@router.get("/compare")
def compare_page(request: Request, who: Coder) -> Response:
    record = board_of(request).record
    told = [(one, _progress(one, coded_blind(record, one.id))) for one in reversed(drawn(record))]
    return page(
        request, "compare.html", here="/compare", samples=told, may_draw=who.may("editor"), wrong=None, typed={}
    )


@router.post("/compare")
def compare_draw(
    request: Request, who: Editor, name: Annotated[str, Form()] = "", number: Annotated[str, Form()] = "20",
    since: Annotated[str, Form()] = "", until: Annotated[str, Form()] = "", outlet: Annotated[str, Form()] = "",
    coders: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Draws a sample; what can't be is said beside the form as it was typed."""
    board, given = (
        board_of(request),
        {"name": name, "number": number, "since": since, "until": until, "outlet": outlet, "coders": coders},
    )
    try:
        made = board.change(who.name, lambda record: draw(record, _draw(given), who.name))
    except (ValueError, RecordError) as error:
        wrong = f"{error.reason}; {error.next_step}" if isinstance(error, RecordError) else str(error)
        told = [(one, _progress(one, coded_blind(board.record, one.id))) for one in reversed(drawn(board.record))]
        given_again = {"samples": told, "may_draw": True, "wrong": wrong, "typed": given}
        return page(request, "compare.html", 422, here="/compare", **given_again)
    return RedirectResponse(f"/compare/{made.id}", 303)


def _draw(given: Mapping[str, str]) -> Draw:
    """``ValueError`` names the field and what may stand there."""
    if not given["number"].isdecimal() or not 1 <= int(given["number"]) <= MOST:
        raise ValueError(f"number of reports: {given['number']!r}; write 1 to {MOST}")
    days: dict[str, date | None] = {}
    for name in ("since", "until"):
        try:
            days[name] = day_of(given[name])
        except NoDay as error:
            raise ValueError(f"{name}: {error}") from None
    people = tuple(dict.fromkeys(one.strip() for one in given["coders"].split(",") if one.strip()))
    return Draw(given["name"][:200], int(given["number"]), secrets.randbelow(2**31), days["since"], days["until"],
                given["outlet"].strip(), people)  # fmt: skip


@router.get("/compare/{id}.{form}")
def compare_twin(request: Request, id: str, form: str, who: Coder) -> Response:
    """The figures of a sample as data, for those who may see them."""
    if form not in ("csv", "json"):
        raise HTTPException(404, f"there are no figures as {form!r}; known: csv, json")
    board = board_of(request)
    one = sample(board.record, id)
    told = coded_blind(board.record, id)
    if not _open_to(one, told, who):
        raise HTTPException(403, f"sample {id} is coded blind: you see the figures when you have coded all of it")
    pairs = pairs_of(board.record, id)
    if form == "json":
        return Escaped(
            {
                "sample": one.id,
                "name": one.name,
                "pairs": [found.plain(first, second) for first, second, found in pairs],
            }
        )
    name = f'attachment; filename="agreement-{one.id}.csv"'
    body = table_csv(pairs)
    return Response(body, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})


@router.get("/compare/{id}")
def sample_page(request: Request, id: str, who: Coder) -> Response:
    record = board_of(request).record
    one, told = sample(record, id), coded_blind(record, id)
    own = told.get(who.name, {})
    waiting = [report for report in one.reports if report not in own]
    seen = _open_to(one, told, who)
    pairs = pairs_of(record, id) if seen else []
    return page(
        request, "compare_sample.html", here="/compare", sample=one, progress=_progress(one, told), waiting=waiting,
        own=own, mine=one.may(who.name), open=seen, pairs=pairs,
        apart=[disagreements(found) for _, _, found in pairs],
    )  # fmt: skip


def _open_to(one: Sample, told: Mapping[str, Rows], who: Person) -> bool:
    """Whether a person sees what others coded: when their own work is done, or as an editor who has none to do."""
    own = told.get(who.name, {})
    if one.may(who.name) and (own or not who.may("editor") or who.name in one.how["coders"]):
        return len(own) == len(one.reports)
    return who.may("editor")


def _progress(one: Sample, told: Mapping[str, Rows]) -> list[tuple[str, int]]:
    """Who has coded how many; those who were asked to first."""
    people = dict.fromkeys([*one.how["coders"], *sorted(told)])
    return [(name, len(told.get(name, {}))) for name in people]
