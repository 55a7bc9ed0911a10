"""What a situation report is made of, read from the record: the incidents of the period and of the one before, and how
many reports were published in them. All by the indexes on days: a large record costs no more than a small one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import cos, radians

from sqlalchemy import ColumnElement, func, select

from onrecord import codebook
from onrecord.codebook import label
from onrecord.places.geo import distance
from onrecord.plain import build
from onrecord.publish.about import Head
from onrecord.publish.situation.choice import BadChoice, Choice, checked
from onrecord.record import Filter, Record, ruled, told_in
from onrecord.record.fulltext import terms
from onrecord.record.log import last
from onrecord.record.queries import conditions
from onrecord.record.schema import facets, reports
from onrecord.record.schema import incidents as table
from onrecord.rulings import Incident

Seen = Callable[[Incident], Incident]
LAST = "~"  # after every time of a day
MOST = 60_000  # incidents of one report, unless less is asked for: it is read at once
IN_SQL = ("type", "event_type", "status", "country")  # facets that are asked of the database
FACETED = ("country",)  # of them those of the narrow rows: an incident may have a country and no place
# An incident's JSON without what is most of its bulk: reasons, and what each account says of a toll.
SLIM = func.json_remove(table.c.json, *(f"$.{part}" for part in ("why", "origins", "voices", "accounts")),
                        *(f"$.harm[{n}].values" for n in range(6)))  # fmt: skip


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


def read(record: Record, choice: Choice, most: int = MOST, inside: bool = True, seen: Seen | None = None) -> Material:
    """All of one state of the record: read again if it moved meanwhile. ``BadChoice`` for a choice that can't be, and
    for one of more than ``most`` incidents. ``inside``: words are looked for in reports, not only in names. ``seen``
    makes of an incident what a reader may see of it, if that is less: the choice then is one among what they see."""
    for _ in range(3):
        log, newest = _state(record)
        given = settled(choice, newest)
        published = _published(record, given.shifted().period[0], given.period[1])
        found = Material(
            given, log, newest, _incidents(record, given, most, inside, seen),
            _incidents(record, given.shifted(), most, inside, seen),
            _undated(record, given, seen), published,
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
    if facet == "place":
        return one.place is not None and _any(one.place.name or one.place.text, wanted)
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


def _incidents(record: Record, choice: Choice, most: int, inside: bool, seen: Seen | None) -> list[Incident]:
    reviewed, words = _reviewed(record, choice), (told_in(record, choice.q) if choice.q and inside else None) or set()
    stored = _stored(record, _anywhere(choice) if seen else choice, most)
    return [one for one in stored if _chosen(choice, seen(one) if seen else one, reviewed, words)]


def _chosen(choice: Choice, one: Incident, reviewed: dict[str, str], words: set[str]) -> bool:
    """Whether the choice keeps an incident: its facets, its area, its words."""
    if not (holds(choice, one, reviewed) and _boxed(choice, one)):
        return False
    return not choice.q or one.id in words or _named(one, choice.q)


def _anywhere(choice: Choice) -> Choice:
    """The choice without its area, which the database knows more exactly than a reader may see it."""
    return replace(choice, box=None, near=None)


def _boxed(choice: Choice, one: Incident) -> bool:
    if choice.box is None:
        return True
    place, (west, south, east, north) = one.place, choice.box
    if place is None or place.latitude is None or place.longitude is None:
        return False
    across = west <= place.longitude <= east if west <= east else not east < place.longitude < west
    return south <= place.latitude <= north and across


def _named(one: Incident, words: str) -> bool:
    """Whether each of the words stands in its type, its place or an actor's name, as on the incidents page."""
    place, parties = one.place, (*one.perpetrators, *one.targets)
    where = (place.name or place.text, place.admin1 or "") if place else ()
    called = [
        label(one.type),
        label(one.event_type),
        one.country or "",
        *where,
        *(p.name or "" for p in parties if p.actor),
    ]
    asked = terms(words)
    return bool(asked) and all(any(term.words.casefold() in name.casefold() for name in called) for term in asked)


def _reviewed(record: Record, choice: Choice) -> dict[str, str]:
    if not choice.of("reviewed"):
        return {}
    from onrecord import record as room

    with record.reading() as connection:
        return dict(room.review_states(connection))


def _stored(record: Record, choice: Choice, most: int) -> Iterator[Incident]:
    queries = [[*on, *_columns(choice)] for on in _on(*choice.period)]
    with record.reading() as connection:
        counts = (connection.scalar(select(func.count()).select_from(table).where(*query)) or 0 for query in queries)
        if (many := sum(counts)) > most:
            raise BadChoice(f"{many:,} incidents are too many for one report ({most:,} at most): shorten the period")
        if not choice.ruling:
            found = [light(row) for query in queries for row in connection.scalars(select(SLIM).where(*query))]
            yield from sorted(found, key=lambda one: (one.when.start or date.max, one.id))
    if choice.ruling:
        yield from (one.incident for one in ruled(record, _filter(choice), choice.ruling))


def _on(since: date, until: date) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    """Those that begin on one of the days, by the index on it; those that began before and last until one."""
    first, last = since.isoformat(), until.isoformat()
    begins = [table.c.start >= first, table.c.start <= last]
    return begins, [table.c.start < first, table.c.end > table.c.start, table.c.end >= first]


def light(text: str) -> Incident:
    """An incident of ``SLIM``: without its reasons, voices and accounts, which no report prints."""
    data = json.loads(text)
    for toll in data["harm"]:
        toll["values"] = ()
    return build(Incident, data | {"voices": [], "accounts": []})


def _filter(choice: Choice) -> Filter:
    single = {name: choice.of(name)[0] for name in IN_SQL if len(choice.of(name)) == 1}
    return Filter(since=choice.since, until=choice.until, box=choice.box or around(choice), **single)


def _columns(choice: Choice) -> Iterator[ColumnElement[bool]]:
    """What is asked of columns, and of the narrow rows beside the incidents (``record.facets``)."""
    yield from conditions(Filter(box=choice.box or around(choice)))
    for name in IN_SQL:
        if choice.of(name):
            column = facets.c[name] if name in FACETED else table.c[name]
            held = select(facets.c.incident).where(facets.c.incident == table.c.id, column.in_(choice.of(name)))
            yield held.exists() if name in FACETED else column.in_(choice.of(name))


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


def _undated(record: Record, choice: Choice, seen: Seen | None) -> int:
    """How many incidents of the choice have no day, so that nobody can say whether they are of the period."""
    counted = codebook.table("situation")["counted"]
    wanted = [table.c.start.is_(None), table.c.status.in_(counted), ~table.c.json.contains('"background":true')]
    query = [*wanted, *_columns(_anywhere(choice) if seen else choice)]
    with record.reading() as connection:
        if not (seen or choice.near) and all(name in IN_SQL for name in choice.facets if choice.of(name)):
            return connection.scalar(select(func.count()).select_from(table).where(*query)) or 0
        found = [light(text) for text in connection.scalars(select(SLIM).where(*query))]
    return sum(_chosen(replace(choice, q=""), seen(one) if seen else one, {}, set()) for one in found)


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
        .where(reports.c.published >= first.isoformat(), reports.c.published <= f"{until}{LAST}")
        .where(~select(newer.c.seq).where(newer.c.supersedes == reports.c.id).exists())
        .group_by(reports.c.outlet, func.substr(reports.c.published, 1, 10))
    )
    with record.reading() as connection:
        return {(outlet or "", date.fromisoformat(day)): many for outlet, day, many in connection.execute(query)}
