"""The admins' page: who may come to the desk, as what, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.pages import page
from onrecord.desk.people import accounts, passwords, sessions, tokens
from onrecord.desk.people.book import PeopleError
from onrecord.desk.people.login import Book, Text, book_of
from onrecord.desk.people.own import Own, in_person
from onrecord.desk.roles import MAY, ROLES, needs

INSIDE = [Depends(book_of), Depends(in_person), Depends(needs("admin"))]
router = APIRouter(include_in_schema=False, dependencies=INSIDE)


@router.get("/people")
def people_page(request: Request) -> Response:
    return _page(request)


@router.post("/people")
def add(request: Request, book: Book, own: Own, name: Text = "", role: Text = "reader") -> Response:
    """Adds a person with a password that is told once, and that they have to change."""
    password = passwords.first()
    try:
        made = accounts.add(book, own.name, name, role, password, must_change=True)
    except PeopleError as error:
        return _page(request, error.status, f"{error.reason}: {error.step}.", name)
    return _once(request, made.name, password)


@router.post("/people/role")
def role(request: Request, book: Book, own: Own, name: Text, role: Text) -> Response:
    return _done(request, lambda: accounts.set_role(book, own.name, name, role))


@router.post("/people/disabled")
def disabled(request: Request, book: Book, own: Own, name: Text, disabled: Annotated[bool, Form()]) -> Response:
    return _done(request, lambda: accounts.set_disabled(book, own.name, name, disabled))


@router.post("/people/password")
def password(request: Request, book: Book, own: Own, name: Text) -> Response:
    """A new password that is told once; the person is logged out everywhere and has to change it."""
    made = passwords.first()
    try:
        accounts.set_password(book, own.name, name, made, must_change=True)
    except PeopleError as error:
        return _page(request, error.status, f"{error.reason}: {error.step}.")
    return _once(request, name, made)


@router.post("/people/sessions")
def end_sessions(request: Request, book: Book, own: Own, name: Text) -> Response:
    return _done(request, lambda: sessions.leave_everywhere(book, own.name, name))


@router.post("/people/tokens/revoke")
def revoke_token(request: Request, book: Book, own: Own, id: Annotated[int, Form()]) -> Response:
    return _done(request, lambda: tokens.revoke(book, own.name, id))


def _done(request: Request, verb: Callable[[], object]) -> Response:
    try:
        verb()
    except PeopleError as error:
        return _page(request, error.status, f"{error.reason}: {error.step}.")
    return RedirectResponse("/people?said=done", 303)


def _once(request: Request, name: str, password: str) -> Response:
    return page(request, "people_once.html", here="/people", what="password", of=name, secret=password, back="/people")


def _page(request: Request, status: int = 200, fault: str = "", name: str = "") -> Response:
    book = book_of(request)
    return page(request, "people.html", status, here="/people", people=accounts.people(book), roles=ROLES, may=MAY,
                tokens=tokens.in_use(book), fault=fault, name=name,
                doings=book.doings(), own=request.state.member,
                said="Done." if request.query_params.get("said") else "")  # fmt: skip
