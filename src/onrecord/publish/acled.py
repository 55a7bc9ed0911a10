"""ACLED: its 31 columns in their order, the lowest toll, vague words as numbers, one row a day.

Rows follow the ACLED codebook as far as the record knows what it asks for; what was converted stands in each row's
notes and, counted, in the file's sidecar. Incidents that ACLED would not record are left out and counted there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.acled_actors import actors
from onrecord.publish.acled_days import Day, days
from onrecord.publish.acled_tolls import divided, fatalities
from onrecord.publish.cells import Cell, line
from onrecord.publish.precision import geo_precision
from onrecord.rulings import Incident, Toll


def lines(incidents: Iterable[Incident], about: About) -> Iterator[str]:
    """The file in pieces, a row each."""
    columns = book()["columns"]
    yield line(columns)
    for incident in incidents:
        for row in rows(incident, about):
            about.rows += 1
            yield line(row[column] for column in columns)


def rows(incident: Incident, about: About) -> list[dict[str, Cell]]:
    """One row for each day of an incident; none for what ACLED does not record."""
    reason = unrecorded(incident)
    if reason:
        about.left_out[reason] += 1
        return []
    found = days(incident.when)
    total, conversions = fatalities(incident)
    if len(found) > 1:
        conversions = [*conversions, f"{total} deaths divided over {len(found)} days"]
    about.conversions.update(conversions)
    shares = divided(total, len(found))
    row = _event(incident, about) | _where(incident) | _notes(incident, conversions)
    return [
        row | _when(incident, day, number, len(found)) | {"fatalities": share}
        for number, (day, share) in enumerate(zip(found, shares, strict=True), 1)
    ]


def unrecorded(incident: Incident) -> str | None:
    """Why ACLED would have no row for an incident, or ``None``."""
    table, place = book(), incident.place
    foiled = incident.type in table["always"] and incident.status != "denied"
    if incident.status not in table["statuses"] and not foiled:
        return f"status {incident.status}"
    if incident.aggregate:
        return "a sum over several incidents"
    if not days(incident.when):
        return "no day known, or vaguer than a month"
    if place is None or place.precision not in table["geo_precision"]:
        return "no place nearer than the country"
    return "no point, or contradicting ones" if place.latitude is None or place.longitude is None else None


def _event(incident: Incident, about: About) -> dict[str, Cell]:
    kind, table = codebook.table("types")[incident.type], book()
    return {
        "disorder_type": "; ".join(table["disorder"][name] for name in kind["disorder"]),
        "event_type": table["event_types"][incident.event_type],
        "sub_event_type": kind["label"],
        **actors(incident, about),
        "source": "; ".join(incident.outlets),
        "source_scale": None,
        "tags": None,
        "timestamp": _timestamp(incident),
    }


def _where(incident: Incident) -> dict[str, Cell]:
    place = incident.place
    assert place is not None
    return {
        "iso": countries.numeric(place.country),
        "region": countries.region(place.country),
        "country": countries.name(place.country),
        "admin1": place.admin1,
        "admin2": place.admin2,
        "admin3": None,
        "location": place.name or place.text,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": geo_precision(place),
    }


def _when(incident: Incident, day: Day, number: int, of: int) -> dict[str, Cell]:
    code = countries.alpha3(incident.place.country if incident.place else None)
    return {
        "event_id_cnty": f"{code}{incident.id.removeprefix('I-').upper()}" + (f"-{number}" if of > 1 else ""),
        "event_date": day.date.isoformat(),
        "year": day.date.year,
        "time_precision": day.precision,
    }


def _timestamp(incident: Incident) -> int | None:
    """Unix time of the last report's day, 00:00 UTC: the same in, the same out."""
    last = incident.last_published
    return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp()) if last else None


def _notes(incident: Incident, conversions: list[str]) -> dict[str, Cell]:
    """What stands behind the row: sources, every account's toll, ruling, codebook, conversions."""
    sources = f"{incident.sources} source{'s' if incident.sources != 1 else ''}"
    parts = [f"Onrecord {incident.id}, {incident.status}: {sources}, {incident.independent_sources} independent."]
    parts += [f"{toll.effect.capitalize()}: {_told(toll)}." for toll in incident.harm]
    parts += ["Lowest toll of deaths taken."] if incident.toll("killed") else []
    parts += [f"Converted: {', '.join(conversions)}."] if conversions else []
    parts += [f"Ruling {incident.ruling}, codebook {incident.codebook}."]
    parts += [f"Flags: {', '.join(incident.flags)}."] if incident.flags else []
    return {"notes": " ".join(parts)}


def _told(toll: Toll) -> str:
    return "; ".join(f"{value.outlet} {said(value.low, value.high, value.vague)}" for value in toll.values)


def said(low: int | None, high: int | None, vague: str | None) -> str:
    """An account's own value in words: "2", "at least 11", "up to 50", "4 to 6", "dozens"."""
    if low is None and high is None:
        return vague or "an unknown number"
    if low == high:
        return f"{vague} {low}" if vague else str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def book() -> dict[str, Any]:
    acled: dict[str, Any] = codebook.table("exports")["acled"]
    return acled
