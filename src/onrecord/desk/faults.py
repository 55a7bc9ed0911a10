"""What went wrong, said with its reason and the next step: as a page to people, in one shape to programs."""

from __future__ import annotations

from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.allowed import allowed
from onrecord.desk.escaped import Escaped
from onrecord.desk.pages import page
from onrecord.desk.people.book import PeopleError
from onrecord.record import RecordError

TITLES = {
    400: "That address can't be read", 401: "Log in first", 403: "You may not do that", 404: "Nothing is here",
    409: "That can't be done as things are", 413: "Too much at once", 422: "Something is missing or wrong",
    429: "Too many tries", 500: "The desk failed", 503: "The record can't be reached",
}  # fmt: skip
BACK = "go back to the incidents"
UNSAID = {404: "the desk has no such page", 405: "that address is asked in another way"}  # Starlette's own words mended


async def told(request: Request, error: Exception) -> Response:
    """``{"error": {"status", "reason", "next"}}`` below ``/api``, for ``.json`` twins and to scripts, else a page."""
    status, reason, step = _words(error)
    if step == BACK and request.url.path.startswith("/api"):
        step = "see what there is at /api"
    if by_program(request):
        body = {"error": {"status": status, "reason": reason, "next": step}}
        return Escaped(body, status, headers=_headers(request, error, status))
    title = TITLES.get(status, HTTPStatus(status).phrase)
    shown = page(request, "fault.html", status, title=title, reason=_sentence(reason), step=step, here=None,
                 again=status >= 500)  # fmt: skip
    shown.headers.update(_headers(request, error, status))
    return shown


def _headers(request: Request, error: Exception, status: int) -> dict[str, str]:
    """Those of the error; by which methods an address may be asked is said of all rooms that answer there."""
    if status == 405:
        return {"Allow": allowed(request)}
    return dict(getattr(error, "headers", None) or {})


def _sentence(words: str) -> str:
    """With a capital, unless it begins with what somebody wrote."""
    return words[:1].upper() + words[1:] if words.split(" ")[0].isalpha() else words


def by_program(request: Request) -> bool:
    path, wanted = request.url.path, request.headers.get("accept", "")
    return path.startswith("/api") or path.endswith((".json", ".geojson")) or wanted.startswith("application/json")


def _words(error: Exception) -> tuple[int, str, str]:
    if isinstance(error, RecordError):
        return _of_record(error), error.reason, error.next_step
    if isinstance(error, PeopleError):
        return error.status, error.reason, error.step
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return 422, f"{where}: {first['msg']}", "see the API's description at /api"
    if isinstance(error, HTTPException):
        phrase = HTTPStatus(error.status_code).phrase
        said = error.detail if isinstance(error.detail, str) else phrase
        reason = UNSAID.get(error.status_code, said) if said == phrase else said
        return error.status_code, reason, getattr(error, "step", BACK)
    return 400, str(error), "change the address, or go back to the incidents"


def _of_record(error: RecordError) -> int:
    """503 for trouble with the file, which is there another time; 404 for what isn't there; 409 for what can't be."""
    if error.__cause__ is not None:
        return 503
    gone = "there is no" in error.reason or "is no more" in error.reason
    return 404 if gone else 409
