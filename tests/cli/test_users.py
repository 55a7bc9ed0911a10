"""The commands that say who may log in at the desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Call

WORDS = "four words put together"


@pytest.fixture
def users(tmp_path: Path, onrecord_call: Call) -> Call:
    """``onrecord users ...`` on a file of people of the test."""

    def call(*words: str, **more: object) -> Result:
        return onrecord_call("users", *words, "--people", tmp_path / "people", **more)

    return call


@pytest.fixture
def ada(users: Call) -> Call:
    ran = users("add", "Ada", "--role", "admin", "--password-stdin", input=WORDS + "\n")
    assert ran.exit_code == 0, ran.output
    return users


def people(users: Call) -> dict[str, dict[str, object]]:
    return {one["name"]: one for line in users("list", "--json").stdout.splitlines() for one in [json.loads(line)]}


def test_a_person_is_added_and_listed(ada: Call, tmp_path: Path) -> None:
    assert people(ada)["Ada"]["role"] == "admin"
    assert "Ada" in ada("list").stdout
    assert (tmp_path / "people").stat().st_mode & 0o777 == 0o600


def test_a_password_is_asked_for_twice_and_not_shown(users: Call) -> None:
    ran = users("add", "Ada", input=f"{WORDS}\n{WORDS}\n")
    assert ran.exit_code == 0
    assert WORDS not in ran.output
    assert users("add", "Zoe", input=f"{WORDS}\nanother one here\n").exit_code == 1


def test_a_password_is_no_word_of_the_call(users: Call) -> None:
    assert users("add", "Ada", "--password", WORDS).exit_code == 2


def test_a_weak_password_and_a_name_that_is_taken_are_refused_with_the_next_step(ada: Call) -> None:
    weak = ada("add", "Zoe", "--password-stdin", input="short\n")
    assert (weak.exit_code, "12 to 256 characters" in weak.stderr) == (2, True)
    taken = ada("add", "ADA", "--password-stdin", input=WORDS)
    assert (taken.exit_code, "choose another name" in taken.stderr) == (2, True)


def test_role_password_and_being_kept_out(ada: Call) -> None:
    ada("add", "Carl", "--password-stdin", input=WORDS)
    assert ada("role", "carl", "editor").exit_code == 0
    assert ada("password", "Carl", "--password-stdin", input="another few words").exit_code == 0
    assert ada("disable", "Carl").exit_code == 0
    assert people(ada)["Carl"] == {**people(ada)["Carl"], "role": "editor", "disabled": True}
    assert ada("enable", "Carl").exit_code == 0
    assert ada("logout", "Carl").exit_code == 0
    assert not people(ada)["Carl"]["disabled"]


def test_the_only_admin_stays(ada: Call) -> None:
    ran = ada("disable", "Ada")
    assert (ran.exit_code, "only admin" in ran.stderr) == (2, True)


def test_a_token_is_printed_once_and_revoked(ada: Call) -> None:
    ran = ada("token", "Ada", "--for", "nightly export", "--role", "coder", "--days", "3")
    secret = ran.stdout.strip()
    assert secret.startswith("onrecord_")
    assert secret not in ran.stderr
    listed = ada("tokens")
    assert "nightly export" in listed.stdout
    assert secret not in listed.output
    assert ada("revoke", "1").exit_code == 0
    assert ada("tokens").stdout == ""
    assert ada("revoke", "99").exit_code == 2


def test_nobody_is_told_with_the_next_step(users: Call) -> None:
    ran = users("list")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "onrecord users add NAME --role admin" in ran.stderr


def test_a_record_that_is_not_there_gets_no_people(onrecord_call: Call, tmp_path: Path) -> None:
    ran = onrecord_call("users", "list", record=tmp_path / "none.db")
    assert (ran.exit_code, "there is no such record" in ran.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_people_lie_beside_the_record_and_not_in_it(onrecord_call: Call, record: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_bytes(record.read_bytes())
    ran = onrecord_call("users", "add", "Ada", "--password-stdin", record=mine, input=WORDS)
    assert ran.exit_code == 0, ran.output
    assert (tmp_path / "mine.db.people").exists()
    assert b"argon2" not in mine.read_bytes()
