"""A browser at a desk, for tests: it asks by the desk's own name, and its changes carry what the desk's pages hold."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

from onrecord.desk import Settings, create
from onrecord.desk.people.book import Clock, now

HERE = "http://127.0.0.1:8460"


class Visitor(TestClient):
    """``TestClient`` whose POST, PUT, PATCH and DELETE come from a page of the desk. ``bare`` leaves that out."""

    def __init__(self, settings: Settings, clock: Clock = now, **options: Any) -> None:
        super().__init__(create(settings, clock), base_url=options.pop("base_url", HERE), **options)

    def other(self, **options: Any) -> Visitor:
        """Another person's browser at the same desk."""
        made = Visitor.__new__(Visitor)
        TestClient.__init__(made, self.app, base_url=options.pop("base_url", str(self.base_url)), **options)
        return made

    def log_in(self, name: str, password: str, next: str = "/me") -> Any:
        """What the desk answers to a log-in; no redirect is followed."""
        form = {"name": name, "password": password, "next": next}
        return self.post("/login", data=form, follow_redirects=False)

    def request(self, method: str, url: Any, **options: Any) -> Any:
        if method in ("POST", "PUT", "PATCH", "DELETE"):
            given = options.get("headers") or {}
            token = given.get("X-CSRF-Token") or self.now()
            proof = {"Origin": str(self.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": token}
            options["headers"] = {**proof, **given}
        return super().request(method, url, **options)

    def bare(self, method: str, url: str, **options: Any) -> Any:
        """The request with nothing that a page would add."""
        return super().request(method, url, **options)

    def now(self) -> str:
        """The token as a script asks for it; nothing on a public desk."""
        answer = self.get("/csrf")
        return answer.json()["csrf"] if answer.status_code == 200 else ""

    def token(self, path: str = "/incidents") -> str:
        """The token of a page as it is now."""
        found = re.search(r'<meta name="csrf" content="([0-9a-f]*)">', self.get(path).text)
        assert found
        return found[1]
