"""Exports for programs: the chosen incidents in the formats of others, sent while they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Annotated, Any, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Path
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.desk.api.answers import KEPT, answer
from onrecord.desk.api.choice import CHOSEN, Chosen
from onrecord.desk.api.incidents import Ruling, settled
from onrecord.desk.api.kept import Kept
from onrecord.desk.board import Board, board_of
from onrecord.desk.columns import chosen, ordered
from onrecord.desk.fault import Fault
from onrecord.desk.state import State
from onrecord.publish import About, Head, known, pieces, usual_ruling
from onrecord.record import Record, Told, coded, ruled
from onrecord.record.log import last

router = APIRouter(route_class=Kept, responses=KEPT, tags=["exports"])
CSV = ("text/csv; charset=utf-8", "csv")
TYPES = {
    "acled": CSV, "csv": CSV, "ged": CSV, "hxl": CSV, "geojson": ("application/geo+json", "geojson"),
    "jsonl": ("application/x-ndjson", "jsonl"), "datapackage": ("application/zip", "zip"),
}  # fmt: skip
SENT = {
    "description": "The export, in its own format",
    "content": {type.partition(";")[0]: {"schema": {}} for type, _ in TYPES.values()},
}
CHUNK = 1 << 16  # characters or bytes sent at once
Format = Annotated[str, Path(description="A format of `/exports`.", json_schema_extra={"enum": list(known())})]


class ExportFormat(BaseModel):
    """A format: its name, the ruling that its convention asks for (null: the record's own), and what it is sent as."""

    name: str
    ruling: str | None
    media_type: str


class ExportHead(BaseModel):
    """The newest entry of the record's log when the export was made."""

    entries: int
    hash: str
    time: str


class ExportAbout(BaseModel):
    """What an export says of itself: `incidents` that were chosen, `rows` written, what was converted, left out and
    withheld, and why; `ruling` is the one that was asked for, `rulings` those that were used."""

    format: str
    made_by: str
    incidents: int
    rows: int
    ruling: str | None
    rulings: dict[str, int]
    codebooks: dict[str, int]
    log: ExportHead | None
    conversions: dict[str, Any]
    left_out: dict[str, Any]
    withheld: dict[str, int]
    gazetteers: list[Any]


@router.get("/exports", response_model=list[ExportFormat])
def exports_list() -> Response:
    """The formats."""
    return answer([{"name": name, "ruling": usual_ruling(name), "media_type": TYPES[name][0]} for name in known()])


@router.get("/exports/{format}", response_class=Response, openapi_extra=CHOSEN, responses={200: SENT})
def export_data(request: Request, state: Chosen, format: Format, ruling: Ruling = None) -> Response:
    """The chosen incidents, earliest first, as `onrecord export` writes them: private persons' names stay out. What the
    export says of itself is at its `Link` header's address."""
    board = board_of(request)
    type, ending = TYPES[_known(board, format)]
    about = about_of(board.record, format, settled(ruling) if ruling else usual_ruling(format))
    query = urlencode(request.query_params.multi_items())
    headers = {
        "Content-Disposition": f'attachment; filename="{format}.{ending}"',
        "Link": f'<{request.url.path}/about{f"?{query}" if query else ""}>; rel="describedby"',
    }
    return StreamingResponse(batched(made(board, state, format, about)), media_type=type, headers=headers)


@router.get("/exports/{format}/about", response_model=ExportAbout, openapi_extra=CHOSEN)
def export_about(request: Request, state: Chosen, format: Format, ruling: Ruling = None) -> Response:
    """What the export of the same choice says of itself. It is made for that, so this takes as long."""
    board = board_of(request)
    about = about_of(board.record, _known(board, format), settled(ruling) if ruling else usual_ruling(format))
    for _ in made(board, state, format, about):
        pass
    return answer(about.plain())


def made(board: Board, state: State, format: str, about: About) -> Iterator[str | bytes]:
    """The export in pieces; ``about`` is complete when the last is taken."""
    table = board.columns()
    mask, _ = chosen(table, state, board.found(state.q))
    ids = [str(table.ids[row]) for row in ordered(table, mask, "start")]
    told = ruled(board.record, ruling=about.ruling, among=ids)
    return _closing(told, pieces(format, told, about, coded(board.record) if format == "datapackage" else ()))


def _closing(told: Iterator[Told], some: Iterator[str | bytes]) -> Iterator[str | bytes]:
    """The pieces, and the record let go of even where nobody takes the last."""
    with closing(cast(Any, told)):
        yield from some


def about_of(record: Record, format: str, ruling: str | None) -> About:
    """What an export says of itself before it has begun: the ruling asked for, and the state of the record."""
    with record.reading() as connection:
        entry = last(connection)
    return About(format, ruling, Head(entry.seq, entry.hash, entry.time) if entry else None)


def batched(some: Iterable[str | bytes]) -> Iterator[bytes]:
    """The pieces in larger ones: each that is sent costs a change of threads."""
    waiting, size = list[bytes](), 0
    for piece in some:
        waiting.append(piece if isinstance(piece, bytes) else piece.encode())
        size += len(waiting[-1])
        if size >= CHUNK:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def _known(board: Board, format: str) -> str:
    if format not in TYPES:
        raise Fault(404, f"there is no export format {format!r}", f"name one of {', '.join(known())}")
    if format == "datapackage" and board.settings.public:
        raise Fault(403, "this desk is public, and a data package lists its reports", "take csv or geojson")
    return format
