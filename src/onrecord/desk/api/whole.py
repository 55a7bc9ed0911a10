"""The record as a whole, for programs: its state, the proof that it is whole, and the rules by which it was made."""

from __future__ import annotations

from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

import onrecord
from onrecord import codebook
from onrecord.desk.api.answers import FAULTS, KEPT, answer
from onrecord.desk.api.exports import ExportHead
from onrecord.desk.api.kept import Kept
from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.public import shown
from onrecord.plain import plain
from onrecord.record import coders, ruling_of, verify
from onrecord.record.choosing import Choice
from onrecord.record.fault import Fault as RecordFault
from onrecord.record.log import last
from onrecord.rulings import known

router = APIRouter(route_class=Kept, responses=KEPT, tags=["record"])
slow = APIRouter(responses=FAULTS, tags=["record"])
_proving = Lock()


class RecordState(BaseModel):
    """What made the record and how far it is. `log` is the newest entry of its log, whose hash stands for all that is
    in it; `coders` counts reports by who coded them; `ruling` is what settles incidents for which nobody chose one."""

    onrecord: str
    codebook: str
    log: ExportHead | None
    incidents: int
    coders: dict[str, int]
    ruling: str
    public: bool


class Proof(BaseModel):
    """Whether the record is whole, and every fault in it."""

    whole: bool
    faults: list[RecordFault]


class RulingTold(BaseModel):
    """A ruling: whose deaths it counts, what it says and where it is from; `default` where it settles this record."""

    name: str
    counts: str
    says: str
    source: str
    default: bool


class Codebook(BaseModel):
    """The codebook's version and the names of its tables."""

    version: str
    tables: list[str]


@router.get("/record", response_model=RecordState)
def record_state(request: Request) -> Response:
    """The state of the record."""
    board = board_of(request)
    with board.record.reading() as connection:
        entry, choice = last(connection), ruling_of(connection).default
    head = {"entries": entry.seq, "hash": entry.hash, "time": entry.time} if entry else None
    return answer({
        "onrecord": onrecord.__version__, "codebook": codebook.VERSION, "log": head,
        "incidents": len(board.columns()), "coders": coders(board.record), "ruling": choice.ruling,
        "public": board.settings.public,
    })  # fmt: skip


@slow.get("/record/verify", response_model=Proof)
def record_verified(request: Request) -> Response:
    """The proof that the record is whole, as `onrecord verify` makes it: it reads all of it. One at a time (429)."""
    board = board_of(request)
    if not _proving.acquire(blocking=False):
        raise Fault(429, "the record is being proved already", "ask again in a minute", {"Retry-After": "60"})
    try:
        faults = verify(board.record)
    finally:
        _proving.release()
    return answer({"whole": not faults, "faults": faults})


@router.get("/rulings", response_model=list[RulingTold])
@shown
def rulings_list(request: Request) -> Response:
    """The rulings by which tolls are settled."""
    board = board_of(request)
    with board.record.reading() as connection:
        choice: Choice = ruling_of(connection).default
    told: dict[str, dict[str, Any]] = codebook.table("rulings")["rulings"]
    said = {name: {key: told[name][key] for key in ("counts", "says", "source")} for name in known() if name in told}
    return answer([{"name": name, **one, "default": name == choice.ruling} for name, one in said.items()])


@router.get("/codebook", response_model=Codebook)
@shown
def codebook_names() -> Response:
    """The codebook: the versioned rules by which text becomes values."""
    return answer({"version": codebook.VERSION, "tables": list(codebook.names())})


@router.get("/codebook/{table}", response_model=Any)
@shown
def codebook_table(
    table: Annotated[str, Path(max_length=100, json_schema_extra={"enum": list(codebook.names())})],
) -> Response:
    """One table of the codebook, as data."""
    if table not in codebook.names():
        raise Fault(404, f"there is no table {table!r} in the codebook", "see its tables at /api/v1/codebook")
    return answer(plain(codebook.table(table)))
