"""The file of people: what it keeps, and what it refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from argon2 import PasswordHasher, Type

from onrecord.desk.people import People, PeopleError, accounts, passwords, people, sessions, tokens
from tests.desk.members import WORDS, Clock, fill


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[People]:
    made = People(tmp_path / "x.db.people", clock)
    fill(made)
    yield made
    made.close()


def enter(book: People, name: str, password: str = WORDS) -> str:
    return sessions.enter(book, passwords.nobodys(), name, password, "127.0.0.1", "a browser")[1]


def test_the_file_is_its_owners_alone(book: People) -> None:
    assert book.path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "open.people"
    path.touch(0o644)
    People(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_no_secret_stands_in_the_file(book: People) -> None:
    secret = enter(book, "Ada")
    _, token = tokens.make(book, "Ada", "Ada", "admin", "a test")
    kept = book.path.read_bytes()
    for one in (WORDS, secret, token):
        assert one.encode() not in kept
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in kept


def test_another_file_is_not_taken_for_one_of_people(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(PeopleError, match="no file of people"):
        People(path)
    (tmp_path / "text").write_text("not a database, and long enough to be looked at " * 99)
    with pytest.raises(PeopleError):
        People(tmp_path / "text")


def test_it_is_there_when_it_is_opened_again(book: People) -> None:
    with_role = {one.name: one.role for one in people(People(book.path))}
    assert with_role == {"Ada": "admin", "Carl": "coder", "Edith": "editor", "Rita": "reader"}


@pytest.mark.parametrize("name", ["", " ", "a\x00b", "matcher", "MATCHER", "x" * 65, "a/b", "a\u202eb", "\u200b"])
def test_a_name_that_is_none_is_refused(book: People, name: str) -> None:
    with pytest.raises(PeopleError):
        accounts.add(book, "Ada", name, "coder", WORDS)


@pytest.mark.parametrize("name", ["ada", "ADA", " Ada ", "Ａda"])
def test_what_looks_like_a_name_that_is_there_is_that_name(book: People, name: str) -> None:
    with pytest.raises(PeopleError, match="already"):
        accounts.add(book, "Ada", name, "coder", WORDS)


@pytest.mark.parametrize(("password", "lacks"), [
    ("short", "characters"), ("x" * 300, "characters"), ("ababababababab", "repeats"), ("Zoe Ziegler 1", "your name"),
])  # fmt: skip
def test_a_weak_password_is_refused_with_what_it_lacks(book: People, password: str, lacks: str) -> None:
    with pytest.raises(PeopleError, match=lacks):
        accounts.add(book, "Ada", "Zoe Ziegler", "coder", password)


def test_a_password_is_one_however_its_letters_were_put_together(book: People) -> None:
    accounts.add(book, "Ada", "Zoe", "coder", "caf\u00e9 by the harbour")
    assert enter(book, "Zoe", "cafe\u0301 by the harbour")


def test_a_crowd_at_the_door_is_asked_to_come_again(book: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_WAITING", BoundedSemaphore(1))
    with passwords._turn(), pytest.raises(PeopleError, match="many people") as refused:
        enter(book, "Ada")
    assert refused.value.status == 503
    assert enter(book, "Ada")


def test_an_older_hash_is_made_anew_at_the_log_in(book: People) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1, type=Type.ID).hash(WORDS)
    with book.writing() as connection:
        connection.execute("UPDATE people SET password = ? WHERE name = 'Rita'", (old,))
    enter(book, "Rita")
    with book.reading() as connection:
        (kept,) = connection.execute("SELECT password FROM people WHERE name = 'Rita'").fetchone()
    assert not passwords.outdated(kept)
    assert enter(book, "Rita")


def test_there_is_always_an_admin(book: People) -> None:
    for verb in (lambda: accounts.set_role(book, "Ada", "Ada", "coder"),
                 lambda: accounts.set_disabled(book, "Ada", "Ada", True)):  # fmt: skip
        with pytest.raises(PeopleError, match="only admin"):
            verb()
    accounts.set_role(book, "Ada", "Edith", "admin")
    accounts.set_role(book, "Edith", "Ada", "coder")
    with pytest.raises(PeopleError, match="only admin"):
        accounts.set_disabled(book, "Edith", "Edith", True)


def test_who_is_disabled_is_out_at_once_and_for_good(book: People) -> None:
    session = enter(book, "Carl")
    _, token = tokens.make(book, "Carl", "Carl", "coder", "a test")
    assert sessions.holder(book, session)
    assert tokens.bearer(book, token)
    accounts.set_disabled(book, "Ada", "Carl", True)
    assert sessions.holder(book, session) is None
    assert tokens.bearer(book, token) is None
    with pytest.raises(PeopleError, match="don't belong together"):
        enter(book, "Carl")
    accounts.set_disabled(book, "Ada", "Carl", False)
    assert tokens.bearer(book, token) is None
    assert enter(book, "Carl")


def test_another_process_can_put_somebody_out(book: People) -> None:
    session = enter(book, "Carl")
    other = People(book.path, book.clock)
    accounts.set_disabled(other, "root", "Carl", True)
    assert sessions.holder(book, session) is None


@pytest.mark.parametrize(("step", "steps", "ends"), [
    ({"hours": 7, "minutes": 59}, 1, False), ({"hours": 8}, 1, True), ({"hours": 7}, 23, False), ({"hours": 7}, 24, True),
])  # fmt: skip
def test_a_session_ends_when_it_is_idle_and_after_a_week(
    book: People, clock: Clock, step: dict[str, int], steps: int, ends: bool
) -> None:
    secret = enter(book, "Carl")
    for _ in range(steps):
        clock.go_on(**step)
        found = sessions.holder(book, secret)
    assert (found is None) == ends


def test_a_new_password_ends_the_other_sessions(book: People) -> None:
    here, there, rita = enter(book, "Carl"), enter(book, "Carl"), enter(book, "Rita")
    accounts.set_password(book, "Carl", "Carl", "another few words", but=sessions.hashed(here))
    assert [sessions.holder(book, one) is not None for one in (here, there, rita)] == [True, False, True]


def test_a_token_is_bounded_by_its_role_its_person_and_its_end(book: People, clock: Clock) -> None:
    _, token = tokens.make(book, "Edith", "Edith", "editor", "a test", days=2)
    found = tokens.bearer(book, token)
    assert found is not None
    assert (found.name, found.role) == ("Edith", "editor")
    accounts.set_role(book, "Ada", "Edith", "reader")
    assert (tokens.bearer(book, token) or found).role == "reader"
    accounts.set_role(book, "Ada", "Edith", "admin")
    assert (tokens.bearer(book, token) or found).role == "editor"
    clock.go_on(days=2)
    assert tokens.bearer(book, token) is None


def test_a_token_tells_when_it_was_used_and_is_revoked_by_its_person(book: People) -> None:
    made, token = tokens.make(book, "Carl", "Carl", "reader", "a test")
    assert made.used is None
    tokens.bearer(book, token)
    assert tokens.tokens(book, "Carl")[0].used == "2026-03-02T08:30:00+00:00"
    with pytest.raises(PeopleError, match="no token"):
        tokens.revoke(book, "Rita", made.id, "Rita")
    tokens.revoke(book, "Carl", made.id, "Carl")
    assert tokens.bearer(book, token) is None


@pytest.mark.parametrize(("role", "days", "label"), [("admin", 9, "x"), ("boss", 9, "x"), ("coder", 0, "x"),
                                                     ("coder", 999, "x"), ("coder", 9, " "), ("coder", 9, "a\x1bb")])  # fmt: skip
def test_a_token_that_asks_for_too_much_is_refused(book: People, role: str, days: int, label: str) -> None:
    with pytest.raises(PeopleError):
        tokens.make(book, "Carl", "Carl", role, label, days)


def test_what_was_done_is_written_down(book: People) -> None:
    accounts.set_role(book, "Ada", "Carl", "editor")
    assert tuple(book.doings(1)[0]) == ("2026-03-02T08:30:00+00:00", "Ada", "made Carl editor, who was coder")
