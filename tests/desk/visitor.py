"""A browser at a desk, for tests: it asks by the desk's own name, and its changes carry what the desk's pages hold."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

from onrecord.desk import Settings, create

HERE = "http://127.0.0.1:8460"


class Visitor(TestClient):
    """``TestClient`` whose POST, PUT, PATCH and DELETE come from a page of the desk. ``bare`` leaves that out."""

    def __init__(self, settings: Settings, **options: Any) -> None:
        super().__init__(create(settings), base_url=options.pop("base_url", HERE), **options)

    def request(self, method: str, url: Any, **options: Any) -> Any:
        if method in ("POST", "PUT", "PATCH", "DELETE"):
            proof = {
                "Origin": str(self.base_url).rstrip("/"),
                "Sec-Fetch-Site": "same-origin",
                "X-CSRF-Token": self.token(),
            }
            options["headers"] = {**proof, **(options.get("headers") or {})}
        return super().request(method, url, **options)

    def bare(self, method: str, url: str, **options: Any) -> Any:
        """The request with nothing that a page would add."""
        return super().request(method, url, **options)

    def token(self, path: str = "/incidents") -> str:
        """The token of a page as it is now."""
        found = re.search(r'<meta name="csrf" content="([0-9a-f]*)">', self.get(path).text)
        assert found
        return found[1]
