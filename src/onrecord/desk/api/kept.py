"""Answers that hold as long as the record stands still: their tag is that of the log's newest entry."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import onrecord
from onrecord.desk.board import Board, board_of


class Kept(APIRoute):
    """A route that says with each answer from which state of the record it is (``ETag``), and answers 304 to a program
    that has it already (``If-None-Match``)."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def kept(request: Request) -> Response:
            if request.method not in ("GET", "HEAD"):
                return await handle(request)
            tag = await run_in_threadpool(state_tag, board_of(request))  # before anything is read, or new tags
            answer = await handle(request)  # would stand over old answers
            if answer.status_code != 200:
                return answer
            told = {"ETag": tag, "Cache-Control": "private, no-cache"}
            if _has(request, tag):
                return Response(status_code=304, headers=told)
            answer.headers.update(told)
            return answer

        return kept


def state_tag(board: Board) -> str:
    """The tag of the record's state, weak as answers may be compressed. A public desk's moves on with the days too, for
    the days that it holds incidents back."""
    entries, digest = board.head()
    today = f"-{date.today():%Y%m%d}" if board.settings.public else ""
    return f'W/"{entries}-{digest[:16]}-{onrecord.__version__}{today}"'


def _has(request: Request, tag: str) -> bool:
    given = request.headers.get("if-none-match", "")
    known = {one.strip().removeprefix("W/") for one in given.split(",")}
    return "*" in known or tag.removeprefix("W/") in known
