"""What the review's page shows: which item is next in whose queue, how many are left, and where decisions lead."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from starlette.requests import Request

from onrecord.desk.board import Board, board_of
from onrecord.desk.columns import Columns, Mask, mask
from onrecord.desk.review_decide import LONGEST
from onrecord.desk.review_item import Item, edited, item
from onrecord.desk.review_keys import KEYS
from onrecord.desk.review_pairs import Pairs, by_likeness
from onrecord.desk.review_present import Present
from onrecord.desk.review_queue import Left, Order, following, left, order, place, within
from onrecord.desk.review_words import recent, today
from onrecord.desk.review_work import NAMES, PAIRS, Work, told
from onrecord.desk.roles import Person
from onrecord.desk.values import at
from onrecord.record.schema import log

OWN = 8  # of a person's own acts so many stand beside the item
COUNTED = 20_000  # incidents of which the twins are counted before they are asked for
TRIES = 50  # items passed over because their twins were settled meanwhile


def view(request: Request, work: Work, who: Person) -> dict[str, Any]:
    """The item and all that stands around it."""
    board = board_of(request)
    table = board.columns()
    chosen = mask(table, work.state, board.found(work.state.q))
    one, wanted = _queue(request, table, chosen, work)
    found = _item(request, table, one, wanted, work, who)
    return {
        **_around(request, work, who, table, chosen), **_ways(work, table, one, found), "item": found,
        "total": len(table), "at": at, "edited": edited, "record_name": _identity(board),
        "typed": request.query_params.get("why", "")[:LONGEST],
    }  # fmt: skip


def beside(request: Request, work: Work, who: Person) -> dict[str, Any]:
    """How many are left in each part of the queue, and the person's last decisions."""
    board = board_of(request)
    table = board.columns()
    return _around(request, work, who, table, mask(table, work.state, board.found(work.state.q)))


def _around(request: Request, work: Work, who: Person, table: Columns, chosen: Mask) -> dict[str, Any]:
    board = board_of(request)
    counts = left(table, order(table), chosen)
    with board.record.reading() as connection:
        own, done = recent(connection, who.name, OWN), today(connection, who.name)
    return {
        "work": work, "lanes": _lanes(request, work, table, chosen, counts), "left": counts, "mine": own,
        "done_today": done, "me": who, "keys": KEYS, "choice": work.query(item="", after=None, whole=False),
    }  # fmt: skip


def _queue(request: Request, table: Columns, chosen: Mask, work: Work) -> tuple[Order, Mask]:
    """The order of the part that is worked through, and what of the choice it holds."""
    if work.lane == PAIRS:
        board = board_of(request)
        pairs: Pairs = request.app.state.pairs
        one, held = by_likeness(table, pairs.scores(board.record, len(table) <= COUNTED) or {})
        return one, chosen & held
    one = order(table)
    return one, chosen if work.reviewed_too else within(table, one, chosen, work.lane)


def _item(request: Request, table: Columns, one: Order, wanted: Mask, work: Work, who: Person) -> Item | None:
    """What was asked for, else the first that nobody else looks at; of twins the first that still has one."""
    record = board_of(request).record
    if work.item:
        return item(record, work.item, who.name, work.whole)
    present: Present = request.app.state.present
    after, elsewhere = work.after, present.elsewhere(who.name)
    for _ in range(TRIES):
        id = following(table, one, wanted, after, elsewhere)
        found = item(record, id, who.name, work.whole) if id else None
        if id is None or work.lane != PAIRS or (found and found.twins):
            return found
        request.app.state.pairs.settled(id)
        wanted[table.row(id)] = False
        after = place(table, one, id)
    return None


def _ways(work: Work, table: Columns, one: Order, found: Item | None) -> dict[str, str]:
    """Where decisions lead: ``onward`` to the item after this one, ``here_again`` to this one."""
    here = found.one.id if found else ""
    stood = place(table, one, here) if here else None
    onward = work.url(item="", after=stood or work.after, whole=False)
    return {"onward": onward, "here_again": work.url(item=here), "cursor": told(stood)}


def _lanes(
    request: Request, work: Work, table: Columns, chosen: Mask, counts: Left
) -> list[tuple[str, str, int | None, str]]:
    """Each part of the queue: its key, its name, how many wait in it (``None``: not counted yet), and its address."""
    number: dict[str, int | None] = {"": counts.all, **counts.lanes, "unsure": counts.unsure}
    board = board_of(request)
    pairs: Pairs = request.app.state.pairs
    scores = pairs.scores(board.record, wait=True) if len(table) <= COUNTED else pairs.known()
    number[PAIRS] = None if scores is None else int((by_likeness(table, scores)[1] & chosen).sum())
    return [
        (lane, name, number[lane], work.url(lane=lane, item="", after=None, whole=False))
        for lane, name in NAMES.items()
    ]


def _identity(board: Board) -> str:
    """What tells this record from every other: the hash of the first entry of its log."""
    with board.record.reading() as connection:
        return str(connection.scalar(select(log.c.hash).where(log.c.seq == 1)) or "")[:16]
