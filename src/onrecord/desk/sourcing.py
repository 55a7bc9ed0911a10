"""The source of a report as it came: its bytes, shown as text and never run; its versions, with what changed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import quote

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import paths  # noqa: F401  # {id:any}
from onrecord.desk.board import board_of
from onrecord.desk.compared import compared
from onrecord.desk.pages import page
from onrecord.desk.report import inside
from onrecord.desk.values import at
from onrecord.record import Origin, source
from onrecord.record.shelf import opened
from onrecord.record.versions import Version, versions

router = APIRouter(include_in_schema=False, dependencies=[Depends(inside)])
SHOWN = 200_000  # characters of a source on its page; all of it is in its bytes
LABELS = {"utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}  # as browsers call them
NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
ABOUT = ("title", "outlet", "published", "byline", "language", "url")


@router.get("/reports/{id:any}/source")
def source_page(request: Request, id: str) -> Response:
    record = board_of(request).record
    origin, found = source(record, id), opened(record, id)
    text = origin.data[origin.map.bom :].decode(origin.map.encoding, "replace")
    return page(request, "report_source.html", here="/reports", report=found.report, source=origin, at=at,
                parts=list(_parts(origin, text[:SHOWN])), more=max(0, len(text) - SHOWN))  # fmt: skip


@router.get("/reports/{id:any}/source/bytes")
def source_bytes(request: Request, id: str) -> Response:
    """The bytes as they came: as plain text in a sandbox, whatever they are, or to be kept (``?keep=1``)."""
    origin = source(board_of(request).record, id)
    encoding = origin.map.encoding.lower()
    name = quote(PurePosixPath(origin.name.replace("\\", "/")).name or "source", safe="")
    digest = b64encode(bytes.fromhex(origin.sha256)).decode()
    kept = "attachment" if request.query_params.get("keep") else "inline"
    headers = {
        "Content-Security-Policy": NOTHING, "X-Content-Type-Options": "nosniff", "Repr-Digest": f"sha-256=:{digest}:",
        "Content-Disposition": f"{kept}; filename=\"source.txt\"; filename*=UTF-8''{name}",
        "Content-Type": f"text/plain; charset={LABELS.get(encoding, encoding)}",
    }  # fmt: skip
    return Response(origin.data, headers=headers)


@router.get("/reports/{id:any}/versions")
def versions_page(request: Request, id: str) -> Response:
    every = versions(board_of(request).record, id)
    changes = {after.report.id: _change(before, after) for before, after in pairwise(every)}
    return page(request, "report_versions.html", here="/reports", id=id, versions=every[::-1], changes=changes, at=at)


def _change(before: Version, after: Version) -> dict[str, object]:
    """What is another in the later version: what it says of itself, and its text."""
    one, other = before.report, after.report
    about = [(name, getattr(one, name), getattr(other, name)) for name in ABOUT
             if getattr(one, name) != getattr(other, name)]  # fmt: skip
    return {"about": about, "text": compared(one.text, other.text) if one.text != other.text else []}


def _parts(origin: Origin, text: str) -> Iterator[tuple[str, bool]]:
    """The source in pieces, each with whether it was read as text of the report."""
    done = 0
    for start, end in sorted((one.source_start, one.source_end) for one in origin.map.pieces):
        start, end = max(start, done), min(end, len(text))
        if start >= end:
            continue
        if text[done:start]:
            yield text[done:start], not text[done:start].strip()
        yield text[start:end], True
        done = end
    if text[done:]:
        yield text[done:], False
