"""What incidents are filtered, counted and drawn by, a narrow row each: derived from the incidents and kept in step
with them, so that a desk of hundreds of thousands opens in seconds and follows a decision at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.plain import plain
from onrecord.record.schema import PER_QUERY, Row, facets, incidents
from onrecord.rulings import Incident

AT_ONCE = 5_000  # rows
BETWEEN = "\x1f"  # parts the values of a column that holds several; in a value itself a blank stands for it


def put(connection: Connection, some: Sequence[Row]) -> None:
    """Write down the facets of incidents, given as plain data, that have none yet."""
    told = _reports(connection, [account for one in some for account in one["accounts"]])
    made = [row_of(one, sorted({told[id] for id in one["accounts"] if id in told})) for one in some]
    if made:
        connection.execute(insert(facets), made)


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
        put(connection, [json.loads(text) for text in texts])


def facet_row(one: Incident, reports: Sequence[int]) -> Row:
    """An incident's row. Days are proleptic ordinals; ``reports`` are the row numbers of those that tell of it."""
    return row_of(plain(one), reports)


def row_of(one: Row, reports: Sequence[int]) -> Row:
    """``facet_row`` of an incident as plain data."""
    place, when, sides = one["place"] or {}, one["when"], (one["perpetrators"], one["targets"])
    actors = {party["name"] for side in sides for party in side if party["name"] and party["actor"]}
    return {
        "incident": one["id"],
        **{name: one[name] for name in ("type", "event_type", "status", "corroboration", "country", "confidence")},
        **{name: place.get(name) for name in ("admin1", "latitude", "longitude")},
        "place": place.get("name") or place.get("text"),
        "start": _day(when["start"]), "end": _day(when["end"]), "published": _day(one["first_published"]),
        "killed": _killed(one), "sources": one["independent_sources"],
        "parties": " → ".join(side[0]["name"] or side[0]["text"] for side in sides if side) or None,
        "actors": _joined(actors), "flags": _joined(one["flags"]), "outlets": _joined(one["outlets"]),
        "reports": " ".join(map(str, reports)),
    }  # fmt: skip


def rows(connection: Connection, ids: Collection[str] | None = None) -> Iterator[tuple[Any, ...]]:
    """The rows of these incidents, or of all, as tuples in the order of the table's columns."""
    names = ", ".join(f'"{column.name}"' for column in facets.columns)
    query = f"SELECT {names} FROM facets"
    cursor = connection.connection.cursor()  # the driver's own: hundreds of thousands of rows come twice as fast
    try:
        if ids is None:
            cursor.execute(query)
        else:
            cursor.execute(f"{query} WHERE incident IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),))
        while some := cursor.fetchmany(AT_ONCE):
            yield from some
    finally:
        cursor.close()


def _reports(connection: Connection, accounts: Sequence[str]) -> dict[str, int]:
    query = (
        "SELECT a.id, r.seq FROM json_each(?) v CROSS JOIN accounts a ON a.id = v.value"
        " CROSS JOIN reports r ON r.id = a.report"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (json.dumps(sorted(accounts)),))}


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(value.replace(BETWEEN, " ") for value in sorted(values))


def _day(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _killed(one: Row) -> int | None:
    """The best number, else the lowest; ``None`` where no account counts the dead."""
    toll: Row = next((toll for toll in one["harm"] if toll["effect"] == "killed"), {})
    best: int | None = toll.get("best")
    return best if best is not None else toll.get("low")
