"""What stands behind incidents: the reports that tell of them, who coded these, the places of a sum, and tolls that are
told as casualties only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, select

from onrecord.model import Account, Place
from onrecord.plain import build
from onrecord.publish.situation.nouns import Source
from onrecord.record import Record
from onrecord.record.schema import PER_QUERY, accounts, incident_accounts, reports
from onrecord.rulings import Incident

LONGEST = 2000  # signs of an address that is made a link


def sources(record: Record, ids: Sequence[str]) -> dict[str, tuple[Source, ...]]:
    """The reports behind each incident, the earliest first."""
    query = _joined(reports.c.id, reports.c.outlet, reports.c.published, reports.c.url)
    query = query.join(reports, reports.c.id == accounts.c.report)
    found: dict[str, dict[str, Source]] = {}
    for row in _rows(record, query, ids):
        source = Source(row.id, row.outlet or "outlet unknown", _day(row.published), web(row.url))
        found.setdefault(row.incident, {})[row.id] = source
    return {id: tuple(sorted(held.values(), key=_in_order)) for id, held in found.items()}


def coders(record: Record, ids: Sequence[str]) -> tuple[str, ...]:
    """The stamps of the coders whose accounts these incidents are made of."""
    query = _joined(accounts.c.coder).distinct()
    return tuple(sorted({row.coder for row in _rows(record, query, ids)}))


def places(record: Record, ids: Sequence[str]) -> dict[str, tuple[Place, ...]]:
    """All places that the accounts of each incident name for it."""
    found: dict[str, list[Place]] = {}
    for row in _rows(record, _joined(accounts.c.id, accounts.c.json), ids):
        one = build(Account, json.loads(row.json))
        found.setdefault(row.incident, []).extend(place for place in (one.place, *one.places) if place is not None)
    return {id: tuple(held) for id, held in found.items()}


def without_casualties(record: Record, found: Iterable[Incident]) -> tuple[list[Incident], int]:
    """The incidents, without a toll of killed where all that any account says is "casualties", who may be wounded; and
    how many were so."""
    every = list(found)
    deadly = [one.id for one in every if one.toll("killed")]
    query = _joined(accounts.c.json).where(accounts.c.json.contains("asualt"))
    asked = sorted({row.incident for row in _rows(record, query, deadly)})
    only = {id for id, told in _killed_words(record, asked).items() if all("casualt" in word for word in told)}
    return [_unkilled(one) if one.id in only else one for one in every], len(only)


def web(url: str | None) -> str | None:
    """An address of the web, whole and not overlong; nothing else is made a link of."""
    fine = url and url.lower().startswith(("https://", "http://")) and url.isprintable() and " " not in url
    return url if fine and len(url or "") <= LONGEST else None


def _killed_words(record: Record, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows(record, _joined(accounts.c.json), ids):
        told = [harm for harm in json.loads(row.json)["harm"] if harm["effect"] == "killed"]
        found.setdefault(row.incident, []).extend(harm["text"].casefold() for harm in told)
    return found


def _unkilled(one: Incident) -> Incident:
    return replace(one, harm=tuple(toll for toll in one.harm if toll.effect != "killed"))


def _joined(*columns: Any) -> Select[Any]:
    return select(incident_accounts.c.incident, *columns).join(accounts, accounts.c.id == incident_accounts.c.account)


def _rows(record: Record, query: Select[Any], ids: Sequence[str]) -> Iterator[Any]:
    """The rows of a query about incidents, some at a time."""
    with record.reading() as connection:
        for at in range(0, len(ids), PER_QUERY):
            yield from _some(connection, query, ids[at : at + PER_QUERY])


def _some(connection: Connection, query: Select[Any], ids: Sequence[str]) -> Iterator[Any]:
    wanted = query.where(incident_accounts.c.incident.in_(list(ids)))
    yield from sorted(connection.execute(wanted), key=lambda row: tuple(str(value) for value in row))


def _day(text: str | None) -> Any:
    from datetime import date

    return date.fromisoformat(text[:10]) if text else None


def _in_order(one: Source) -> tuple[str, str, str]:
    return str(one.published or "9"), one.outlet, one.report
