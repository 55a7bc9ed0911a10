"""UCDP GED 23.1: its 49 columns in their order, deaths by side, a row for each place and day of a total.

Rows follow the codebook as far as the record knows what it asks for. Numbers that UCDP gives to actors, dyads and
conflicts are not made up: those columns are blank. The codebook's tables ``ged`` and ``gw`` have every rule,
``docs/exports.md`` where each is from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord import codebook
from onrecord.publish.about import About
from onrecord.publish.casualties import casualties_only
from onrecord.publish.cells import Cell, line
from onrecord.publish.ged_days import Days, days, precision
from onrecord.publish.ged_deaths import Deaths, counted, divided, less
from onrecord.publish.ged_places import enclosing, where
from onrecord.publish.ged_sides import Dyad, dyad
from onrecord.publish.ged_sources import sources
from onrecord.publish.precision import where_prec
from onrecord.publish.shared_places import several, undone

if TYPE_CHECKING:
    from onrecord.model import Place
    from onrecord.record import Told

SEPARATE, SUM = 1, 2  # event_clarity


@dataclass(frozen=True, slots=True)
class Sum:
    """An aggregate that waits until all that it sums is known: its cells without deaths, its deaths, its parts' ids."""

    cells: dict[str, Cell]
    deaths: Deaths
    parts: tuple[str, ...]


def lines(told: Iterable[Told], about: About) -> Iterator[str]:
    """The file in pieces, a row each: incidents as they come, sums of several at the end, less what they sum."""
    header = book()["columns"]
    yield line(header)
    known: dict[str, Deaths] = {}
    waiting: list[Sum] = []
    for one in told:
        for cells in rows(one, about, known, waiting):
            about.rows += 1
            yield line(cells.get(column) for column in header)
    for found in waiting:
        for cells in _subtracted(found, known, about):
            about.rows += 1
            yield line(cells.get(column) for column in header)


def rows(told: Told, about: About, known: dict[str, Deaths], waiting: list[Sum]) -> list[dict[str, Cell]]:
    """One row for each place and day of an incident, none for what GED has no event for; a sum is put in ``waiting``.

    ``known`` gets the incident's deaths, so that they can be taken from a sum.
    """
    incident = told.incident
    whole, conversions = counted(incident)
    sides, reason = dyad(incident), unrecorded(told, whole)
    if reason or whole is None or sides is None:
        about.leave(reason or "no organised actor: rioters, protesters, a crowd", incident.id)
        return []
    for what in conversions:
        about.converted.add(what, incident.id)
    whole, shared = whole.swapped() if sides.swapped else whole, _shared(told, sides, about)
    if incident.aggregate and not undone(told):
        waiting.append(_sum(told, shared, whole))
        return []
    known[incident.id] = whole
    return _split(told, shared, whole, about)


def _sum(told: Told, shared: dict[str, Cell], whole: Deaths) -> Sum:
    """A sum over several incidents, at the unit around all places that it names."""
    incident, places = told.incident, several(told)
    spot = enclosing(places) if len(places) > 1 else incident.place
    (period,) = days(incident.when, 0)
    return Sum(shared | where(spot, incident.country) | _when(period), whole, incident.sums)


def unrecorded(told: Told, whole: Deaths | None) -> str | None:
    """Why GED would have no event for an incident, or ``None``."""
    incident = told.incident
    if incident.status not in book()["statuses"]:
        return f"status {incident.status}"
    if whole is None or whole.most < 1:
        return "no death in any estimate"
    if casualties_only(told):
        return "casualties told, and no deaths"
    if incident.when.start is None or incident.when.end is None:
        return "no day known"
    if precision(Days(incident.when.start, incident.when.end)) is None:
        return "vaguer than a year"
    return "no country known" if where_prec(incident.place, incident.country) is None else None


def _split(told: Told, shared: dict[str, Cell], whole: Deaths, about: About) -> list[dict[str, Cell]]:
    """The rows of a total over places and days, as evenly as integers allow."""
    incident, number = told.incident, whole.best or whole.high
    places = _places(told, number, about)
    found = days(incident.when, number // len(places))
    spots = [(place, day) for place in places for day in found]
    for what, of in (("places", places), ("days", found)):
        if len(of) > 1:
            about.converted.add(f"a total divided over {what}", incident.id, len(spots))
    shares = divided(whole, len(spots))
    return [
        shared
        | where(place, incident.country)
        | _when(day)
        | _deaths(share)
        | {"id": incident.id if n == 1 else f"{incident.id}-{n}"}
        for n, ((place, day), share) in enumerate(zip(spots, shares, strict=True), 1)
    ]


def _places(told: Told, deaths: int, about: About) -> list[Place | None]:
    """The places that share the deaths; where there are fewer deaths than places, the unit around them."""
    places = several(told)
    if len(places) > 1 and deaths < len(places):
        about.converted.add("fewer deaths than places: one event at the smallest unit around them", told.incident.id)
        return [enclosing(places)]
    return [*places] or [None]


def _subtracted(found: Sum, known: dict[str, Deaths], about: About) -> Iterator[dict[str, Cell]]:
    """A sum's row without the deaths of the incidents in this file that it sums; none where nothing is left."""
    parts = [known[id] for id in found.parts if id in known]
    rest, id = less(found.deaths, parts), str(found.cells["id"])
    if any(part.most for part in parts):
        about.converted.add("deaths told one by one subtracted from a sum", id)
    if rest.most < 1:
        about.leave("a sum of incidents whose deaths are told one by one", id)
        return
    yield found.cells | _deaths(rest)


def _shared(told: Told, sides: Dyad, about: About) -> dict[str, Cell]:
    """The cells that all rows of an incident have alike; a column that is not among them is blank."""
    incident, table = told.incident, book()
    checks = [*sides.checks, *(["deaths"] if "toll_disputed" in incident.flags else [])]
    return {
        "id": incident.id,
        "code_status": " & ".join(table["checks"][check] for check in checks) or table["clear"],
        "type_of_violence": sides.type,
        "conflict_name": sides.name,
        "dyad_name": sides.name,
        "side_a": sides.a,
        "side_b": sides.b,
        **sources(told, about),
        "event_clarity": SUM if incident.aggregate and not undone(told) else SEPARATE,
        "gwnoa": sides.gwnoa,
        "gwnob": sides.gwnob,
    }


def _when(period: Days) -> dict[str, Cell]:
    return {
        "year": period.start.year,
        "date_prec": precision(period),
        "date_start": period.start.isoformat(),
        "date_end": period.end.isoformat(),
    }


def _deaths(deaths: Deaths) -> dict[str, Cell]:
    return {
        "deaths_a": deaths.a, "deaths_b": deaths.b, "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown, "best": deaths.best, "high": deaths.high, "low": deaths.low,
    }  # fmt: skip


def book() -> dict[str, Any]:
    ged: dict[str, Any] = codebook.table("ged")
    return ged
