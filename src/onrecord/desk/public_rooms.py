"""A public desk's rooms of one incident and of the reports: what is settled, and who published it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from fastapi import APIRouter
from sqlalchemy import ColumnElement, Connection, func, select
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.escaped import Escaped
from onrecord.desk.fault import Fault
from onrecord.desk.pages import page
from onrecord.desk.public import shown
from onrecord.desk.public_board import public_board_of
from onrecord.desk.unnamed import Published, published, unnamed
from onrecord.desk.words import toll
from onrecord.linking import Filed
from onrecord.plain import plain
from onrecord.publish.public import is_coarse
from onrecord.record import RecordError, incident
from onrecord.record.current import current_reports, filed
from onrecord.record.rows import report_of
from onrecord.record.schema import accounts, fetch, reports
from onrecord.rulings import Incident

router = APIRouter(include_in_schema=False)
PAGE = 50  # reports


@router.get("/incidents/{id}.json")
@shown
def incident_twin(request: Request, id: str) -> Response:
    one, sources = _told(request, id)
    return Escaped({"incident": plain(one), "sources": [plain(source) for source in sources]})


@router.get("/incidents/{id}")
@shown
def incident_page(request: Request, id: str) -> Response:
    one, sources = _told(request, id)
    return page(request, "public_incident.html", here="/incidents", one=one, sources=sources, count=toll,
                coarse=is_coarse(one))  # fmt: skip


@router.get("/reports")
@shown
def reports_page(request: Request, page: str = "1") -> Response:
    """Who published what, and when; a search in their texts would tell whom they name."""
    return _list(request, int(page) if page.isdecimal() and 0 < len(page) < 7 else 1)


def _told(request: Request, id: str) -> tuple[Incident, list[Published]]:
    """The incident, if it is due; the same 404 for one that is not and for none at all."""
    board = public_board_of(request)
    try:
        told = incident(board.record, id if id.startswith("I-") else f"I-{id}")
    except RecordError:
        told = None
    if told is None or not board.due(told.incident):
        raise Fault(404, "there is no such incident here", "look for it among the incidents")
    one = unnamed(told.incident)
    every = list({filed.report.id: filed.report for filed in told.accounts}.values())
    with board.record.reading() as connection:
        beside = _accounts(connection, [report.id for report in every])
    return one, list(published(every, [*told.accounts, *beside], is_coarse(one)))


def _list(request: Request, number: int) -> Response:
    board = public_board_of(request)
    due: list[ColumnElement[bool]] = [reports.c.id.in_(current_reports())]
    if delay := board.settings.delay:
        due.append(reports.c.published <= (board.today() - timedelta(days=delay)).isoformat())
    order = (reports.c.published.is_(None), reports.c.published.desc(), reports.c.id)
    with board.record.reading() as connection:
        every = connection.scalar(select(func.count()).select_from(reports).where(*due)) or 0
        pages = max(1, -(-every // PAGE))
        number = min(number, pages)
        query = select(reports).where(*due).order_by(*order).offset((number - 1) * PAGE).limit(PAGE)
        some = [report_of(row) for row in fetch(connection, query)]
        told: dict[str, list[Filed]] = {one.id: [] for one in some}
        for one in _accounts(connection, list(told)):
            told[one.report.id].append(one)
    rows = [row for one in some for row in published([one], told[one.id])]
    shown: dict[str, Any] = {"rows": rows, "every": every, "pages": pages, "number": number}
    return page(request, "public_reports.html", here="/reports", **shown)


def _accounts(connection: Connection, ids: Sequence[str]) -> list[Filed]:
    """All that was ever coded of these reports, rejected or not: whom it names is not to be named."""
    return filed(connection, select(accounts).where(accounts.c.report.in_(ids)))
