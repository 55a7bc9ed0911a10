"""``onrecord serve``: what it refuses to open, and what it opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.cli.conftest import Call


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The desks that were opened, in place of serving them."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: found.append({"app": app, **options}))
    return found


@pytest.mark.parametrize(("options", "told"), [
    (["--host", "0.0.0.0"], "add --users"),
    (["--host", "192.0.2.7"], "could read and change everything"),
    (["--host", "::"], "add --users"),
    (["--host", "desk.example.org"], "add --users"),
    (["--users", "--public"], "two desks"),
    (["--delay", "3"], "add --public"),
    (["--name", "desk.example.org"], "add --users or --public"),
    (["--proxy", "127.0.0.1"], "add --users or --public"),
    (["--users"], "onrecord users add NAME --role admin"),
])  # fmt: skip
def test_what_would_leave_the_record_open_is_refused_with_the_next_step(
    onrecord_call: Call, record: Path, tmp_path: Path, ran: list[dict[str, Any]], options: list[str], told: str
) -> None:
    people = ["--people", str(tmp_path / "people")] if "--users" in options else []
    answer = onrecord_call("serve", *options, *people, record=record)
    assert (answer.exit_code, ran) == (2, [])
    assert told in answer.stderr


def test_a_desk_of_ones_own_listens_to_this_machine_and_believes_no_proxy(
    onrecord_call: Call, record: Path, ran: list[dict[str, Any]]
) -> None:
    answer = onrecord_call("serve", "--by", "Ada", record=record)
    assert answer.exit_code == 0, answer.output
    (opened,) = ran
    assert (opened["host"], opened["proxy_headers"], opened["forwarded_allow_ips"]) == ("127.0.0.1", False, "")
    assert opened["app"].state.board.settings.person == "Ada"


@pytest.mark.parametrize(("name", "options", "expected"), [("Grace", [], "Grace"), ("Grace", ["--by", "Ada"], "Ada")])
def test_whose_word_it_is_follows_the_other_commands(
    onrecord_call: Call, record: Path, ran: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch,
    name: str, options: list[str], expected: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("ONRECORD_NAME", name)
    onrecord_call("serve", *options, record=record)
    assert ran[0]["app"].state.board.settings.person == expected


def test_a_desk_with_people_is_opened_to_others_with_a_word_on_encryption(
    onrecord_call: Call, record: Path, tmp_path: Path, ran: list[dict[str, Any]]
) -> None:
    people = ["--people", str(tmp_path / "people")]
    onrecord_call(
        "users", "add", "Ada", "--role", "admin", "--password-stdin", *people, input="four words put together"
    )
    bare = onrecord_call("serve", "--users", "--host", "0.0.0.0", *people, record=record)
    assert "unencrypted" in bare.stderr
    behind = onrecord_call(
        "serve", "--users", "--proxy", "127.0.0.1", "--name", "desk.example.org", *people, record=record
    )
    assert "unencrypted" not in behind.stderr
    assert (ran[1]["proxy_headers"], ran[1]["forwarded_allow_ips"]) == (True, "127.0.0.1")
    assert ran[1]["app"].state.board.settings.names == ("desk.example.org",)
