"""The API as a part of the desk."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Depends, FastAPI

from onrecord.desk.api import exports, incidents, people, reports, sayings, shown, whole, writing
from onrecord.desk.api.description import describe
from onrecord.desk.roles import needs

PREFIX = "/api/v1"
RESOURCES = (
    incidents.router, reports.router, sayings.router, people.router, exports.router, whole.router, whole.slow,
    writing.router,
)  # fmt: skip


def mount(app: FastAPI) -> None:
    """Adds the API to the desk, and has it describe itself."""
    every = APIRouter(prefix=PREFIX, dependencies=[Depends(needs("reader"))])
    for router in RESOURCES:
        every.include_router(router)
    app.include_router(every)
    app.include_router(shown.router)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
