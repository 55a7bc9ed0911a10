"""Where a request comes from: no other name than the desk's own, and no change asked for by another site's page.

A browser carries out what any page it visits asks of it, also on 127.0.0.1. A page elsewhere whose name is made to
point here ("DNS rebinding") is known by the name in ``Host``; one that posts across by ``Origin`` and
``Sec-Fetch-Site``, which no page can set (https://fetch.spec.whatwg.org/#origin-header, https://w3c.github.io/webappsec-fetch-metadata/).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SAFE = ("GET", "HEAD", "OPTIONS")


def refusal(request: Request) -> Fault | None:
    """Why this request isn't answered, if it isn't: 400 for a name that isn't the desk's, 403 for another site's."""
    settings = board_of(request).settings
    known = names(settings)
    if known and _host(request) not in known:
        said = request.headers.get("host", "")[:80]
        step = f"open it at http://127.0.0.1 and its port, or start it with --name {_host(request) or 'NAME'}"
        return Fault(400, f"this desk does not answer to the name {said!r}", step)
    if settings.public and request.method not in SAFE:
        return Fault(403, "this desk is public: it can be read, and nothing in it changed", "go back to the incidents")
    if request.method not in SAFE and foreign(request):
        return Fault(403, "this was asked for by a page of another site", "open the desk itself and do it there")
    return None


def names(settings: Settings) -> tuple[str, ...]:
    """The names that a desk answers to; none: any. One without log-in stands open to whoever reaches it, so a browser
    must have meant it by its own name."""
    if settings.names:
        return (*LOOPBACK, *settings.names)
    return () if settings.users or settings.public else LOOPBACK


def foreign(request: Request) -> bool:
    """Whether a browser says that the page that asks is not this desk's own; programs say nothing of the kind."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is not None and origin.lower().partition("://")[2] != request.headers.get("host", "").lower():
        return True
    return site is not None and site not in ("same-origin", "none")


def _host(request: Request) -> str:
    """The name in ``Host`` without its port, in small letters."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""
