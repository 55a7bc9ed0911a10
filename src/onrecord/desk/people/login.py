"""The door: logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import csrf
from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.leading import own_path
from onrecord.desk.pages import page
from onrecord.desk.people import sessions
from onrecord.desk.people.accounts import people
from onrecord.desk.people.admission import cookie
from onrecord.desk.people.book import People, PeopleError


def book_of(request: Request) -> People:
    """The desk's file of people. 404 on a desk without accounts."""
    found: People | None = request.app.state.people
    if found is None:
        raise Fault(404, "this desk has no accounts: it is open to whoever sits at this machine",
                    "start it with: onrecord serve --users")  # fmt: skip
    return found


router = APIRouter(include_in_schema=False)
Book = Annotated[People, Depends(book_of)]
Text = Annotated[str, Form(max_length=1000)]


@router.get("/login")
def login_page(request: Request, book: Book, next: str = "/") -> Response:
    if getattr(request.state, "person", None):
        return RedirectResponse(own_path(next, "/"), 303)
    return _door(request, book, next)


@router.post("/login")
def login(request: Request, book: Book, name: Text = "", password: Text = "", next: Text = "/") -> Response:
    address = request.client.host if request.client else ""
    slowing = request.app.state.slowing
    if wait := slowing.begin(name, address):
        told = _door(request, book, next, name, 429, f"too many log-ins failed. Try again in {_time(wait)}")
        told.headers["Retry-After"] = str(wait)
        return told
    browser = request.headers.get("user-agent", "")
    try:
        _, secret = sessions.enter(book, request.app.state.nobody, name, password, address, browser)
    except PeopleError as error:
        if error.status == 503:
            slowing.back(name, address)
        return _door(request, book, next, name, error.status, f"{error.reason}. {error.step.capitalize()}")
    slowing.right(name, address)
    if before := getattr(request.state, "session", None):
        sessions.leave(book, before)
    return _entered(request, secret, own_path(next, "/"))


@router.post("/logout")
def logout(request: Request, book: Book) -> Response:
    if secret := getattr(request.state, "session", None):
        sessions.leave(book, secret)
    answer = RedirectResponse("/login", 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    answer.delete_cookie(cookie(request), secure=request.url.scheme == "https", httponly=True, samesite="lax")
    return answer


def _entered(request: Request, secret: str, path: str) -> Response:
    """A new session begins: its cookie is set, and that of the visit before it is gone."""
    answer = RedirectResponse(path, 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(cookie(request), secret, httponly=True, samesite="lax", secure=secure)
    answer.delete_cookie(csrf.COOKIE, httponly=True, samesite="strict", secure=secure)
    request.state.new_visit = False
    return answer


def _door(request: Request, book: People, next: str, name: str = "", status: int = 200, fault: str = "") -> Response:
    nobody = not any(one.role == "admin" and not one.disabled for one in people(book))
    return page(request, "login.html", status, here=None, next=own_path(next, "/"), name=name, fault=fault,
                nobody=nobody, record=board_of(request).settings.record.name)  # fmt: skip


def _time(seconds: int) -> str:
    return f"{seconds} second{'' if seconds == 1 else 's'}" if seconds < 120 else f"{-(-seconds // 60)} minutes"
