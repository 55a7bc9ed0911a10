"""ACLED: its 31 columns in their order, the lowest toll, vague words as numbers, one row a day.

Rows follow the ACLED codebook as far as the record knows what it asks for; what was converted stands in each row's
notes and, counted, in the file's sidecar. Incidents that ACLED would not record are left out and listed there. The
codebook's table ``acled`` has every rule, ``docs/exports.md`` where each is from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from onrecord import codebook
from onrecord.publish.about import About
from onrecord.publish.acled_actors import Side, columns, sides
from onrecord.publish.acled_days import Day, days, single
from onrecord.publish.acled_notes import notes
from onrecord.publish.acled_place import where
from onrecord.publish.acled_rows import Row, together
from onrecord.publish.acled_sources import source
from onrecord.publish.acled_tags import tags
from onrecord.publish.acled_tolls import fatalities
from onrecord.publish.cells import Cell, line
from onrecord.publish.lasting import evenly
from onrecord.publish.precision import geo_precision
from onrecord.publish.shared_places import several, undone
from onrecord.rulings import Incident

if TYPE_CHECKING:
    from onrecord.model import Place
    from onrecord.record import Told

Spot = tuple[int, "Place", Day]  # a place's number from 1 on, the place, a day


def lines(told: Iterable[Told], about: About) -> Iterator[str]:
    """The file in pieces, a row each, by day and id; the incidents have to come earliest first."""
    header = book()["columns"]
    yield line(header)
    for row in together(((_start(one.incident), rows(one, about)) for one in told), about):
        about.rows += 1
        yield line(row.cells[column] for column in header)


def rows(told: Told, about: About) -> list[Row]:
    """One row for each day of an incident; none for what ACLED does not record."""
    incident = told.incident
    found = days(incident.when, told.accounts)
    if reason := unrecorded(told, found):
        about.leave(reason, incident.id)
        return []
    number, conversions = fatalities(told)
    for what in conversions:
        about.converted.add(what, incident.id)
    places = several(told)
    how = [*conversions, *_divided(told, found, len(places), number, about)]
    return _spread(told, [(n, place, day) for n, place in enumerate(places, 1) for day in found], number, how, about)


def _spread(told: Told, spots: list[Spot], number: int, how: list[str], about: About) -> list[Row]:
    """A row for each place and day, the deaths divided over them."""
    first, second = sides(told.incident, about)
    type = _type(told.incident, number, about)
    shared, made = _shared(told, type, first, second, about), []
    for (n, place, day), share in zip(spots, evenly(number, len(spots)), strict=True):
        id = _id(told.incident.id, n, day, spots[0][2])
        cells = shared | where(place) | {"event_id_cnty": id, "fatalities": share}
        cells["notes"] = notes(told.incident, place, cells, number, how)
        made.append(_row(told.incident, type, cells, day, _same(cells, day, first, second)))
    return made


def unrecorded(told: Told, found: list[Day]) -> str | None:
    """Why ACLED would have no row for an incident, or ``None``."""
    table, incident, place = book(), told.incident, told.incident.place
    foiled = incident.type in table["always"] and incident.status != "denied"
    if incident.status not in table["statuses"] and not foiled:
        return f"status {incident.status}"
    if incident.aggregate and not undone(told):
        return "a sum over several incidents"
    if not found:
        return "no day known, or vaguer than a month"
    if place is None or geo_precision(place) is None:
        return "no place nearer than the country"
    if place.latitude is None or place.longitude is None or "place_conflict" in incident.flags:
        return "no point, or contradicting ones"
    return None


def _start(incident: Incident) -> date:
    return incident.when.start or date.max


def _type(incident: Incident, number: int, about: About) -> str:
    """The type of ACLED's row: an abduction in which people die is an attack."""
    deadly = book()["deadly"].get(incident.type) if number else None
    if deadly is None:
        return incident.type
    labels = [codebook.table("types")[type]["label"] for type in (incident.type, deadly)]
    about.converted.add(f"deadly: {labels[0]} to {labels[1]}", incident.id)
    return str(deadly)


def _shared(told: Told, type: str, first: Side, second: Side, about: About) -> dict[str, Cell]:
    """The cells that all rows of an incident have alike."""
    incident, table = told.incident, book()
    kind = codebook.table("types")[type]
    return {
        "disorder_type": "; ".join(label for name, label in table["disorder"].items() if name in kind["disorder"]),
        "event_type": table["event_types"][codebook.event_type(type)],
        "sub_event_type": kind["label"],
        **columns(incident, first, second),
        **source(told, about),
        "tags": tags(incident),
        "timestamp": int(datetime.fromisoformat(about.log.time).timestamp()) if about.log else None,
    }


def _divided(told: Told, found: list[Day], places: int, number: int, about: About) -> list[str]:
    """What is to be said of several days and places."""
    incident, over = told.incident, []
    for count, what in ((places, "places"), (len(found), "days")):
        if count > 1:
            kind = f"a total divided over {what}" if number else f"a row for each of several {what}"
            about.converted.add(kind, incident.id, places * len(found))
            over.append(f"{count} {what}")
    when = incident.when
    long = when.start and when.end and (when.end - when.start).days >= book()["long_days"]
    if long and found[0].precision == book()["time_precision"]["day"] and single(when, told.accounts):
        about.converted.add("a long campaign: only the days told by themselves", incident.id, len(found))
    return [f"{number} deaths divided over {' and '.join(over)}"] if over and number else []


def _id(incident: str, place: int, day: Day, first: Day) -> str:
    """The first row has the incident's id, so that it stays when a date is corrected; others add their place's number,
    or their day."""
    at = f"-{place}" if place > 1 else ""
    return f"{incident}{at}" if day == first else f"{incident}{at}-{day.date:%Y%m%d}"


def _row(incident: Incident, type: str, cells: dict[str, Cell], day: Day, same: Any) -> Row:
    dated: dict[str, Cell] = {"event_date": day.date.isoformat(), "year": day.date.year}
    dated["time_precision"] = day.precision
    since = incident.first_published or date.max
    return Row(cells | dated, day.date, incident.id, same, codebook.table("types")[type]["rank"], since)


def _same(cells: dict[str, Cell], day: Day, first: Side, second: Side) -> Any:
    """What rows of one event have in common; ``None`` where actors, place or day are not told well enough."""
    table = book()
    known = day.precision == table["time_precision"]["day"] and cells["geo_precision"] in table["same_place"]
    if not known or not (first.named or second.named) or first.name is None or second.name is None:
        return None
    return frozenset([first.name, second.name]), *(cells[c] for c in ("iso", "location", "latitude", "longitude"))


def book() -> dict[str, Any]:
    acled: dict[str, Any] = codebook.table("acled")
    return acled
