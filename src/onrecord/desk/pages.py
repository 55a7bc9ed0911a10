"""Pages from templates: everything printed is escaped, values are printed in ``words``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

import onrecord
from onrecord.desk.board import board_of
from onrecord.desk.csrf import field, token
from onrecord.desk.fault import Fault
from onrecord.desk.roles import person
from onrecord.desk.words import day, days, killed, label, moment, number, picked, plural, straight, where, who

HERE = Path(__file__).parent
NAV: tuple[tuple[str, ...], ...] = (
    ("/incidents", "Incidents"),
    ("/review", "Review", "coder"),
    ("/reports", "Reports"),
    ("/situation", "Situation report"),
    ("/compare", "Compare", "coder"),
)  # path, name, and the role that it needs if it needs one
SHOWN = ("/incidents", "/reports", "/situation")  # what of it a public desk has


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page or a part of one; ``request.state.nonce``-free: scripts stand in files of ours alone."""
    settings = board_of(request).settings
    asks = {"nav": nav(request), "me": getattr(request.state, "person", None)}
    given = {"request": request, "settings": settings, "version": onrecord.__version__, **asks, **values}
    return HTMLResponse(environment().get_template(template).render(given), status)


def nav(request: Request) -> list[tuple[str, str]]:
    """The rooms that whoever asks may enter."""
    public = board_of(request).settings.public
    try:
        asks = person(request)
    except Fault:  # before the log-in
        return []
    rooms = [(path, name, *role) for path, name, *role in NAV if not public or path in SHOWN]
    return [(path, name) for path, name, *role in rooms if not role or asks.may(role[0])]


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.desk"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        day=day, moment=moment, number=number, label=label, plural=plural, picked=picked, straight=straight
    )
    made.globals.update(days=days, where=where, who=who, killed=killed, csrf=field, csrf_token=token)
    return made
