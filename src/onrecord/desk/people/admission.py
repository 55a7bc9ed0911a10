"""Who asks: found at each request by a program's token or a session's cookie; whoever is nobody is shown the door."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.fault import Fault
from onrecord.desk.faults import by_program, told
from onrecord.desk.origin import SAFE
from onrecord.desk.people import sessions, tokens
from onrecord.desk.people.book import People
from onrecord.desk.roles import Person

OPEN = ("/login", "/csrf")  # besides what is below /static: what needs no log-in
AT_FIRST = ("/me", "/me/password", "/logout", "/csrf")  # for those who must change their password first


async def stopped(request: Request) -> Response | None:
    """What to answer instead of what was asked for, if its person isn't let in: 401, the way to the log-in, or the way
    to a password of their own. Else the request's state has ``person``, and ``session`` or ``bearer``, its secret."""
    book: People | None = request.app.state.people
    path = request.url.path
    if book is None or path.startswith("/static/"):
        return None
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await _by_token(request, book, secret.strip())
    must_change = await _by_session(request, book)
    if getattr(request.state, "person", None) is None:
        return None if path in OPEN else await _nobody(request)
    if must_change and path not in AT_FIRST:
        return RedirectResponse("/me", 303)
    return None


async def _by_token(request: Request, book: People, secret: str) -> Response | None:
    found = await run_in_threadpool(tokens.bearer, book, secret)
    if found is None:
        reason = "this token is unknown, has ended or was revoked"
        fault = Fault(401, reason, "make another at /me, or with: onrecord users token", {"WWW-Authenticate": "Bearer"})
        return await told(request, fault)
    request.state.person, request.state.bearer = found, secret
    return None


async def _by_session(request: Request, book: People) -> bool:
    """Finds the session's person; whether they have to change their password."""
    secret = request.cookies.get(cookie(request))
    member = await run_in_threadpool(sessions.holder, book, secret) if secret else None
    if member is None:
        return False
    request.state.person, request.state.session = Person(member.name, member.role), secret
    request.state.member = member
    return member.must_change


async def _nobody(request: Request) -> Response:
    """A page leads to the log-in and back; a program, a script and a form are told, and keep what they had."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    door = f"/login?{urlencode({'next': asked})}"
    if request.method in SAFE and not by_program(request) and "hx-request" not in request.headers:
        return RedirectResponse(door, 303)
    fault = Fault(401, "you are not logged in, or no longer", "log in at /login in another tab, then send this again")
    return await told(request, fault)


def cookie(request: Request) -> str:
    """The name of the session's cookie; over https one that no other host can set."""
    return "__Host-onrecord_session" if request.url.scheme == "https" else "onrecord_session"
