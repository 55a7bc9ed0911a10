"""Sessions: a secret in the browser's cookie, of which the file keeps only the hash, with its ends.

A session ends 8 hours after it was last used and 7 days after it began, with a log-out, with a new password, and when
its person is disabled. Its secret is made anew at each log-in, so none that was planted before is of any use.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from onrecord.desk.people import passwords
from onrecord.desk.people.accounts import Member, key, known, named
from onrecord.desk.people.book import People, PeopleError

IDLE, LONGEST = timedelta(hours=8), timedelta(days=7)
NOTED = timedelta(minutes=1)  # how exactly the last use is written down
WRONG = "that name and password don't belong together, or this person may not log in"
STEP = "try again, or ask an admin of this desk for a new password"


@dataclass(frozen=True, slots=True)
class Session:
    """An open session, as its person sees it: ``hash`` names it."""

    hash: str
    begun: str
    seen: str
    address: str
    browser: str


def hashed(secret: str) -> str:
    """What is kept of a secret of 256 bits: too long to be guessed, so one hash is enough."""
    return sha256(secret.encode()).hexdigest()


def enter(book: People, nobody: str, name: str, password: str, address: str, browser: str) -> tuple[Member, str]:
    """Logs a person in: who it is, and the new session's secret. ``PeopleError`` 401 says the same, and takes as long,
    whether there is no such person, the password is wrong, or the person is disabled. ``nobody``: see ``passwords``."""
    with book.reading() as connection:
        row = connection.execute("SELECT password, disabled FROM people WHERE key = ?", (key(name),)).fetchone()
    right = passwords.fits(row["password"] if row else nobody, password)
    if row is None or not right or row["disabled"]:
        raise PeopleError(WRONG, STEP, 401)
    anew = passwords.sealed(password) if passwords.outdated(row["password"]) else None
    with book.writing() as connection:
        one = known(connection, name)
        still = connection.execute("SELECT password FROM people WHERE name = ?", (one.name,)).fetchone()
        if one.disabled or still["password"] != row["password"]:  # changed while the password was worked on
            raise PeopleError(WRONG, STEP, 401)
        if anew:
            connection.execute("UPDATE people SET password = ? WHERE name = ?", (anew, one.name))
        _clear(book, connection)
        return one, _begin(book, connection, one, address, browser)


def is_right(book: People, name: str, password: str) -> bool:
    """Whether this is the person's password."""
    with book.reading() as connection:
        one = known(connection, name)
        kept = connection.execute("SELECT password FROM people WHERE name = ?", (one.name,)).fetchone()["password"]
    return passwords.fits(kept, password)


def _begin(book: People, connection: sqlite3.Connection, one: Member, address: str, browser: str) -> str:
    secret = secrets.token_urlsafe(32)
    values = (hashed(secret), one.name, book.time(), book.time(), address[:60], browser[:200])
    connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", values)
    book.note(connection, one.name, f"logged in from {address[:60]}")
    return secret


def _clear(book: People, connection: sqlite3.Connection) -> None:
    """Forgets sessions that have ended."""
    now = book.clock()
    ended = (book.time(now - IDLE), book.time(now - LONGEST))
    connection.execute("DELETE FROM sessions WHERE seen <= ? OR begun <= ?", ended)


def holder(book: People, secret: str) -> Member | None:
    """Whose session this is, if it is still open."""
    now = book.clock()
    with book.reading() as connection:
        row = connection.execute("SELECT * FROM sessions WHERE hash = ?", (hashed(secret),)).fetchone()
        if row is None or row["seen"] <= book.time(now - IDLE) or row["begun"] <= book.time(now - LONGEST):
            return None
        one = named(connection, row["person"])
    if one is None or one.disabled:
        return None
    if row["seen"] <= book.time(now - NOTED):
        with book.writing() as connection:
            connection.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (book.time(now), row["hash"]))
    return one


def open_of(book: People, name: str) -> list[Session]:
    """The sessions of a person, the one used last first."""
    now = book.clock()
    query = "SELECT * FROM sessions WHERE person = ? AND seen > ? AND begun > ? ORDER BY seen DESC"
    with book.reading() as connection:
        rows = connection.execute(query, (name, book.time(now - IDLE), book.time(now - LONGEST)))
        return [Session(*(row[name] for name in Session.__slots__)) for row in rows]


def leave(book: People, secret: str) -> None:
    """Ends a session."""
    with book.writing() as connection:
        connection.execute("DELETE FROM sessions WHERE hash = ?", (hashed(secret),))


def leave_everywhere(book: People, by: str, name: str, but: str = "") -> int:
    """Ends all sessions of a person, but for the one with that hash; how many."""
    with book.writing() as connection:
        one = known(connection, name)
        ended = connection.execute("DELETE FROM sessions WHERE person = ? AND hash != ?", (one.name, but)).rowcount
        book.note(connection, by, f"ended {ended} session{'' if ended == 1 else 's'} of {one.name}")
        return ended
