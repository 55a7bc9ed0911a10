"""The review: one incident at a time with all that is needed to decide on it, flagged ones first, then the least sure,
then the new ones."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.board import Board, board_of
from onrecord.desk.escaped import Escaped
from onrecord.desk.pages import page
from onrecord.desk.review_decide import plain_did
from onrecord.desk.review_present import Present
from onrecord.desk.review_view import OWN, beside, view
from onrecord.desk.review_words import Did, numbered, recent
from onrecord.desk.review_work import work_of
from onrecord.desk.roles import Coder
from onrecord.desk.seen import seen
from onrecord.record import RecordError, incident
from onrecord.record.log import head
from onrecord.record.schema import log

router = APIRouter(include_in_schema=False)
ACTS = 100  # on the page of all acts


@router.get("/review")
def review_page(request: Request, who: Coder) -> Response:
    """The queue with its first item, or with the one that is asked for."""
    work = work_of(request.query_params.multi_items())
    return page(request, "review.html", here="/review", **view(request, work, who))


@router.get("/review/item")
def review_item(request: Request, who: Coder) -> Response:
    """The item alone, for a page that is open already."""
    work = work_of(request.query_params.multi_items())
    return page(request, "review_part.html", here="/review", **view(request, work, who))


@router.get("/review/side")
def review_side(request: Request, who: Coder) -> Response:
    """What stands beside the item: how many are left, and the person's last decisions."""
    work = work_of(request.query_params.multi_items())
    return page(request, "review_side.html", here="/review", **beside(request, work, who))


@router.get("/review/acts")
def review_acts(request: Request, who: Coder, by: str = "me") -> Response:
    """What was done last, by this person or by all, each with its undo."""
    board = board_of(request)
    with board.record.reading() as connection:
        found = recent(connection, who.name if by == "me" else None, ACTS)
    return page(request, "review_acts.html", here="/review", acts=found, me=who, by=by)


@router.get("/review/live")
def review_live(request: Request, who: Coder, since: int, tab: str = "", item: str = "", shown: str = "") -> Response:
    """What others do meanwhile: the acts since an entry of the log, who looks at what, and whether the item that is
    ``shown`` is still what there is."""
    board = board_of(request)
    present: Present = request.app.state.present
    present.looks(who.name, tab[:40], item[:40])
    with board.record.reading() as connection:
        now, _ = head(connection)
        found = _acts(connection, since) if now > since else []
    others = present.others(who.name, tab)
    looking = [{"who": one.person, "mine": one.person == who.name, "item": one.item} for one in others]
    return Escaped({
        "at": now, "looking": looking, "acts": [plain_did(one, who.name) for one in found],
        "stale": now > since and bool(item) and _moved(board, item, shown),
    })  # fmt: skip


def _acts(connection: Connection, since: int) -> list[Did]:
    """The acts that the log tells of after an entry, the last few."""
    query = select(log.c.subject).where(log.c.kind == "act", log.c.seq > since).order_by(log.c.seq.desc()).limit(OWN)
    return numbered(connection, {int(subject) for subject in connection.scalars(query)})


def _moved(board: Board, id: str, shown: str) -> bool:
    try:
        told = incident(board.record, id)
    except RecordError:
        return True
    return told.incident.id != id or (bool(shown) and seen(told) != shown)
