"""What went wrong, said with its reason and the next step: as a page to people, in one shape to programs."""

from __future__ import annotations

from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.desk.pages import page
from onrecord.record import RecordError


async def told(request: Request, error: Exception) -> Response:
    """``{"error": {"status", "reason", "next"}}`` below ``/api``, for ``.json`` twins and to scripts, else a page."""
    status, reason, step = _words(error)
    if _by_program(request):
        body = {"error": {"status": status, "reason": reason, "next": step}}
        return JSONResponse(body, status, headers=getattr(error, "headers", None))
    title = HTTPStatus(status).phrase
    shown = page(request, "fault.html", status, title=title, reason=reason, step=step, here=None)
    shown.headers.update(getattr(error, "headers", None) or {})
    return shown


def _by_program(request: Request) -> bool:
    path, wanted = request.url.path, request.headers.get("accept", "")
    return path.startswith("/api") or path.endswith((".json", ".geojson")) or wanted.startswith("application/json")


def _words(error: Exception) -> tuple[int, str, str]:
    if isinstance(error, RecordError):
        return 404 if "there is no" in error.reason else 503, error.reason, error.next_step
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return 422, f"{where}: {first['msg']}", "see the API's description at /api"
    if isinstance(error, HTTPException):
        reason = error.detail if isinstance(error.detail, str) else HTTPStatus(error.status_code).phrase
        return error.status_code, reason, getattr(error, "step", "go back to the incidents")
    return 400, str(error), "change the address, or go back to the incidents"
