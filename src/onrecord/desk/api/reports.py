"""The reports for programs: the list, a search, each with what it tells, and the bytes that it came as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import paths  # noqa: F401  (knows {id:any})
from onrecord.desk.api.answers import KEPT, Listed, answer, listed
from onrecord.desk.api.choice import Since, Until, Word
from onrecord.desk.api.cursor import USUAL, Limit, none, paged, place, position, read
from onrecord.desk.api.kept import Kept
from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.report import inside
from onrecord.linking import Filed
from onrecord.model import Account, Coded, Report
from onrecord.plain import plain
from onrecord.record import Hit, search, source
from onrecord.record.contents import coded_of
from onrecord.record.listed import Among, Of, accounts_from, reports_from
from onrecord.record.shelf import opened

router = APIRouter(route_class=Kept, responses=KEPT, tags=["reports"], dependencies=[Depends(inside)])
Id = Annotated[str, Path(description="The report's id, whole, percent-encoded.", min_length=1, max_length=8000)]
AfterReport = Annotated[str | None, place("2021-05-03", "tigris-wire-2021-05-03")]
AfterAccount = Annotated[str | None, place("tigris-wire-2021-05-03", 0)]
BYTES = {
    "description": "The bytes as they came",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}
BEST = 200  # reports that a search gives


@dataclass(frozen=True, slots=True)
class AccountOf:
    """An account of a report, and the incident that it tells of, null where it is not matched yet."""

    id: str
    position: int
    incident: str | None
    account: Account


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report came from; `/sources` has the bytes."""

    name: str
    url: str | None
    collected: datetime
    collector: str | None
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ReportTold:
    """A report with the accounts of it that count. `coder` made its newest coding; `newer` is the version that took its
    place: then none of its accounts counts."""

    report: Report
    coder: str | None
    newer: str | None
    source: Source
    accounts: list[AccountOf]


@dataclass(frozen=True, slots=True)
class AccountFiled(Filed):
    """An account that counts with its report. `root` is whose account it is, however often it was coded anew."""

    incident: str | None = None


@router.get("/reports", response_model=Listed[Report])
def reports_list(
    request: Request, since: Since = None, until: Until = None, outlet: Word = None, language: Word = None,
    after: AfterReport = None, limit: Limit = USUAL,
) -> Response:  # fmt: skip
    """The newest versions of all reports, the newest publication first, those of unknown day last."""
    board = board_of(request)
    start = _place(after) if after else None
    found = reports_from(board.record, start, limit + 1, Among(since, until, outlet, language))
    return listed(*paged(request, found, limit, lambda one: (_iso(one.published), one.id)))


@router.get("/search", response_model=Listed[Hit])
def search_reports(
    request: Request,
    q: Annotated[str, Query(description='Words, "a phrase", begin*.', min_length=1, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=BEST, description="The best so many.")] = USUAL,
) -> Response:
    """The reports that have all of the words, the best first, each with a passage in which they stand between [ ]."""
    board = board_of(request)
    return listed(search(board.record, q, limit), None)


@router.get("/reports/{id:any}", response_model=ReportTold)
def report_one(request: Request, id: Id) -> Response:
    """One report, of whatever version, with its accounts and where it came from."""
    board = board_of(request)
    found, came = opened(board.record, id), source(board.record, id)
    accounts = [AccountOf(one.id, one.position, found.incidents.get(one.id), one.account) for one in found.accounts]
    origin = Source(came.name, came.url, came.collected, came.collector, came.sha256, len(came.data))
    return answer(ReportTold(found.report, found.coder, found.newer, origin, accounts))


@router.get("/coded/{id:any}", response_model=Coded)
def report_coded(request: Request, id: Id) -> Response:
    """All that a report says, as `onrecord code` writes it: its incidents, statements, measures, figures, relief and
    trends. Of the newest version alone."""
    board = board_of(request)
    opened(board.record, id)
    with board.record.reading() as connection:
        found = next(coded_of(connection, [id]), None)
    if found is None:
        raise Fault(404, f"report {id!r} is not coded, or has a newer version", f"see which: /api/v1/reports/{id}")
    return answer(found[1])


@router.get("/sources/{id:any}", response_class=Response, responses={200: BYTES})
def report_source(request: Request, id: Id) -> Response:
    """The bytes that a report came as, to be kept and not to be shown: they may hold anything."""
    board = board_of(request)
    came = source(board.record, id)
    name = f'attachment; filename="source-{came.sha256[:16]}"'
    return Response(came.data, media_type="application/octet-stream", headers={"Content-Disposition": name})


@router.get("/accounts", response_model=Listed[AccountFiled])
def accounts_list(
    request: Request, report: Word = None, incident: Word = None, type: Word = None, country: Word = None,
    after: AfterAccount = None, limit: Limit = USUAL,
) -> Response:  # fmt: skip
    """The accounts that count, by report and place in it."""
    board = board_of(request)
    found = accounts_from(board.record, position(after), limit + 1, Of(report, incident, type, country))
    some, next = paged(request, found, limit, lambda one: (one[0].report.id, one[0].position))
    return listed([{**plain(one), "incident": incident} for one, incident in some], next)


def _place(after: str) -> tuple[date | None, str]:
    day, id = read(after, ((str, type(None)), str))
    try:
        return date.fromisoformat(str(day)) if day is not None else None, str(id)
    except ValueError:
        raise none(after) from None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
