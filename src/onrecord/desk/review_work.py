"""What a reviewer works through: a choice of incidents, as on the incidents page, a lane of the queue, and where in it
they are; all of it in the URL, so that a link "review these" works and a reload loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from onrecord.desk.review_queue import UNSURE, Place
from onrecord.desk.state import SORTS, BadState, State, state_of

ALL, PAIRS = "", "pairs"
NAMES = {ALL: "All", "flagged": "Flagged", "low": "Least sure", "new": "New", UNSURE: "In doubt", PAIRS: "Twins"}


@dataclass(frozen=True, slots=True)
class Work:
    """``item`` is an incident that was asked for by its id; ``after`` the place in the queue that was left last;
    ``whole``: all accounts are laid open."""

    state: State
    lane: str = ALL
    item: str = ""
    after: Place | None = None
    whole: bool = False

    def url(self, **changes: object) -> str:
        """The page's address, with ``changes`` to the fields."""
        return "/review" + self.query(**changes)

    def query(self, **changes: object) -> str:
        other = replace(self, **changes)  # type: ignore[arg-type]
        parts = [other.state.query(page=1, sort=SORTS[0]), urlencode(list(_pairs(other)))]
        found = "&".join(part for part in parts if part)
        return f"?{found}" if found else ""

    @property
    def reviewed_too(self) -> bool:
        """Whether the choice itself says which are asked for: reviewed or not."""
        return bool(self.state.facets.get("reviewed"))


def work_of(pairs: Iterable[tuple[str, str]]) -> Work:
    """The work that a URL's query tells. Raises ``BadState``."""
    given = list(pairs)
    last = dict(given)
    lane = last.get("lane", ALL)
    if lane not in NAMES:
        raise BadState(
            f"lane={lane!r} is no part of the queue; write one of {', '.join(name for name in NAMES if name)}"
        )
    item = last.get("item", "")[:200]
    return Work(state_of(given), lane, item, _place(last.get("after", "")), bool(last.get("whole")))


def told(place: Place | None) -> str:
    """A place in the queue as the URL has it."""
    return "" if place is None else f"{place[0]}~{place[1]!r}~{place[2]}"


def _pairs(work: Work) -> Iterator[tuple[str, str]]:
    given = {"lane": work.lane, "item": work.item, "after": told(work.after), "whole": "1" if work.whole else ""}
    yield from ((name, value) for name, value in given.items() if value)


def _place(text: str) -> Place | None:
    """A place that some page was left at; anything else is the beginning."""
    lane, _, rest = text[:300].partition("~")
    key, _, id = rest.partition("~")
    try:
        return int(lane), float(key), id
    except ValueError:
        return None
