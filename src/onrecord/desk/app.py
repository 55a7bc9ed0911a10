"""The desk as an application: its rooms mounted, its errors said, its record opened and closed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

import onrecord
from onrecord.desk import api, csrf, faults, public
from onrecord.desk.board import Board
from onrecord.desk.failing import failed
from onrecord.desk.limits import Limited
from onrecord.desk.locales import Localed
from onrecord.desk.pages import HERE
from onrecord.desk.people import People, PeopleError, passwords
from onrecord.desk.people.book import Clock, now
from onrecord.desk.people.slowing import Slowing
from onrecord.desk.public_board import PublicBoard
from onrecord.desk.review_pairs import Pairs
from onrecord.desk.review_present import Present
from onrecord.desk.rooms import PUBLIC, ROOMS
from onrecord.desk.security import secured
from onrecord.desk.settings import Settings
from onrecord.desk.state import BadState
from onrecord.record import RecordError


def create(settings: Settings, clock: Clock = now) -> FastAPI:
    """The application of one desk. ``RecordError`` if its record can't be had, ``PeopleError`` if its people can't.
    ``clock`` tells when sessions, tokens and waits end."""
    board = PublicBoard(settings, clock) if settings.public else Board(settings)
    people = People(settings.people_file, clock) if settings.users else None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        board.close()
        if people:
            people.close()

    every = [Depends(public.checked), Depends(csrf.checked)]
    app = FastAPI(title="Onrecord", version=onrecord.__version__, lifespan=lifespan, docs_url=None, redoc_url=None,
                  openapi_url="/api/openapi.json", dependencies=every)  # fmt: skip
    app.state.board, app.state.people, app.state.slowing = board, people, Slowing(clock)
    app.state.present, app.state.pairs = Present(), Pairs()
    app.state.nobody = passwords.nobodys() if people else ""
    app.add_middleware(Limited)
    app.middleware("http")(secured)
    app.add_middleware(Localed)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for room in PUBLIC if settings.public else ROOMS:
        app.include_router(room)
    api.mount(app)
    for kind in (HTTPException, RequestValidationError, BadState, RecordError, PeopleError):
        app.add_exception_handler(kind, faults.told)
    app.add_exception_handler(Exception, failed)
    return app
