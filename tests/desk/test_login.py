"""The door of a desk with accounts, and what is behind it."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings
from onrecord.desk.people import accounts, tokens
from tests.desk.members import WORDS, Clock, fill
from tests.desk.visitor import Visitor

COOKIE = "onrecord_session"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(record_file: Path, tmp_path: Path, clock: Clock) -> Iterator[Visitor]:
    with Visitor(Settings(record_file, users=True, people=tmp_path / "people"), clock) as made:
        fill(made.app.state.people)  # type: ignore[attr-defined]
        yield made


def test_a_page_leads_to_the_log_in_and_back(desk: Visitor) -> None:
    answer = desk.get("/incidents?q=market&page=1", follow_redirects=False)
    assert answer.status_code == 303
    door = desk.get(answer.headers["location"])
    (onward,) = re.findall(r'name="next" value="([^"]*)"', door.text)
    assert html.unescape(onward) == "/incidents?q=market&page=1"
    answer = desk.log_in("Ada", WORDS, html.unescape(onward))
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents?q=market&page=1")
    assert desk.get("/incidents?q=market&page=1").status_code == 200


def test_before_the_log_in_nothing_of_the_record_is_told(desk: Visitor, record_file: Path) -> None:
    text = desk.get("/login").text
    assert record_file.name not in text
    assert 'href="/reports"' not in text
    for path in ("/incidents.json", "/incidents/drawn", "/api/openapi.json", "/nothing", "/incidents/I-1.json"):
        answer = desk.get(path, headers={"Accept": "application/json"})
        assert answer.status_code == 401, path
        assert set(answer.json()["error"]) == {"status", "reason", "next"}


def test_a_part_of_a_page_is_no_log_in_page(desk: Visitor) -> None:
    assert desk.get("/incidents/part", headers={"HX-Request": "true"}).status_code == 401


@pytest.mark.parametrize("next", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "\\\\x",
                                  "javascript:alert(1)", "", "/a\r\nSet-Cookie: x=1", "/\t/elsewhere.example"])  # fmt: skip
def test_the_log_in_leads_nowhere_else(desk: Visitor, next: str) -> None:
    assert desk.log_in("Ada", WORDS, next).headers["location"] == "/"
    assert desk.get("/login", params={"next": next}, follow_redirects=False).headers["location"] == "/"


def test_no_answer_tells_which_accounts_there_are(desk: Visitor) -> None:
    accounts.set_disabled(desk.app.state.people, "Ada", "Carl", True)  # type: ignore[attr-defined]
    texts = set()
    for name, password in (("Ada", "wrong"), ("Nobody", "wrong"), ("Carl", WORDS), ("Carl", "wrong"), ("", "")):
        answer = desk.log_in(name, password)
        assert answer.status_code == 401
        assert COOKIE not in answer.headers.get("set-cookie", "")
        texts.add(re.sub(r'(name="(name|csrf)" |name="csrf" content=)[^>]*', "", answer.text))
    assert len(texts) == 1


def test_asking_for_no_one_takes_as_long(desk: Visitor, clock: Clock) -> None:
    took: dict[str, list[float]] = {"Ada": [], "Nobody": []}
    for _ in range(4):
        for name, times in took.items():
            token = desk.token("/login")
            begun = time.perf_counter()
            desk.post("/login", data={"name": name, "password": "wrong"}, headers={"X-CSRF-Token": token})
            times.append(time.perf_counter() - begun)
            clock.go_on(hours=2)
    there, nowhere = min(took["Ada"]), min(took["Nobody"])
    assert 0.5 < there / nowhere < 2


def test_the_cookie_of_a_session_is_for_this_desk_alone(desk: Visitor) -> None:
    said = desk.log_in("Ada", WORDS).headers["set-cookie"].lower()
    session = next(one for one in said.split(", ") if one.startswith(COOKIE))
    assert {"httponly", "samesite=lax", "path=/"} <= set(session.split("; "))
    assert not {"secure"} & set(session.split("; "))
    assert "max-age" not in session


def test_over_https_the_cookie_is_secure_and_stays_so(desk: Visitor) -> None:
    safe = desk.other(base_url="https://127.0.0.1:8460")
    said = safe.log_in("Ada", WORDS).headers["set-cookie"]
    session = next(one for one in said.split(", ") if "session" in one)
    assert session.startswith("__Host-onrecord_session=")
    assert "; Secure" in session
    page = safe.get("/me")
    assert page.status_code == 200
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in desk.get("/login").headers


def test_a_session_is_made_anew_at_the_log_in(desk: Visitor) -> None:
    desk.cookies.set(COOKIE, "planted", domain="127.0.0.1")
    visit = desk.token("/login")
    desk.log_in("Carl", WORDS)
    first = desk.cookies[COOKIE]
    assert first != "planted"
    assert desk.token("/me") != visit
    desk.log_in("Ada", WORDS)
    assert desk.cookies[COOKIE] != first
    desk.cookies.set(COOKIE, first, domain="127.0.0.1")
    assert desk.get("/me", follow_redirects=False).status_code == 303


def test_a_log_in_needs_a_page_of_the_desk(desk: Visitor) -> None:
    answer = desk.bare("POST", "/login", data={"name": "Ada", "password": WORDS})
    assert answer.status_code == 403


def test_a_log_out_ends_the_session_not_only_the_cookie(desk: Visitor) -> None:
    desk.log_in("Ada", WORDS)
    held = desk.cookies[COOKIE]
    assert desk.post("/logout", follow_redirects=False).headers["location"] == "/login"
    assert COOKIE not in desk.cookies
    desk.cookies.set(COOKIE, held, domain="127.0.0.1")
    assert desk.get("/incidents", follow_redirects=False).status_code == 303


def test_a_session_that_was_idle_for_long_is_over(desk: Visitor, clock: Clock) -> None:
    desk.log_in("Ada", WORDS)
    clock.go_on(hours=7)
    assert desk.get("/me", follow_redirects=False).status_code == 200
    clock.go_on(hours=9)
    assert desk.get("/me", follow_redirects=False).status_code == 303


def test_what_was_to_be_changed_after_the_end_is_refused_and_not_lost(desk: Visitor, clock: Clock) -> None:
    desk.log_in("Ada", WORDS)
    token = desk.token("/me")
    clock.go_on(hours=9)
    answer = desk.bare("POST", "/people", data={"name": "Zoe", "csrf": token})
    assert answer.status_code == 401
    assert "another tab" in answer.text


def test_many_wrong_log_ins_wait(desk: Visitor, clock: Clock) -> None:
    for _ in range(5):
        assert desk.log_in("Ada", "wrong").status_code == 401
    answer = desk.log_in("Ada", WORDS)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
    clock.go_on(seconds=2)
    assert desk.log_in("Ada", WORDS).status_code == 303


def test_a_password_given_by_another_is_good_for_one_log_in(desk: Visitor) -> None:
    desk.log_in("Ada", WORDS)
    page = desk.post("/people", data={"name": "Zoë", "role": "coder"}).text
    (given,) = re.findall(r'<code id="secret"[^>]*>([^<]+)</code>', page)
    assert given not in desk.get("/people").text
    zoe = desk.other()
    zoe.log_in("Zoë", given)
    assert zoe.get("/incidents", follow_redirects=False).headers["location"] == "/me"
    assert zoe.post("/decide", follow_redirects=False).headers.get("location") == "/me"
    form = {"current": given, "password": "words of her own", "again": "words of her own"}
    assert zoe.post("/me/password", data=form, follow_redirects=False).status_code == 303
    assert zoe.get("/incidents", follow_redirects=False).status_code == 200


@pytest.mark.parametrize(("current", "new", "again", "status", "told"), [
    ("wrong", "another few words", "another few words", 403, "not your current"),
    (WORDS, "another few words", "another few wards", 400, "not the same both times"),
    (WORDS, "short", "short", 400, "12 to 256"),
    (WORDS, WORDS, WORDS, 400, "choose another"),
])  # fmt: skip
def test_a_new_password_is_asked_for_with_care(
    desk: Visitor, current: str, new: str, again: str, status: int, told: str
) -> None:
    desk.log_in("Carl", WORDS)
    answer = desk.post("/me/password", data={"current": current, "password": new, "again": again})
    assert answer.status_code == status
    assert told in answer.text
    assert desk.other().log_in("Carl", WORDS).status_code == 303


def test_a_new_password_logs_out_elsewhere(desk: Visitor) -> None:
    there = desk.other()
    for one in (desk, there):
        one.log_in("Carl", WORDS)
    desk.post("/me/password", data={"current": WORDS, "password": "another few words", "again": "another few words"})
    assert desk.get("/me", follow_redirects=False).status_code == 200
    assert there.get("/me", follow_redirects=False).status_code == 303


def test_who_is_disabled_is_out_with_the_next_click(desk: Visitor) -> None:
    carl = desk.other()
    carl.log_in("Carl", WORDS)
    desk.log_in("Ada", WORDS)
    assert desk.post("/people/disabled", data={"name": "Carl", "disabled": "1"}).status_code == 200
    assert carl.get("/incidents", follow_redirects=False).status_code == 303


def test_a_change_of_role_counts_at_once(desk: Visitor) -> None:
    carl = desk.other()
    carl.log_in("Carl", WORDS)
    assert carl.get("/people").status_code == 403
    desk.log_in("Ada", WORDS)
    desk.post("/people/role", data={"name": "Carl", "role": "admin"})
    assert carl.get("/people").status_code == 200


def test_a_token_is_shown_once_and_signs_as_its_person(desk: Visitor) -> None:
    desk.log_in("Carl", WORDS)
    page = desk.post("/me/tokens", data={"label": "nightly export", "role": "reader", "days": "30"}).text
    (token,) = re.findall(r'<code id="secret"[^>]*>([^<]+)</code>', page)
    assert token not in desk.get("/me").text
    program = desk.other()
    header = {"Authorization": f"Bearer {token}"}
    assert program.get("/incidents.json").status_code == 401
    assert program.get("/incidents.json", headers=header).status_code == 200
    desk.post("/me/tokens/revoke", data={"id": "1"})
    answer = program.get("/incidents.json", headers=header)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_token_opens_no_way_to_people_and_passwords(desk: Visitor) -> None:
    _, token = tokens.make(desk.app.state.people, "Ada", "Ada", "admin", "a test")  # type: ignore[attr-defined]
    header = {"Authorization": f"Bearer {token}"}
    for method, path in (("GET", "/me"), ("POST", "/me/tokens"), ("GET", "/people"), ("POST", "/people")):
        assert desk.bare(method, path, headers=header).status_code == 403, path


def test_a_wrong_token_is_not_helped_by_a_session(desk: Visitor) -> None:
    desk.log_in("Ada", WORDS)
    assert desk.get("/incidents.json", headers={"Authorization": "Bearer onrecord_x"}).status_code == 401


def test_a_desk_without_anybody_says_what_to_do(record_file: Path, tmp_path: Path) -> None:
    with Visitor(Settings(record_file, users=True, people=tmp_path / "nobody")) as desk:
        assert "onrecord users add NAME --role admin" in desk.get("/login").text


def test_a_desk_without_accounts_has_no_door(client: Visitor) -> None:
    assert client.get("/login").status_code == 404
    assert client.get("/people").status_code == 404


def test_the_file_of_people_lies_beside_the_record() -> None:
    assert Settings(Path("a/x.db")).people_file == Path("a/x.db.people")
