"""Decisions as the review's page sends them, and what the record holds of them."""

from __future__ import annotations

import html
import re
from typing import Any

from onrecord.record import Record, incidents
from onrecord.record.reviewed import reviews
from onrecord.record.schema import acts
from tests.desk.visitor import Visitor

JSON = {"Accept": "application/json"}


def record_of(desk: Visitor) -> Record:
    found: Record = desk.app.state.board.record  # type: ignore[attr-defined]
    return found


def attack(desk: Visitor) -> str:
    """The bombing in Baquba, told by five outlets."""
    (one,) = [one for one in incidents(record_of(desk)) if len(one.accounts) == 5]
    return one.id


def form(desk: Visitor, id: str = "") -> dict[str, Any]:
    """The fields of the page's form, as a browser sends them before a button is pressed."""
    text = desk.get("/review", params={"item": id} if id else {}).text
    inside = text[text.index('<form id="decide"') : text.index("</form>")]
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', inside):
        found.setdefault(name, []).append(html.unescape(value))
    return {**found, "why": ""}


def decide(desk: Visitor, fields: dict[str, Any], verdict: str, **more: Any) -> Any:
    return desk.post("/decide", data={**fields, "verdict": verdict, **more}, follow_redirects=False)


def states(desk: Visitor, accounts: Any) -> set[str]:
    with record_of(desk).reading() as connection:
        found = reviews(connection, list(accounts))
    return {found[id].state if id in found else "" for id in accounts}


def count(desk: Visitor) -> int:
    with record_of(desk).reading() as connection:
        return len(connection.execute(acts.select()).all())
