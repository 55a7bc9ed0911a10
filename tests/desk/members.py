"""People for tests: one of each role, and a clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from onrecord.desk.people import People, accounts, passwords

WORDS = "four words put together"
PEOPLE = {"Rita": "reader", "Carl": "coder", "Edith": "editor", "Ada": "admin"}


class Clock:
    """Half past eight on a Monday, in UTC."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **time: Any) -> None:
        self.at += timedelta(**time)


@cache
def sealed() -> str:
    """The password of all, worked on once."""
    return passwords.sealed(WORDS)


def fill(book: People) -> None:
    """The file as ``accounts.add`` leaves it, without its work for each."""
    rows = "INSERT INTO people (name, key, role, password, must_change, since) VALUES (?, ?, ?, ?, 0, ?)"
    with book.writing() as connection:
        for name, role in PEOPLE.items():
            connection.execute(rows, (name, accounts.key(name), role, sealed(), book.time()))
