"""What reports say besides incidents, for programs: a list for each of the five families."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, TypeVar

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from onrecord.claims import Tested
from onrecord.desk.api.answers import KEPT, Listed, answer, listed
from onrecord.desk.api.choice import Since, Until, Word
from onrecord.desk.api.cursor import USUAL, Limit, paged, place, position, read
from onrecord.desk.api.kept import Kept
from onrecord.desk.board import board_of
from onrecord.desk.report import inside
from onrecord.plain import plain
from onrecord.record.claiming import Asked, claim, claims
from onrecord.record.listed import Among, Said, sayings_from
from onrecord.record.rows import FAMILIES
from onrecord.rulings import Incident

T = TypeVar("T")
router = APIRouter(route_class=Kept, responses=KEPT, tags=["sayings"], dependencies=[Depends(inside)])
After = Annotated[str | None, place("tigris-wire-2021-05-03", 0)]
AfterClaim = Annotated[str | None, place("2020-04-14", "tigris-wire-2021-05-03", 836)]
LAST = "9999-12-31"  # claims of unknown day come last


class Saying(BaseModel, Generic[T]):
    """A row of one family, `value`, with its id, and the report that says it. `value.span` points into the report's
    text."""

    id: str
    report: str
    outlet: str | None
    published: date | None
    position: int
    value: T


@dataclass(frozen=True, slots=True)
class ClaimTold(Tested):
    """A claim, what the record holds of it, and the incidents that count (`holds`) or may (`may`)."""

    incidents: list[Incident]


def _list_of(family: str) -> Callable[..., Response]:
    def sayings_list(
        request: Request, report: Word = None, since: Since = None, until: Until = None, outlet: Word = None,
        after: After = None, limit: Limit = USUAL,
    ) -> Response:  # fmt: skip
        board = board_of(request)
        found = sayings_from(board.record, family, position(after), limit + 1, report, Among(since, until, outlet))
        some, next = paged(request, found, limit, lambda one: (one.report.id, one.position))
        return listed([_row(one) for one in some], next)

    sayings_list.__name__ = f"{family}_list"
    sayings_list.__doc__ = f"The {family} of all reports in their newest coding, by report and place in it."
    return sayings_list


for _family, _kind in FAMILIES.items():
    router.get(f"/{_family}", response_model=Listed[Saying[_kind]])(_list_of(_family))  # type: ignore[valid-type]


@router.get("/claims", response_model=Listed[Tested])
def claims_list(
    request: Request, since: Since = None, until: Until = None, country: Word = None, after: AfterClaim = None,
    limit: Limit = USUAL,
) -> Response:  # fmt: skip
    """Claims that count incidents ("the third attack in a week"), each tested against the record, by day of
    publication. What the record lacks says nothing against a source: no record is whole."""
    board = board_of(request)
    found = claims(board.record, Asked(since, until, country))
    start = tuple(read(after, (str, str, int))) if after else None
    rest = found if start is None else [one for one in found if _place(one) > start]
    return listed(*paged(request, rest, limit, _place), len(found))


@router.get("/claims/{id}", response_model=ClaimTold)
def claim_one(request: Request, id: Annotated[str, Path(min_length=1, max_length=100)]) -> Response:
    """One claim by its id or the beginning of it, with the incidents that it counts and those that it may count."""
    board = board_of(request)
    tested, held = claim(board.record, id if id.startswith("C-") else f"C-{id}")
    return answer({**plain(tested), "incidents": held})


def _row(one: Said) -> dict[str, object]:
    report = one.report
    return {"id": one.id, "report": report.id, "outlet": report.outlet, "published": report.published,
            "position": one.position, "value": one.value}  # fmt: skip


def _place(one: Tested) -> tuple[str, str, int]:
    return str(one.claim.published or LAST), one.claim.report, one.claim.span[0]
