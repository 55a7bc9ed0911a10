"""What people said, for programs: every act with what became of it, and the reviews of the accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.api.answers import KEPT, Listed, listed
from onrecord.desk.api.choice import Word
from onrecord.desk.api.cursor import USUAL, Limit, paged, place, read
from onrecord.desk.api.kept import Kept
from onrecord.desk.board import board_of
from onrecord.plain import plain
from onrecord.record import Review, reviews
from onrecord.record.acts import Act
from onrecord.record.judged import judged

router = APIRouter(route_class=Kept, responses=KEPT, tags=["people"])
AfterAct = Annotated[str | None, place(1)]
AfterId = Annotated[str | None, place("1480f42890bf71a07287")]


@dataclass(frozen=True, slots=True)
class ActTold(Act):
    """What a person said, of which accounts or incidents (`subject`), and what became of it: `state` is holds, holds in
    part, overruled, replaced, taken back or gone, by `by_acts`. `of` is what an undo takes back."""

    state: str = ""
    by_acts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountReview:
    """What people's words on an account come to."""

    account: str
    review: Review


@router.get("/acts", response_model=Listed[ActTold])
def acts_list(request: Request, by: Word = None, after: AfterAct = None, limit: Limit = USUAL) -> Response:
    """What people said, oldest first: `onrecord judgements --json`."""
    board = board_of(request)
    (last,) = read(after, (int,)) if after else (0,)
    every = [one for one in judged(board.record) if by in (None, one.act.by)]
    found = [one for one in every if one.act.number > int(str(last))]
    some, next = paged(request, found, limit, lambda one: (one.act.number,))
    rows = [{**plain(one.act), "state": one.state, "by_acts": plain(one.by)} for one in some]
    return listed(rows, next, len(every))


@router.get("/reviews", response_model=Listed[AccountReview])
def reviews_list(request: Request, after: AfterId = None, limit: Limit = USUAL) -> Response:
    """The accounts that people reviewed, by id: accepted, rejected, unsure, corrected, with their notes."""
    board = board_of(request)
    (last,) = read(after, (str,)) if after else ("",)
    with board.record.reading() as connection:
        every = sorted(reviews(connection).items())
    found = [pair for pair in every if pair[0] > str(last)]
    some, next = paged(request, found, limit, lambda one: (one[0],))
    return listed([{"account": account, "review": plain(review)} for account, review in some], next, len(every))
