"""The map tiles that the user gave, served in the parts that the map asks for (HTTP ranges)."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.public import shown

router = APIRouter(include_in_schema=False)
MEDIA_TYPE = "application/vnd.pmtiles"  # as registered with IANA


@router.get("/tiles.pmtiles")
@shown
def tiles(request: Request) -> Response:
    path = board_of(request).settings.tiles
    if path is None:
        raise Fault(404, "this desk has no tiles", "give it a PMTiles file: onrecord serve --tiles FILE")
    return FileResponse(path, media_type=MEDIA_TYPE, headers={"Cache-Control": "private, max-age=3600"})
