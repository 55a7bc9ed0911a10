"""Tokens for programs: shown once, kept as a hash, with an end, a role of at most the person's, and their last use."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.desk.people.accounts import Member, known, named
from onrecord.desk.people.book import People, PeopleError
from onrecord.desk.people.sessions import NOTED, hashed
from onrecord.desk.roles import ROLES, Person

USUAL, LONGEST = 90, 366  # days
MOST = 50  # tokens of one person that are in use
_FORM = re.compile(r"onrecord_[\w-]{43}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is listed. ``role`` is the one asked for; the person's own bounds it at each use."""

    id: int
    person: str
    role: str
    label: str
    made: str
    expires: str
    used: str | None
    revoked: str | None


def make(book: People, by: str, name: str, role: str, label: str, days: int = USUAL) -> tuple[Token, str]:
    """A new token for a person, and its secret, which is nowhere else from now on."""
    if not 1 <= days <= LONGEST:
        raise PeopleError(f"a token lasts 1 to {LONGEST} days, not {days}", f"ask for {USUAL}, and make another then")
    label, secret = _label(label), f"onrecord_{secrets.token_urlsafe(32)}"
    until = book.time(book.clock() + timedelta(days=days))
    with book.writing() as connection:
        one = known(connection, name)
        _allowed(book, one, role)
        rows = "INSERT INTO tokens (hash, person, role, label, made, expires) VALUES (?, ?, ?, ?, ?, ?)"
        values = (hashed(secret), one.name, role, label, book.time(), until)
        id = connection.execute(rows, values).lastrowid
        book.note(connection, by, f"made token {id} of {one.name}, as {role}, for {label}")
    return next(token for token in tokens(book, one.name) if token.id == id), secret


def _allowed(book: People, one: Member, role: str) -> None:
    if one.disabled or role not in ROLES or ROLES.index(role) > ROLES.index(one.role):
        reason = f"{one.name} can't have a token that may do what {role} may"
        raise PeopleError(reason, f"ask for {one.role} or less" if not one.disabled else f"enable {one.name} first")
    if len(in_use(book, one.name)) >= MOST:
        raise PeopleError(f"{one.name} has {MOST} tokens in use", "revoke one that is no longer needed", 409)


def tokens(book: People, name: str | None = None) -> list[Token]:
    """The tokens of a person or of all, the newest first, also those that have ended."""
    query = "SELECT id, person, role, label, made, expires, used, revoked FROM tokens"
    with book.reading() as connection:
        if name is None:
            return [Token(*row) for row in connection.execute(f"{query} ORDER BY id DESC")]
        return [Token(*row) for row in connection.execute(f"{query} WHERE person = ? ORDER BY id DESC", (name,))]


def in_use(book: People, name: str | None = None) -> list[Token]:
    """Those that can still be used."""
    now = book.time()
    return [token for token in tokens(book, name) if token.revoked is None and token.expires > now]


def revoke(book: People, by: str, id: int, person: str | None = None) -> None:
    """Ends a token at once; with ``person``, only one of theirs."""
    with book.writing() as connection:
        row = connection.execute("SELECT person, revoked FROM tokens WHERE id = ?", (id,)).fetchone()
        if row is None or (person is not None and row["person"] != person):
            raise PeopleError(f"there is no token {id}", "see the list of tokens", 404)
        if row["revoked"] is None:
            connection.execute("UPDATE tokens SET revoked = ? WHERE id = ?", (book.time(), id))
            book.note(connection, by, f"revoked token {id} of {row['person']}")


def bearer(book: People, secret: str) -> Person | None:
    """Who signs with this token: the person, with the lesser of the two roles; ``None`` where it is of no use."""
    if not _FORM.fullmatch(secret):
        return None
    now = book.clock()
    with book.reading() as connection:
        row = connection.execute("SELECT * FROM tokens WHERE hash = ?", (hashed(secret),)).fetchone()
        if row is None or row["revoked"] is not None or row["expires"] <= book.time(now):
            return None
        one = named(connection, row["person"])
    if one is None or one.disabled:
        return None
    if row["used"] is None or datetime.fromisoformat(row["used"]) <= now - NOTED:
        with book.writing() as connection:
            connection.execute("UPDATE tokens SET used = ? WHERE id = ?", (book.time(now), row["id"]))
    return Person(one.name, min(row["role"], one.role, key=ROLES.index))


def _label(label: str) -> str:
    found = " ".join(label.split())[:80]
    if not found or not found.isprintable():
        raise PeopleError("a token says what it is for", "name the program that will use it, such as: nightly export")
    return found
