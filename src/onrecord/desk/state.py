"""What is chosen on the incidents page: read from the URL and written back to it, so that a link holds all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from urllib.parse import urlencode

from onrecord.desk.day import NoDay, day_of

# The facets in the order in which the page shows them; each may hold several values, of which one must hold.
FACETS = (
    "event_type", "type", "country", "admin1", "place", "actor", "status", "corroboration", "flag", "outlet",
    "reviewed",
)  # fmt: skip
COLUMNS = ("start", "type", "place", "who", "killed", "sources", "grade", "confidence", "published")
SORTS = ("-start", *(name for column in COLUMNS for name in (column, f"-{column}") if name != "-start"))
# How well an incident is borne out, best first (``rulings.corroboration``).
GRADES = ("independent", "contested", "copied", "single", "own_claim")
PAGE = 50  # rows
Box = tuple[float, float, float, float]  # west, south, east, north in degrees WGS 84


class BadState(ValueError):
    """A URL that says something that can't be; the message names it and what may stand there."""


@dataclass(frozen=True, slots=True)
class State:
    """Filters, order and page. ``facets`` maps a facet to its chosen values, sorted; days are both included."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    box: Box | None = None
    q: str = ""
    sort: str = SORTS[0]
    page: int = 1

    def query(self, **changes: object) -> str:
        """The URL's query, with ``changes`` to the fields; what is as by default is left out, the order is fixed."""
        return urlencode(self.pairs(**changes))

    def pairs(self, **changes: object) -> list[tuple[str, str]]:
        """The names and values of ``query``."""
        return list(_pairs(replace(self, **changes)))  # type: ignore[arg-type]

    def without(self, facet: str, value: str) -> State:
        """The state without one chosen value, on its first page."""
        left = tuple(one for one in self.facets.get(facet, ()) if one != value)
        return replace(self, facets={**self.facets, facet: left}, page=1)

    @property
    def filtered(self) -> bool:
        return any(self.facets.values()) or any((self.since, self.until, self.box, self.q))


def state_of(pairs: Iterable[tuple[str, str]]) -> State:
    """The state that a URL's query tells; names it does not know are left aside. Raises ``BadState``."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            found.setdefault(name, []).append(value.strip())
    last = {name: values[-1] for name, values in found.items()}
    facets = {name: tuple(sorted(set(found[name]))) for name in FACETS if name in found}
    sort = last.get("sort", SORTS[0])
    if sort not in SORTS:
        raise BadState(f"sort={sort!r} is no order; write one of {', '.join(SORTS)}")
    return State(
        facets, day_in("since", last), day_in("until", last), _box(last.get("box")), last.get("q", "")[:200], sort,
        _page(last.get("page")),
    )  # fmt: skip


def _pairs(state: State) -> Iterable[tuple[str, str]]:
    for facet in FACETS:
        yield from ((facet, value) for value in state.facets.get(facet, ()))
    if state.since:
        yield "since", state.since.isoformat()
    if state.until:
        yield "until", state.until.isoformat()
    if state.box:
        yield "box", ",".join(f"{value:.4f}" for value in state.box)
    given = {f.name: getattr(state, f.name) for f in fields(state) if f.name in ("q", "sort", "page")}
    usual = {"q": "", "sort": SORTS[0], "page": 1}
    yield from ((name, str(value)) for name, value in given.items() if value != usual[name])


def day_in(name: str, last: Mapping[str, str]) -> date | None:
    """The day that an address gives under a name. Raises ``BadState``."""
    try:
        return day_of(last.get(name))
    except NoDay as error:
        raise BadState(f"{name}={error}") from None


def _box(text: str | None) -> Box | None:
    if text is None:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise BadState(f"box={text!r} is no area; write west,south,east,north in degrees") from None
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise BadState(f"box={text!r} lies outside the Earth; write west,south,east,north in degrees")
    return west, south, east, north


def _page(text: str | None) -> int:
    if text is None:
        return 1
    if not text.isdecimal() or not 1 <= int(text) <= 10**6:
        raise BadState(f"page={text!r} is no page; count from 1")
    return int(text)
