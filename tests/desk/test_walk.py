"""Every room of the desk, found by walking its routes: none can forget who may enter, and what a public desk hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from onrecord.desk import Settings
from onrecord.record import Record, incidents
from tests.desk import named
from tests.desk.members import WORDS, fill
from tests.desk.rooms import routes
from tests.desk.visitor import Visitor

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
DOOR = {"/login", "/csrf"}  # what stands open before the log-in
OWN = {"/login", "/logout"}  # and those below /me: what everyone may change, for themselves
SHOWN = {
    "/", "/incidents", "/incidents/part", "/incidents/drawn", "/incidents/here", "/incidents/values/{facet}",
    "/incidents.{form}", "/incidents/{id}", "/incidents/{id}.json", "/reports", "/api/v1/incidents", "/api/v1/facets",
    "/situation", "/situation.{form}", "/api", "/api/v1/rulings", "/api/v1/codebook", "/api/v1/codebook/{table}",
}  # fmt: skip
DESCRIPTION = "/api/openapi.json"  # which has nothing of the record


@pytest.fixture(scope="module")
def house(named_file: Path) -> Iterator[Visitor]:
    with Visitor(Settings(named_file, users=True)) as made:
        fill(made.app.state.people)  # type: ignore[attr-defined]
        yield made


def app(desk: Visitor) -> FastAPI:
    assert isinstance(desk.app, FastAPI)
    return desk.app


def every(desk: Visitor, methods: set[str]) -> list[tuple[str, str]]:
    """Each method and path with one of ``methods``, what is named in a path as an x."""
    found = [(method, path) for path, those, _ in routes(app(desk)) for method in sorted(those & methods)]
    return [(method, re.sub(r"{[^}]*}", "x", path)) for method, path in found]


def test_there_is_no_other_way_in(house: Visitor) -> None:
    assert [one.path for one in app(house).routes if isinstance(one, Mount)] == ["/static"]
    assert len(every(house, CHANGING)) > 10


def test_every_change_needs_the_token(named_file: Path) -> None:
    with Visitor(Settings(named_file)) as desk:
        for method, address in every(desk, CHANGING):
            answer = desk.bare(method, address, headers={"Accept": "application/json"})
            assert (answer.status_code, "no longer current" in answer.text) == (403, True), (method, address)


def test_every_room_but_the_door_needs_a_log_in(house: Visitor) -> None:
    stranger = house.other()
    for method, address in every(house, {"GET", *CHANGING}):
        if method == "GET" and address in DOOR:
            continue
        answer = stranger.request(method, address, follow_redirects=False)
        if address == "/login":
            assert answer.status_code == 401
        elif method == "GET" and not address.startswith("/api") and not address.endswith(".json"):
            assert (answer.status_code, answer.headers["location"][:11]) == (303, "/login?next"), address
        else:
            assert answer.status_code == 401, (method, address)


def test_a_reader_changes_nothing_but_their_own(house: Visitor) -> None:
    rita = house.other()
    rita.log_in("Rita", WORDS)
    token = rita.now()
    for method, address in every(house, CHANGING):
        if address in OWN or address.startswith("/me/"):
            continue
        answer = rita.bare(method, address, headers={"X-CSRF-Token": token}, follow_redirects=False)
        assert answer.status_code == 403, (method, address, answer.status_code)
        assert "role" in answer.text, (method, address)


@pytest.mark.parametrize("name", ["Rita", "Carl", "Edith"])
def test_only_an_admin_says_who_may_come(house: Visitor, name: str) -> None:
    person = house.other()
    person.log_in(name, WORDS)
    token = person.now()
    rooms = [one for one in every(house, {"GET", *CHANGING}) if one[1].startswith("/people")]
    assert len(rooms) > 5
    for method, address in rooms:
        assert person.bare(method, address, headers={"X-CSRF-Token": token}).status_code == 403, (method, address)


def test_a_public_desk_changes_nothing(public: Visitor) -> None:
    for method, address in every(public, CHANGING):
        answer = public.request(method, address)
        assert (answer.status_code, "nothing in it changed" in answer.text) == (403, True), (method, address)


def read(public: Visitor, named_file: Path) -> Iterator[tuple[str, str]]:
    """Each path that can be read, with what it names given in several ways; and the path as the code has it."""
    with Record.open(named_file, readonly=True) as record:
        ids = [one.id for one in incidents(record)]
    for route, methods, _ in routes(app(public)):
        if "GET" in methods and route != DESCRIPTION:
            for name in (*ids, named.FIRST.id, "place", "json", "1") if "{" in route else ("",):
                yield re.sub(r"{[^}]*}", name, route), route


def test_a_public_desk_shows_what_was_looked_at_and_nothing_else(public: Visitor, named_file: Path) -> None:
    for address, route in read(public, named_file):
        answer = public.get(address, follow_redirects=False)
        assert answer.status_code < 500, address
        assert answer.status_code in (403, 404) or route in SHOWN, address
        told = answer.text.casefold().replace(named.FIRST.id, "")  # what was asked for is said again
        assert not [word for word in named.WORDS if word in told], address


def test_asking_for_a_name_tells_no_more_than_asking_for_none(public: Visitor, named_file: Path) -> None:
    for address, _ in read(public, named_file):
        answers = [
            (found.status_code, found.text.replace(named.FIRST.id, "").replace(words, "").replace(words.lower(), ""))
            for words in ("Quandil", "Xyzzyqu")
            for found in [public.get(address, params={"q": words, "find": words}, follow_redirects=False)]
        ]
        assert answers[0] == answers[1], address


def test_every_page_that_is_shown_to_all_is_there(public: Visitor, named_file: Path) -> None:
    with Record.open(named_file, readonly=True) as record:
        id = incidents(record)[0].id
    for route in SHOWN:
        address = (
            route.replace("{facet}", "place").replace("{form}", "csv").replace("{id}", id).replace("{table}", "types")
        )
        assert public.get(address).status_code == 200, address
