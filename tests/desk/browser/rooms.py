"""Every page of the desk, told from the routes of its rooms: a new one fails test_rooms.py until it stands here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from onrecord.desk.rooms import ROOMS
from tests.desk.browser.serving import Desk, asked

# Routes that are pages, each with addresses of it worth a look; {incident} and {report} are the most told incident and
# its first report.
PAGES: dict[str, tuple[str, ...]] = {
    "/incidents": (
        "/incidents",
        "/incidents?q=market&type=suicide_bomb",
        "/incidents?since=1999-01-01&until=1999-01-02",
    ),
    "/incidents/{id}": ("/incidents/{incident}",),
    "/reports": ("/reports", "/reports?q=market", "/reports?q=nothing+like+it"),
    "/reports/add": ("/reports/add",),
    "/reports/{id:any}": ("/reports/{report}",),
    "/reports/{id:any}/value": ("/reports/{report}/value?at=0-7", "/reports/{report}/value?words=market"),
    "/reports/{id:any}/source": ("/reports/{report}/source",),
    "/reports/{id:any}/versions": ("/reports/{report}/versions",),
    "/review": ("/review", "/review?item={incident}", "/review?lane=pairs", "/review?country=ZZ"),
    "/review/acts": ("/review/acts", "/review/acts?by=all"),
    "/situation": ("/situation", "/situation?since=2019-04-01&until=2019-04-30&country=LK"),
    "/compare": ("/compare",),
    "/compare/{id}": ("/compare/S-1",),
    "/compare/{id}/{place}": ("/compare/S-2/1",),
}
# Pages of a desk where people log in, as an admin sees them (the log-in as anyone), and pages of a public desk.
PEOPLES = ("/login", "/me", "/people")
PUBLICS = ("/incidents", "/incidents/{incident}", "/reports", "/situation")
# Routes that are no pages: parts that a script asks for, files, ways to other pages, and a page of work that goes by
# (its room's own test looks at it).
OTHERS = frozenset({
    "/", "/csrf", "/incidents/part", "/incidents/drawn", "/incidents/here", "/incidents/values/{facet}", "/tiles.pmtiles",
    "/review/item", "/review/side", "/review/live", "/reports/adding/{id}", "/reports/{id:any}/source/bytes",
})  # fmt: skip
FILES = (".csv", ".json", ".geojson", ".pdf", ".zip", ".{form}")


def routes() -> Iterator[str]:
    """The paths that the rooms answer a GET at, files left out."""
    for room in ROOMS:
        yield from (path for path in _walked(room.routes) if not path.endswith(FILES))


def _walked(some: Sequence[BaseRoute]) -> Iterator[str]:
    for one in some:
        if isinstance(one, APIRoute) and "GET" in one.methods:
            yield one.path
        elif inner := getattr(one, "original_router", None):  # a room of several
            yield from _walked(inner.routes)


def addresses() -> list[str]:
    return [address for some in PAGES.values() for address in some]


def filled(desk: Desk, address: str) -> str:
    """The address with the ids of this desk's record."""
    if "{" not in address:
        return address
    incidents = asked(desk, "/incidents.json")
    most = max(incidents, key=lambda one: (one["sources"], one["id"]))["id"]
    if "{report}" not in address:
        return address.replace("{incident}", most)
    report = asked(desk, f"/incidents/{most}.json")["accounts"][0]["report"]["id"]
    return address.replace("{report}", quote(report, safe=""))
