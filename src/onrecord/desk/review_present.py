"""Who looks at which item now: kept in memory, forgotten soon after a browser stops asking."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock

FORGOTTEN = 20.0  # seconds without a word
MOST = 1000  # browsers remembered: more than any newsroom has


@dataclass(frozen=True, slots=True)
class Looking:
    """A person's browser window (``tab``, its own random name) and what it shows."""

    person: str
    tab: str
    item: str
    at: float


@dataclass(slots=True)
class Present:
    """Safe to use from several threads."""

    clock: Callable[[], float] = time.monotonic
    _by_tab: dict[tuple[str, str], Looking] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def looks(self, person: str, tab: str, item: str) -> None:
        """Notes that this window shows ``item``; an empty one shows none any longer."""
        with self._lock:
            self._by_tab.pop((person, tab), None)
            if item and tab:
                self._by_tab[person, tab] = Looking(person, tab, item, self.clock())
            while len(self._by_tab) > MOST:
                del self._by_tab[next(iter(self._by_tab))]

    def others(self, person: str, tab: str) -> list[Looking]:
        """All other windows that spoke a little while ago, this person's own among them."""
        return [one for one in self._recent() if (one.person, one.tab) != (person, tab)]

    def elsewhere(self, person: str) -> set[str]:
        """What other people look at."""
        return {one.item for one in self._recent() if one.person != person}

    def _recent(self) -> Iterator[Looking]:
        since = self.clock() - FORGOTTEN
        with self._lock:
            return iter([one for one in self._by_tab.values() if one.at >= since])
