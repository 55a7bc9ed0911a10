"""What a situation report is made of, read from the record: the incidents of the period and of the one before, and how
many reports were published in them. All by the indexes on days: a large record costs no more than a small one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import cos, radians
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from onrecord import codebook
from onrecord.places.geo import distance
from onrecord.plain import build
from onrecord.publish.about import Head
from onrecord.publish.situation.choice import BadChoice, Choice, checked
from onrecord.record import Filter, Record, ruled, told_in
from onrecord.record.log import last
from onrecord.record.queries import conditions
from onrecord.record.schema import incidents as table
from onrecord.record.schema import reports
from onrecord.rulings import Incident

MOST = 60_000  # incidents of one report: it is read at once
IN_SQL = ("type", "event_type", "status")  # facets that are columns; so is the place's country


@dataclass(frozen=True, slots=True)
class Material:
    """``now`` and ``before``: incidents of which a day lies in the period, and in the one before, earliest first;
    ``undated`` how many of the choice have no day at all; ``published`` how many reports by outlet and day."""

    choice: Choice
    log: Head | None
    newest: date | None
    now: list[Incident]
    before: list[Incident]
    undated: int
    published: dict[tuple[str, date], int]


def read(record: Record, choice: Choice) -> Material:
    """All of one state of the record: read again if it moved meanwhile. ``BadChoice`` for a choice that can't be."""
    for _ in range(3):
        log, newest = _state(record)
        given = settled(choice, newest)
        published = _published(record, given.shifted().period[0], given.period[1])
        found = Material(
            given, log, newest, _incidents(record, given), _incidents(record, given.shifted()),
            _undated(record, given), published,
        )  # fmt: skip
        if _state(record) == (log, newest):
            break
    return found


def settled(choice: Choice, newest: date | None) -> Choice:
    """With a period: until the newest report, for so many days as the codebook says."""
    book = codebook.table("situation")
    until = choice.until or newest
    if until is None and choice.since is None:
        raise BadChoice("the record holds no dated report, so that a period has to be given: since and until")
    until = until or date.fromordinal((choice.since or date.min).toordinal() + book["usual_days"] - 1)
    if choice.since is not None and choice.until is None:
        until = max(until, choice.since)
    since = choice.since or date.fromordinal(max(1, until.toordinal() - book["usual_days"] + 1))
    return checked(replace(choice, since=since, until=until), book["most_days"])


def holds(choice: Choice, one: Incident, reviewed: dict[str, str]) -> bool:
    """Whether an incident has one of the chosen values of every facet, and lies in the circle."""
    return all(_has(one, facet, wanted, reviewed) for facet, wanted in choice.facets.items() if wanted) and _near(
        choice, one
    )


def _has(one: Incident, facet: str, wanted: tuple[str, ...], reviewed: dict[str, str]) -> bool:
    if facet == "actor":
        names = {name.casefold() for p in (*one.perpetrators, *one.targets) for name in (p.name, p.actor) if name}
        return any(value.casefold() in names for value in wanted)
    if facet == "admin1":
        return one.place is not None and one.place.admin1 is not None and _any(one.place.admin1, wanted)
    if facet == "reviewed":
        return reviewed.get(one.id, "no") in wanted
    if facet in ("flag", "outlet"):
        return bool(set(one.flags if facet == "flag" else one.outlets) & set(wanted))
    return getattr(one, facet) in wanted


def _any(name: str, wanted: tuple[str, ...]) -> bool:
    return name.casefold() in {value.casefold() for value in wanted}


def _near(choice: Choice, one: Incident) -> bool:
    if choice.near is None:
        return True
    place = one.place
    if place is None or place.latitude is None or place.longitude is None:
        return False
    latitude, longitude, km = choice.near
    return distance((latitude, longitude), (place.latitude, place.longitude)) <= km


def _incidents(record: Record, choice: Choice) -> list[Incident]:
    reviewed, words = _reviewed(record, choice), told_in(record, choice.q) if choice.q else None
    found = (one for one in _stored(record, choice) if holds(choice, one, reviewed))
    return [one for one in found if words is None or one.id in words or _named(one, choice.q)]


