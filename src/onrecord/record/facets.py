"""What incidents are filtered, counted and drawn by, a narrow row each: derived from the incidents and kept in step
with them, so that a desk of hundreds of thousands opens in seconds and follows a decision at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from sqlalchemy import Connection, delete, insert, select

from onrecord.plain import build
from onrecord.record.schema import PER_QUERY, Row, facets, incidents
from onrecord.rulings import Incident, Party

BETWEEN = "\x1f"  # parts the values of a column that holds several; in a value itself a blank stands for it


def put(connection: Connection, some: Sequence[Incident]) -> None:
    """Write down the facets of incidents that have none yet."""
    told = _reports(connection, [account for one in some for account in one.accounts])
    rows = [facet_row(one, sorted({told[id] for id in one.accounts if id in told})) for one in some]
    if rows:
        connection.execute(insert(facets), rows)


def drop(connection: Connection, ids: Collection[str]) -> None:
    """Take out the facets of incidents that are gone, or about to be written anew."""
    connection.execute(delete(facets).where(facets.c.incident.in_(sorted(ids))))


def fill(connection: Connection) -> None:
    """The facets of all incidents that have none, as in a record of an older Onrecord."""
    lacking = select(incidents.c.id).where(
        ~select(facets.c.incident).where(facets.c.incident == incidents.c.id).exists()
    )
    waiting = iter(list(connection.scalars(lacking.order_by(incidents.c.id))))
    while some := list(islice(waiting, PER_QUERY)):
        texts = connection.scalars(select(incidents.c.json).where(incidents.c.id.in_(some)))
        put(connection, [build(Incident, json.loads(text)) for text in texts])


def facet_row(one: Incident, reports: Sequence[int]) -> Row:
    """An incident's row. Days are proleptic ordinals; ``reports`` are the row numbers of those that tell of it."""
    place = one.place
    return {
        "incident": one.id, "type": one.type, "event_type": one.event_type, "status": one.status,
        "corroboration": one.corroboration, "country": one.country, "admin1": place.admin1 if place else None,
        "place": (place.name or place.text) if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "start": _day(one.when.start), "end": _day(one.when.end), "published": _day(one.first_published),
        "killed": _killed(one), "sources": one.independent_sources, "confidence": one.confidence,
        "parties": " → ".join(_first(side) for side in (one.perpetrators, one.targets) if side) or None,
        "actors": _joined({p.name for p in (*one.perpetrators, *one.targets) if p.name and p.actor}),
        "flags": _joined(one.flags), "outlets": _joined(one.outlets), "reports": " ".join(map(str, reports)),
    }  # fmt: skip


def rows(connection: Connection, ids: Collection[str] | None = None) -> Iterator[tuple[object, ...]]:
    """The rows of these incidents, or of all, as tuples in the order of the table's columns."""
    names = ", ".join(f'"{column.name}"' for column in facets.columns)
    if ids is None:
        yield from connection.exec_driver_sql(f"SELECT {names} FROM facets")
        return
    query = f"SELECT {names} FROM facets WHERE incident IN (SELECT value FROM json_each(?))"
    yield from connection.exec_driver_sql(query, (json.dumps(sorted(ids)),))


def _reports(connection: Connection, accounts: Sequence[str]) -> dict[str, int]:
    query = (
        "SELECT a.id, r.seq FROM json_each(?) v CROSS JOIN accounts a ON a.id = v.value"
        " CROSS JOIN reports r ON r.id = a.report"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (json.dumps(sorted(accounts)),))}


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(value.replace(BETWEEN, " ") for value in sorted(values))


def _first(side: tuple[Party, ...]) -> str:
    return side[0].name or side[0].text


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _killed(one: Incident) -> int | None:
    """The best number, else the lowest; ``None`` where no account counts the dead."""
    toll = one.toll("killed")
    return None if toll is None else toll.best if toll.best is not None else toll.low
