"""A report read at its words: every coded value underlined, its accounts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import paths  # noqa: F401  (knows {id:any})
from onrecord.desk.board import Board, board_of
from onrecord.desk.laying import Mark, laid
from onrecord.desk.leading import own_path
from onrecord.desk.pages import page
from onrecord.desk.roles import person
from onrecord.desk.values import NAMES, Value, at, values
from onrecord.desk.words import toll
from onrecord.model import Figure, Measure, Relief, Span, Statement
from onrecord.record import reviews, source
from onrecord.record.behind import act_of
from onrecord.record.rows import Saying
from onrecord.record.shelf import Opened, opened
from onrecord.record.versions import versions

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
FAMILIES = {
    "statements": "Statements", "measures": "Measures", "figures": "Figures", "relief": "Relief", "trends": "Trends",
}  # fmt: skip


def inside(request: Request) -> None:
    """No report is shown on a public desk: it names people. 403."""
    if board_of(request).settings.public:
        raise HTTPException(403, "this desk is public: its reports are not shown, as they name people")


router = APIRouter(include_in_schema=False, dependencies=[Depends(inside)])


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says besides incidents, in a line: its family, what it was coded as, and its words."""

    family: str
    what: str
    text: str
    spans: tuple[Span, ...]


@router.get("/reports/{id:any}")
def report_page(request: Request, id: str) -> Response:
    board = board_of(request)
    found = opened(board.record, id)
    asked = [span(at) for at in request.query_params.getlist("at")]
    shown = view(found, asked) | _deciding(request, board, found)
    origin, every = source(board.record, id), len(versions(board.record, id))
    return page(request, "report.html", here="/reports", source=origin, versions=every, **shown)


def view(found: Opened, asked: Sequence[Span]) -> dict[str, Any]:
    """What the page shows of a report."""
    said = [_said(family, one) for family, one in found.sayings]
    accounts = [
        (number, filed, found.incidents.get(filed.id), list(values(filed.account)))
        for number, filed in enumerate(found.accounts, 1)
    ]
    own = [(number, value) for number, _, _, every in accounts for value in every]
    marks = [*_marks(own, len(accounts) > 1), *(Mark(one.spans[0], one.family, FAMILIES[one.family]) for one in said)]
    return {
        "report": found.report, "pieces": laid(found.report.coded_text, marks, asked), "accounts": accounts,
        "said": {name: some for name in FAMILIES if (some := [one for one in said if one.family == name])},
        "families": FAMILIES, "names": NAMES, "coder": found.coder, "newer": found.newer, "at": at,
    }  # fmt: skip


def _deciding(request: Request, board: Board, found: Opened) -> dict[str, Any]:
    """What people said of its accounts, what the person may do, and the act that they have just done here."""
    number = request.query_params.get("done", "")
    with board.record.reading() as connection:
        said = reviews(connection, [filed.id for filed in found.accounts])
        done = act_of(connection, int(number)) if number.isascii() and number.isdecimal() and len(number) < 10 else None
    me, query = person(request), request.query_params
    return {
        "next": own_path(query.get("next", "")),
        "shown": query.get("account", ""),
        "myself": me,
        "may": board.settings.writable and me.may("coder"),
        "reviews": said,
        "done": done,
    }


def _marks(own: Sequence[tuple[int, Value]], several: bool) -> Iterator[Mark]:
    """Words that several accounts share for the same field once, with the numbers of the accounts. What an account is
    about stands in whole sentences, which have no underline of their own: the table leads to them."""
    shared: dict[tuple[Span, str], dict[int, None]] = {}
    for number, value in own:
        if value.field not in ("type", "status"):
            for span in value.spans:
                shared.setdefault((span, value.field), {})[number] = None
    for (span, field), numbers in shared.items():
        yield Mark(span, field, NAMES[field] + (f" {', '.join(map(str, numbers))}" if several else ""))


def _said(family: str, one: Saying) -> Said:
    return Said(family, _what(one), one.text, (one.span,))


def _what(one: Saying) -> str:
    """What a saying is coded as, in a few words."""
    if isinstance(one, Statement):
        parts = [one.speaker, one.role, one.organisation, one.stance]
    elif isinstance(one, Measure):
        parts = [one.kind, one.status, one.authority]
    elif isinstance(one, Figure):
        parts = [one.what, one.of, toll(one.low, one.high, one.vague)]
    elif isinstance(one, Relief):
        parts = [one.who, one.what, one.sector]
    else:
        parts = [one.of, one.direction]
    return ", ".join(dict.fromkeys(part.replace("_", " ") for part in parts if part))


def span(text: str) -> Span:
    found = _AT.fullmatch(text)
    if not found:
        raise HTTPException(400, f"at={text!r} is no place in a text; write START-END in characters, as in at=12-40")
    return int(found[1]), int(found[2])
