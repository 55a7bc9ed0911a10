"""The choice as data: every row of it, in the page's order, streamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.desk.board import Board, board_of
from onrecord.desk.columns import mask, ordered
from onrecord.desk.fault import Fault
from onrecord.desk.public import shown
from onrecord.desk.state import state_of
from onrecord.publish import stream
from onrecord.record import Told

router = APIRouter(include_in_schema=False)
TWINS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "geojson": "application/geo+json"}
FIRST, PER = 20, 400  # incidents read for the first lines, which a reader waits for, and at a time after that


@router.get("/incidents.{form}")
@shown
def incidents_twin(request: Request, form: str) -> Response:
    """The choice as data, all its rows, in the page's order."""
    if form not in TWINS:
        raise Fault(404, f"there are no incidents as {form!r}", f"take one of {', '.join(TWINS)}")
    board = board_of(request)
    state = state_of(request.query_params.multi_items())
    table = board.columns()
    rows = ordered(table, mask(table, state, board.found(state.q, table)), state.sort)
    name = f'attachment; filename="incidents.{form}"'
    ids = table.ids[rows].tolist()
    return StreamingResponse(_data(board, form, ids), media_type=TWINS[form], headers={"Content-Disposition": name})


def _data(board: Board, form: str, ids: Sequence[str]) -> Iterator[str]:
    starts = [0, *range(FIRST, len(ids), PER)]
    told = (Told(one, ()) for at, end in zip(starts, [*starts[1:], len(ids)], strict=True)
            for one in board.by_id(ids[at:end]))  # fmt: skip
    if form != "json":
        yield from stream(form, told)
        return
    yield "["
    for number, line in enumerate(stream("jsonl", told)):
        yield (",\n" if number else "\n") + line.strip()
    yield "\n]\n"