def _named(one: Incident, words: str) -> bool:
    """Whether its place or a party has the words, as on the incidents page."""
    low, place = words.casefold().strip(), one.place
    names = [(place.name or place.text) if place else "", *(p.name or "" for p in (*one.perpetrators, *one.targets))]
    return any(low in name.casefold() for name in names)


def _reviewed(record: Record, choice: Choice) -> dict[str, str]:
    if not choice.of("reviewed"):
        return {}
    from onrecord import record as room

    with record.reading() as connection:
        return dict(room.review_states(connection))


def _stored(record: Record, choice: Choice) -> Iterator[Incident]:
    if choice.ruling:
        yield from (one.incident for one in ruled(record, _filter(choice), choice.ruling))
        return
    wanted = (*conditions(_filter(choice)), *_columns(choice))
    query = select(table.c.json).where(*wanted).order_by(table.c.start, table.c.id)
    with record.reading() as connection:
        if (many := connection.scalar(select(func.count()).select_from(table).where(*wanted)) or 0) > MOST:
            raise BadChoice(f"{many:,} incidents are too many for one report ({MOST:,} at most): shorten the period")
        for row in connection.scalars(query):
            yield light(json.loads(row))


def light(data: dict[str, Any]) -> Incident:
    """An incident without what no report prints, which is most of its bulk: each account's own values and reasons."""
    for toll in data["harm"]:
        toll["values"] = []
    why = data.get("why") or {}
    data.update(origins=[], voices=[], why={key: why[key] for key in ("sums",) if key in why})
    return build(Incident, data)


def _filter(choice: Choice) -> Filter:
    single = {name: choice.of(name)[0] for name in IN_SQL if len(choice.of(name)) == 1}
    return Filter(since=choice.since, until=choice.until, box=choice.box or around(choice), **single)


def _columns(choice: Choice) -> Iterator[ColumnElement[bool]]:
    for name in IN_SQL:
        if len(choice.of(name)) > 1:
            yield table.c[name].in_(choice.of(name))
    if choice.of("country"):  # an incident may have a country and no place: ``holds`` knows
        yield or_(table.c.country.in_(choice.of("country")), table.c.country.is_(None))


def around(choice: Choice) -> tuple[float, float, float, float] | None:
    """A box around the circle; none where it reaches a pole or the date line."""
    if choice.near is None:
        return None
    latitude, longitude, km = choice.near
    up = km / 111.0
    if abs(latitude) + up > 85:
        return None
    aside = up / cos(radians(abs(latitude) + up))
    if abs(longitude) + aside > 180:
        return None
    return longitude - aside, latitude - up, longitude + aside, latitude + up


def _undated(record: Record, choice: Choice) -> int:
    """How many incidents of the choice have no day, so that nobody can say whether they are of the period."""
    always = replace(_filter(choice), since=None, until=None)
    query = select(table.c.json).where(table.c.start.is_(None), *conditions(always), *_columns(choice)).limit(MOST)
    with record.reading() as connection:
        found = [light(json.loads(row)) for row in connection.scalars(query)]
    counted = codebook.table("situation")["counted"]
    return sum(holds(choice, one, {}) for one in found if not one.background and one.status in counted)


def _state(record: Record) -> tuple[Head | None, date | None]:
    with record.reading() as connection:
        entry, newest = last(connection), connection.scalar(select(func.max(reports.c.published)))
    head = Head(entry.seq, entry.hash, entry.time) if entry else None
    return head, date.fromisoformat(newest[:10]) if newest else None


def _published(record: Record, first: date, until: date) -> dict[tuple[str, date], int]:
    """Reports, the newest version of each, by outlet and day of publication."""
    newer = reports.alias("newer")
    query = (
        select(reports.c.outlet, func.substr(reports.c.published, 1, 10), func.count())
        .where(reports.c.published >= first.isoformat(), reports.c.published < (until + timedelta(1)).isoformat())
        .where(~select(newer.c.seq).where(newer.c.supersedes == reports.c.id).exists())
        .group_by(reports.c.outlet, func.substr(reports.c.published, 1, 10))
    )
    with record.reading() as connection:
        return {(outlet or "", date.fromisoformat(day)): many for outlet, day, many in connection.execute(query)}
