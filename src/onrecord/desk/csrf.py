"""The proof that a change was asked for by a page of this desk: a token that only its pages hold.

The token is made of a cookie that scripts can't read: the session's, or on a desk without log-in, and before it, that
of the visit. A page of another site can have the browser send the cookie, but can neither read it nor the token. Pages
carry the token in a hidden field of each form, and in a ``<meta>`` for scripts, which send it as ``X-CSRF-Token``.
"""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.origin import SAFE

FIELD, HEADER, COOKIE = "csrf", "X-CSRF-Token", "onrecord_visit"
router = APIRouter(include_in_schema=False)
_VISIT = re.compile(r"[\w-]{43}")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def visit(request: Request) -> None:
    """Gives the request the secret that its token is made of: its visit's, or a new one for ``keep`` to hand out."""
    held = request.cookies.get(COOKIE, "")
    known = _VISIT.fullmatch(held) is not None
    request.state.visit = held if known else secrets.token_urlsafe(32)
    request.state.new_visit = not known


def keep(request: Request, response: Response) -> None:
    """Hands out the cookie of a new visit. A public desk, where nothing can be changed, sets none."""
    needed = not (board_of(request).settings.public or getattr(request.state, "session", None))
    if needed and getattr(request.state, "new_visit", False) and not request.url.path.startswith("/static/"):
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, request.state.visit, httponly=True, samesite="strict", secure=secure)


def token(request: Request) -> str:
    """The token of whoever is asking: hexadecimal digits; nothing on a public desk."""
    if board_of(request).settings.public:
        return ""
    secret: str = getattr(request.state, "session", None) or request.state.visit
    return hmac.new(secret.encode(), b"onrecord csrf", sha256).hexdigest()


def field(request: Request) -> Markup:
    """The hidden field that every form has: ``{{ csrf(request) }}``."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(token(request))


@router.get("/csrf")
def now(request: Request) -> dict[str, str]:
    """The token, for a script of a page that has an old one."""
    return {"csrf": token(request)}


async def checked(request: Request) -> None:
    """Refuses with 403 a change without the token. A program that shows an API token was sent by no page."""
    if request.method in SAFE or getattr(request.state, "bearer", None):
        return
    given = request.headers.get(HEADER) or await _field(request)
    if not hmac.compare_digest(given.encode(), token(request).encode()):
        reason = "this page is no longer current: it was open before you logged in, or your browser keeps no cookies"
        raise Fault(403, reason, "load the page anew and do it again", {HEADER: "stale"})


async def _field(request: Request) -> str:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _FORMS:
        return ""
    found = (await request.form()).get(FIELD)
    return found if isinstance(found, str) else ""
