"""How much may be sent at once: a request that is larger is refused as it comes, before it fills memory or disk."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.desk import faults
from onrecord.desk.fault import Fault

MB = 1 << 20
USUAL = MB
LARGER = {"/reports/add/files": 64 * MB, "/reports/add/paste": 6 * MB, "/api/v1/reports": 6 * MB}  # what brings reports


class Limited:
    """ASGI: 413 to whoever sends more than its path takes, by what it says and by what it sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = LARGER.get(scope["path"], USUAL)
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > most:
            answer = await faults.told(Request(scope, receive), too_much(most))
            await answer(scope, receive, send)
            return
        got = 0

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > most:
                raise too_much(most)
            return message

        await self.app(scope, counted, send)


def too_much(most: int) -> Fault:
    return Fault(413, f"this is more than {most // MB} MB", "send it in smaller parts", {"Connection": "close"})
