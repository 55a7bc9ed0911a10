"""Who is at the desk, and what they may do: each role may do what those before it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException
from starlette.requests import Request

from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault

MAY = {
    "reader": "reads, searches and exports everything",
    "coder": "and decides: reviews, corrects and adds accounts, says what is the same, adds reports, codes samples",
    "editor": "and settles: chooses the rulings of incidents, draws samples to be coded blind",
    "admin": "and says who may come, and as what",
}  # each may also do what those before it may
ROLES = tuple(MAY)


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` signs what they do in the record's log."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


def person(request: Request) -> Person:
    """Who asks: who is logged in, or on a desk without accounts the one whom it was opened for."""
    known: Person | None = getattr(request.state, "person", None)
    settings = board_of(request).settings
    if known is None and settings.users:
        raise Fault(401, "you are not logged in", "log in at /login")
    return known or Person(settings.person, "admin" if settings.writable else "reader")


def needs(role: str) -> Callable[[Request], Person]:
    """A dependency that gives the person, or refuses with 403 whoever may not do what ``role`` may."""

    def checked(request: Request) -> Person:
        found = person(request)
        if not found.may(role):
            raise HTTPException(403, f"this needs the role {role}; {found.name} has {found.role}")
        return found

    return checked


Coder = Annotated[Person, Depends(needs("coder"))]
Editor = Annotated[Person, Depends(needs("editor"))]
