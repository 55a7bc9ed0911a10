"""Changes are made by the desk's own pages alone, and by its own name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Form

from onrecord.desk import Settings
from onrecord.desk.csrf import COOKIE
from tests.desk.visitor import Visitor


@pytest.fixture
def desk(record_file: Path) -> Iterator[Visitor]:
    with Visitor(Settings(record_file)) as made:
        made.app.post("/change")(lambda: {"done": True})  # type: ignore[attr-defined]
        made.app.post("/said")(_said)  # type: ignore[attr-defined]
        yield made


def _said(words: Annotated[str, Form()]) -> dict[str, str]:
    return {"words": words}


def test_a_page_of_the_desk_may_change(desk: Visitor) -> None:
    assert desk.post("/change").json() == {"done": True}
    assert desk.post("/said", data={"words": "yes"}).json() == {"words": "yes"}


def test_a_form_carries_the_token_in_a_field(desk: Visitor) -> None:
    token = desk.token()
    for sent in ({"data": {"words": "yes", "csrf": token}}, {"files": {"words": (None, "yes"), "csrf": (None, token)}}):
        assert desk.bare("POST", "/said", **sent).json() == {"words": "yes"}


@pytest.mark.parametrize("token", ["", "0" * 64, "é", "x" * 5000])
def test_without_the_right_token_nothing_is_changed(desk: Visitor, token: str) -> None:
    desk.get("/incidents")
    for sent in ({"headers": {"X-CSRF-Token": token.encode()}}, {"data": {"csrf": token, "words": "no"}}):
        answer = desk.bare("POST", "/said", **sent)
        assert answer.status_code == 403
        assert "load the page anew" in answer.text


def test_the_token_of_one_visit_is_of_no_use_to_another(desk: Visitor, record_file: Path) -> None:
    token = desk.token()
    desk.cookies.clear()
    assert desk.bare("POST", "/change", headers={"X-CSRF-Token": token}).status_code == 403
    desk.cookies.set(COOKIE, "a" * 43)
    assert desk.bare("POST", "/change", headers={"X-CSRF-Token": token}).status_code == 403


def test_a_token_outlives_the_desk_so_that_what_waits_can_be_sent(desk: Visitor, record_file: Path) -> None:
    token, cookie = desk.token(), desk.cookies[COOKIE]
    with Visitor(Settings(record_file)) as again:
        again.cookies.set(COOKIE, cookie)
        assert again.token() == token


def test_a_script_asks_for_the_token_of_now(desk: Visitor) -> None:
    assert desk.get("/csrf").json() == {"csrf": desk.token()}
    stale = desk.bare("POST", "/change", headers={"X-CSRF-Token": "0" * 64, "Accept": "application/json"})
    assert stale.headers["X-CSRF-Token"] == "stale"
    assert set(stale.json()["error"]) == {"status", "reason", "next"}


@pytest.mark.parametrize("headers", [
    {"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "http://[bad"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
])  # fmt: skip
def test_another_sites_page_is_refused_even_with_the_token(desk: Visitor, headers: dict[str, str]) -> None:
    answer = desk.post("/change", headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_the_cookie_is_not_for_scripts_nor_other_sites(desk: Visitor) -> None:
    said = desk.get("/incidents").headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said
    assert "secure" not in said
    assert "set-cookie" not in desk.get("/incidents").headers


def test_a_cookie_that_is_none_of_ours_is_replaced(desk: Visitor) -> None:
    answer = desk.get("/incidents", headers={"Cookie": f"{COOKIE}=short"})
    assert re.search(rf"{COOKIE}=[\w-]{{43}};", answer.headers["set-cookie"])


@pytest.mark.parametrize("name", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "[bad", "192.168.0.4:8460"])
def test_a_desk_answers_to_its_own_name_alone(desk: Visitor, name: str) -> None:
    answer = desk.get("/incidents", headers={"Host": name})
    assert answer.status_code == 400
    assert "does not answer to the name" in answer.text


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost:8460", "[::1]:8460", "LOCALHOST"])
def test_a_desk_answers_to_this_machines_names(desk: Visitor, name: str) -> None:
    assert desk.get("/incidents", headers={"Host": name}).status_code == 200


def test_a_desk_answers_to_the_name_it_was_given(record_file: Path, tmp_path: Path) -> None:
    settings = Settings(record_file, users=True, people=tmp_path / "people", names=("desk.example.org",))
    with Visitor(settings) as desk:
        assert desk.get("/login", headers={"Host": "desk.example.org"}).status_code == 200
        assert desk.get("/login", headers={"Host": "other.example.org"}).status_code == 400
