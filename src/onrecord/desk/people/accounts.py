"""People by name: who they are, what they may do, and how they are let in or kept out."""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass

from onrecord.desk.people import passwords
from onrecord.desk.people.book import People, PeopleError
from onrecord.desk.roles import ROLES

LONGEST = 64  # characters of a name
NOBODY = ("matcher", "onrecord")  # names that the record's log keeps for what no person did


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the desk. ``must_change``: the password was given by another, and is good for one log-in."""

    name: str
    role: str
    disabled: bool
    must_change: bool
    since: str


def people(book: People) -> list[Member]:
    """All, also those who are kept out, by name."""
    with book.reading() as connection:
        return [_member(row) for row in connection.execute("SELECT * FROM people ORDER BY key")]


def named(connection: sqlite3.Connection, name: str) -> Member | None:
    """Who goes by this name, in whatever case it is written."""
    row = connection.execute("SELECT * FROM people WHERE key = ?", (key(name),)).fetchone()
    return _member(row) if row else None


def known(connection: sqlite3.Connection, name: str) -> Member:
    """The same, or 404."""
    found = named(connection, name)
    if found is None:
        raise PeopleError(f"there is no {name!r} here", "see who there is with: onrecord users list", 404)
    return found


def add(book: People, by: str, name: str, role: str, password: str, must_change: bool = False) -> Member:
    """A new person. A name is never given to another one: it has signed what stands in the record."""
    name = accepted_name(name)
    _role(role)
    sealed = passwords.sealed(passwords.accepted(password, name))
    with book.writing() as connection:
        if named(connection, name):
            raise PeopleError(f"there is {name!r} already", "choose another name", 409)
        rows = "INSERT INTO people (name, key, role, password, must_change, since) VALUES (?, ?, ?, ?, ?, ?)"
        connection.execute(rows, (name, key(name), role, sealed, must_change, book.time()))
        book.note(connection, by, f"added {name} as {role}")
        return known(connection, name)


def unused(book: People, name: str) -> None:
    """Says so where a name is none, or taken already: before a password is asked for."""
    with book.reading() as connection:
        if named(connection, accepted_name(name)):
            raise PeopleError(f"there is {name!r} already", "choose another name", 409)


def set_role(book: People, by: str, name: str, role: str) -> None:
    _role(role)
    with book.writing() as connection:
        one = known(connection, name)
        if role != "admin":
            _not_the_last(connection, one)
        connection.execute("UPDATE people SET role = ? WHERE name = ?", (role, one.name))
        book.note(connection, by, f"made {one.name} {role}, who was {one.role}")


def set_disabled(book: People, by: str, name: str, disabled: bool) -> None:
    """Keeps a person out at once, and ends their sessions and tokens for good, or lets them in again to log in."""
    with book.writing() as connection:
        one = known(connection, name)
        if disabled:
            _not_the_last(connection, one)
            connection.execute("DELETE FROM sessions WHERE person = ?", (one.name,))
            ended = "UPDATE tokens SET revoked = ? WHERE person = ? AND revoked IS NULL"
            connection.execute(ended, (book.time(), one.name))
        connection.execute("UPDATE people SET disabled = ? WHERE name = ?", (disabled, one.name))
        book.note(connection, by, f"{'disabled' if disabled else 'enabled'} {one.name}")


def set_password(book: People, by: str, name: str, password: str, but: str = "", must_change: bool = False) -> None:
    """A new password; ends all sessions of the person but the one whose hash is ``but``."""
    with book.reading() as connection:
        one = known(connection, name)
    sealed = passwords.sealed(passwords.accepted(password, one.name))
    with book.writing() as connection:
        connection.execute(
            "UPDATE people SET password = ?, must_change = ? WHERE name = ?", (sealed, must_change, one.name)
        )
        connection.execute("DELETE FROM sessions WHERE person = ? AND hash != ?", (one.name, but))
        book.note(connection, by, f"set a new password for {one.name}")


def accepted_name(name: str) -> str:
    """The name as it is kept: one line of up to 64 signs. ``PeopleError`` for what can't be one."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    step = "write the name by which the record shall show who decided, such as Ada"
    if not 1 <= len(name) <= LONGEST or any(unicodedata.category(c)[0] == "C" for c in name):
        raise PeopleError(f"a name has 1 to {LONGEST} signs that can be seen", step)
    if key(name) in NOBODY or "/" in name:
        raise PeopleError(f"{name!r} is no name for a person", step)
    return name


def key(name: str) -> str:
    """What makes two writings one name: case and width make no difference."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _role(role: str) -> None:
    if role not in ROLES:
        raise PeopleError(f"there is no role {role!r}", f"choose one of {', '.join(ROLES)}")


def _not_the_last(connection: sqlite3.Connection, one: Member) -> None:
    """There is always somebody who can let others in."""
    others = "SELECT 1 FROM people WHERE role = 'admin' AND NOT disabled AND name != ?"
    if one.role == "admin" and not one.disabled and not connection.execute(others, (one.name,)).fetchone():
        raise PeopleError(f"{one.name} is the only admin", "make another person admin first", 409)


def _member(row: sqlite3.Row) -> Member:
    return Member(row["name"], row["role"], bool(row["disabled"]), bool(row["must_change"]), row["since"])
