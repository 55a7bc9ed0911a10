"""Passwords as argon2id keeps them (RFC 9106, its second recommended option: 64 MiB, three passes).

What a password must be follows NIST SP 800-63B: length counts, no mix of signs is asked for, and it is no word that is
known of its person. Two passwords are worked on at a time and a few wait, so that many log-ins at once can't fill the
memory, nor keep the desk from everyone else.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from onrecord.desk.people.book import PeopleError

SHORTEST, LONGEST = 12, 256  # characters
DIFFERENT = 5  # characters that are not the same
HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, hash_len=32, salt_len=16, type=Type.ID)
_AT_ONCE, _WAITING = BoundedSemaphore(2), BoundedSemaphore(10)


def sealed(password: str) -> str:
    """The password as it is kept: salted and hashed."""
    with _turn():
        return HASHER.hash(_same(password))


def fits(kept: str, password: str) -> bool:
    """Whether it is the password. Takes as long for a wrong one as for the right one."""
    with _turn():
        try:
            return HASHER.verify(kept, _same(password))
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether it was sealed with less than what is asked for by now."""
    return HASHER.check_needs_rehash(kept)


def nobodys() -> str:
    """A sealed password that no one knows, for those who don't exist: asking for them must take as long."""
    return sealed(secrets.token_urlsafe(32))


def first() -> str:
    """A password to begin with, to be told once and then changed: 100 bits, easy to read out."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def accepted(password: str, name: str) -> str:
    """The password, if it is good enough. ``PeopleError`` says what it lacks."""
    step = f"choose {SHORTEST} characters or more, such as four words that only you put together"
    same = _same(password)
    if not SHORTEST <= len(same) <= LONGEST:
        raise PeopleError(f"a password has {SHORTEST} to {LONGEST} characters; this one has {len(same)}", step)
    if len(set(same.casefold())) < DIFFERENT:
        raise PeopleError("this password repeats the same few characters", step)
    if _plain(name) in _plain(same) and len(same) < len(name) + SHORTEST:
        raise PeopleError("this password is little more than your name", step)
    return password


@contextmanager
def _turn() -> Iterator[None]:
    """Waits for one's turn, where not too many wait already; else ``PeopleError`` 503."""
    if not _WAITING.acquire(blocking=False):
        raise PeopleError("many people log in at this moment", "try again in a few seconds", 503)
    try:
        with _AT_ONCE:
            yield
    finally:
        _WAITING.release()


def _same(password: str) -> str:
    """One form for what looks the same, however a keyboard wrote it."""
    return unicodedata.normalize("NFKC", password)


def _plain(text: str) -> str:
    return "".join(c for c in _same(text).casefold() if c.isalnum())
