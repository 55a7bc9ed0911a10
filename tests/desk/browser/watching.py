"""What goes wrong in a browser while a test runs: errors on the console, refusals of the policy, requests elsewhere."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Route


class Watch:
    """``outside`` holds every request for another host (none reaches it), ``faults`` what the pages complained of."""

    def __init__(self) -> None:
        self.outside: list[str] = []
        self.faults: list[str] = []
        self._allowed: list[str] = []

    def allow(self, *patterns: str) -> None:
        """Faults that this test means to bring about: regular expressions, searched for."""
        self._allowed.extend(patterns)

    def left(self) -> list[str]:
        """The faults that no one allowed."""
        return [fault for fault in self.faults if not any(re.search(one, fault) for one in self._allowed)]

    def follow(self, context: BrowserContext) -> None:
        context.route(re.compile(r"^(?!http://127\.0\.0\.1:|data:|blob:)"), self._refuse)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self._failed(error.error))

    def _refuse(self, route: Route) -> None:
        self.outside.append(route.request.url)
        route.abort("blockedbyclient")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _failed(self, error: Error) -> None:
        self.faults.append(f"page error: {error.message}")
