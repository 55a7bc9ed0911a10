"""The ways through the desk lead somewhere."""

from __future__ import annotations

from starlette.testclient import TestClient

from onrecord.desk.pages import NAV


def test_every_entry_of_the_nav_has_its_page(client: TestClient) -> None:
    assert {path: client.get(path).status_code for path, *_ in NAV} == {path: 200 for path, *_ in NAV}
