"""The list of reports: filtered, searched, a page at a time, and as data with all its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.desk.board import board_of
from onrecord.desk.day import NoDay, day_of
from onrecord.desk.escaped import escaped
from onrecord.desk.fault import Fault
from onrecord.desk.pages import page
from onrecord.desk.report import inside
from onrecord.desk.roles import person
from onrecord.desk.values import at
from onrecord.model import Report
from onrecord.plain import plain
from onrecord.publish.cells import line
from onrecord.record import Hit, Record
from onrecord.record.shelf import told_by
from onrecord.record.stacks import COUNTED, RANKED, Asked, Place, count, named, searched, stack

router = APIRouter(include_in_schema=False, dependencies=[Depends(inside)])
PAGE = 50  # reports
AT_ONCE = 500  # rows of a twin
FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
COLUMNS = ("id", "title", "outlet", "published", "language", "byline", "url", "accounts")
TELLS = {"yes": True, "no": False}
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2}|-)\.(\d{1,15})")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address chooses: the filters, the words, where the page begins."""

    asked: Asked
    q: str = ""
    after: Place | None = None
    page: int = 1

    def query(self, **changes: Any) -> str:
        """As an address says it, what is as by default left out."""
        one = replace(self, **changes)
        pairs = {"q": one.q, "outlet": one.asked.outlet, "language": one.asked.language, "since": one.asked.since,
                 "until": one.asked.until, "tells": {True: "yes", False: "no", None: ""}[one.asked.tells],
                 "after": f"{one.after.day or '-'}.{one.after.seq}" if one.after else "",
                 "page": one.page if one.page > 1 else ""}  # fmt: skip
        return urlencode({name: str(value) for name, value in pairs.items() if value})


@router.get("/reports")
def reports_page(request: Request) -> Response:
    choice = _choice(request)
    board = board_of(request)
    may = board.settings.writable and person(request).may("coder")
    return page(request, "reports.html", here="/reports", may=may, **view(board.record, choice))


@router.get("/reports.{form}")
def reports_twin(request: Request, form: str) -> Response:
    """The choice as data, all its rows."""
    if form not in FORMS:
        raise Fault(404, f"there are no reports as {form!r}", f"ask for one of {', '.join(FORMS)}")
    choice, record = replace(_choice(request), after=None, page=1), board_of(request).record
    rows = _csv(record, choice) if form == "csv" else _json(record, choice)
    name = f'attachment; filename="reports.{form}"'
    return StreamingResponse(rows, media_type=FORMS[form], headers={"Content-Disposition": name})


def view(record: Record, choice: Choice) -> dict[str, Any]:
    """What the page shows of a choice."""
    hits: Sequence[Hit]
    more: str = ""
    if choice.q:
        hits, every = searched(record, choice.q, choice.asked, PAGE, (choice.page - 1) * PAGE)
        if choice.page * PAGE < min(every, RANKED):
            more = choice.query(page=choice.page + 1)
        most = RANKED
    else:
        found, every, most = stack(record, choice.asked, choice.after, PAGE), count(record, choice.asked), COUNTED
        hits = found.hits
        more = choice.query(after=found.after) if found.after else ""
    return {
        "choice": choice, "hits": hits, "every": every, "most": most if choice.q or choice.asked.filtered else None,
        "more": more, "first": choice.query(after=None, page=1), "at": at, "outlets": named(record, "outlet"),
        "languages": named(record, "language"), "counts": told_by(record, [hit.report.id for hit in hits]),
        "begun": choice.after is not None or choice.page > 1, "empty": not every and not choice.q
        and not choice.asked.filtered,
    }  # fmt: skip


def _all(record: Record, choice: Choice) -> Iterator[tuple[Report, int]]:
    """Every report of a choice, with how many accounts of it count."""
    place, offset = None, 0
    while True:
        if choice.q:
            hits, _ = searched(record, choice.q, choice.asked, AT_ONCE, offset)
            offset += AT_ONCE
        else:
            found = stack(record, choice.asked, place, AT_ONCE)
            hits, place = list(found.hits), found.after
        counts = told_by(record, [hit.report.id for hit in hits])
        yield from ((hit.report, counts.get(hit.report.id, 0)) for hit in hits)
        if not (len(hits) == AT_ONCE if choice.q else place):
            return


def _csv(record: Record, choice: Choice) -> Iterator[str]:
    yield line(COLUMNS)
    for report, accounts in _all(record, choice):
        told = {**plain(report), "accounts": accounts}
        yield line(told[name] for name in COLUMNS)


def _json(record: Record, choice: Choice) -> Iterator[str]:
    yield "["
    for number, (report, accounts) in enumerate(_all(record, choice)):
        told = {**plain(report), "accounts": accounts}
        yield (",\n" if number else "\n") + escaped({name: told[name] for name in COLUMNS})
    yield "\n]\n"


def _choice(request: Request) -> Choice:
    """What the address chooses; 400 for what can't be."""
    given = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    since, until = _day(given, "since"), _day(given, "until")
    tells = given.get("tells", "")
    if tells and tells not in TELLS:
        raise Fault(400, f"tells={tells!r} is neither yes nor no", "write tells=yes, tells=no, or leave it out")
    asked = Asked(given.get("outlet"), given.get("language"), since, until, TELLS.get(tells))
    return Choice(asked, given.get("q", "")[:200], _place(given.get("after", "")), _number(given.get("page", "1")))


def _day(given: dict[str, str], name: str) -> date | None:
    try:
        return day_of(given.get(name))
    except NoDay as error:
        raise Fault(400, f"{name}={error.reason}", error.step) from None


def _place(text: str) -> Place | None:
    found = _PLACE.fullmatch(text)
    if text and not found:
        raise Fault(400, f"after={text!r} is no place in the list", "go back to the first page of the reports")
    return Place(None if found[1] == "-" else found[1], int(found[2])) if found else None


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,3}", text):
        raise Fault(400, f"page={text!r} is no page", "count from 1")
    return int(text)
