"""What every answer says to the browser: nothing from elsewhere, nothing inside another page, no address passed on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import csrf
from onrecord.desk.faults import told
from onrecord.desk.origin import refusal
from onrecord.desk.people.admission import stopped

POLICY = "; ".join((
    "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # none to others; not "no-referrer", by which a form's Origin would be "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
YEAR = 365 * 24 * 3600  # seconds


async def secured(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answers only what comes from the desk's own pages or a program, and from people who are let in, and adds the
    headers to the answer; pages are not kept by caches between here and the reader."""
    csrf.visit(request)
    if refused := refusal(request):
        response = await told(request, refused)
    else:
        response = await stopped(request) or await call(request)
    csrf.keep(request, response)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.url.scheme == "https":
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
