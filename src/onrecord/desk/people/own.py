"""A person's own page: what they may do, their password, where they are logged in, their programs' tokens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.fault import Fault
from onrecord.desk.pages import page
from onrecord.desk.people import accounts, passwords, sessions, tokens
from onrecord.desk.people.accounts import Member
from onrecord.desk.people.book import PeopleError
from onrecord.desk.people.browsers import browser
from onrecord.desk.people.login import Book, Text, book_of
from onrecord.desk.roles import MAY, ROLES


def in_person(request: Request, book: Book) -> Member:
    """Who is logged in. 403 for a program: a token opens no way to passwords or to other tokens."""
    found: Member | None = getattr(request.state, "member", None)
    if found is None:
        raise Fault(403, "this is for people who are logged in, not for programs", "log in with a browser at /login")
    return found


router = APIRouter(include_in_schema=False, dependencies=[Depends(in_person)])
Own = Annotated[Member, Depends(in_person)]


@router.get("/me")
def own_page(request: Request, book: Book, own: Own) -> Response:
    return _page(request, own)


@router.post("/me/password")
def change_password(
    request: Request, book: Book, own: Own, current: Text = "", password: Text = "", again: Text = ""
) -> Response:
    """Asks for the old one again, as somebody else may sit at an open desk; ends the person's other sessions."""
    slowing, address = request.app.state.slowing, request.client.host if request.client else ""
    if wait := slowing.begin(own.name, address):
        return _page(request, own, 429, f"Too many tries with a wrong password. Try again in {wait} seconds.")
    if not sessions.is_right(book, own.name, current):
        return _page(request, own, 403, "This is not your current password.")
    slowing.right(own.name, address)
    if password != again:
        return _page(request, own, 400, "The new password was not the same both times.")
    if password == current:
        return _page(request, own, 400, "The new password is the current one: choose another.")
    try:
        accounts.set_password(book, own.name, own.name, password, but=sessions.hashed(request.state.session))
    except PeopleError as error:
        return _page(request, own, error.status, f"{error.reason}: {error.step}.")
    return RedirectResponse("/me?said=password", 303)


@router.post("/me/sessions/end")
def end_sessions(request: Request, book: Book, own: Own) -> Response:
    sessions.leave_everywhere(book, own.name, own.name, but=sessions.hashed(request.state.session))
    return RedirectResponse("/me?said=sessions", 303)


@router.post("/me/tokens")
def make_token(
    request: Request, book: Book, own: Own, label: Text = "", role: Text = "reader", days: Annotated[int, Form()] = 90
) -> Response:
    try:
        token, secret = tokens.make(book, own.name, own.name, role, label, days)
    except PeopleError as error:
        return _page(request, own, error.status, f"{error.reason}: {error.step}.")
    return page(request, "people_once.html", here=None, what="token", of=token, secret=secret, back="/me")


@router.post("/me/tokens/revoke")
def revoke_token(request: Request, book: Book, own: Own, id: Annotated[int, Form()]) -> Response:
    tokens.revoke(book, own.name, id, own.name)
    return RedirectResponse("/me?said=revoked", 303)


SAID = {
    "password": "Your password is changed; you are logged out everywhere else.",
    "sessions": "You are logged out everywhere else.",
    "revoked": "The token is revoked.",
}


def _page(request: Request, own: Member, status: int = 200, fault: str = "") -> Response:
    book = book_of(request)
    mine = {role: MAY[role] for role in ROLES[: ROLES.index(own.role) + 1]}
    return page(request, "me.html", status, here="/me", own=own, fault=fault,
                said=SAID.get(request.query_params.get("said", ""), ""),
                sessions=sessions.open_of(book, own.name), this=sessions.hashed(request.state.session), may=mine,
                tokens=tokens.tokens(book, own.name), now=book.time(), browser=browser,
                shortest=passwords.SHORTEST, usual=tokens.USUAL, longest=tokens.LONGEST)  # fmt: skip
