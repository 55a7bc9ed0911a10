"""What the reports of the period say besides incidents: figures, measures, relief, statements, trends. Private persons'
names stay out, as in the data package: of who speaks only role and organisation, of help only its division."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord import codebook
from onrecord.codebook import label
from onrecord.model import Figure, Measure, Place, Relief, Statement, Trend, When
from onrecord.plain import build
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.naming import private
from onrecord.publish.public import safe_place, unnamed
from onrecord.publish.situation.behind import web
from onrecord.publish.situation.choice import Choice
from onrecord.publish.situation.nouns import Said, Saying
from onrecord.publish.situation.reading import LAST, around
from onrecord.publish.situation.words import UNKNOWN, short_day, toll
from onrecord.record import Record
from onrecord.record.current import current_codings
from onrecord.record.rows import FAMILIES
from onrecord.record.schema import reports, sayings

HEADS = {
    "figures": ("What", "Of whom", "How many", "Where", "As of"),
    "measures": ("Measure", "Status", "Authority", "Where", "From", "To"),
    "relief": ("Who", "Sector", "Where", "When"),
    "statements": ("Who", "Stance", "Kind", "Country"),
    "trends": ("Of", "Actor", "Direction", "Where", "Days"),
}
PLACE = {"figures": "place", "measures": "jurisdiction", "relief": "where"}  # the field that says where


def families(record: Record, choice: Choice, about: About) -> tuple[Said, ...]:
    """Of each family how many rows there are, and the newest. Only period and area narrow them."""
    book = codebook.table("situation")
    with record.reading() as connection:
        found = [_family(connection, name, choice, about, book["sayings"]) for name in book["families"]]
    return tuple(said for said in found if said.every)


def _family(connection: Connection, family: str, choice: Choice, about: About, most: int) -> Said:
    wanted = list(_wanted(family, choice))
    joined = sayings.join(reports, reports.c.id == sayings.c.report)
    every = connection.scalar(select(func.count()).select_from(joined).where(*wanted)) or 0
    query = select(sayings.c.json, reports.c.outlet, reports.c.published, reports.c.url).select_from(joined)
    newest = (reports.c.published.desc(), reports.c.id, sayings.c.position)
    rows = connection.execute(query.where(*wanted).order_by(*newest).limit(3 * most))
    told = dict.fromkeys(_saying(family, row, about) for row in rows)  # of a report that says it twice, once
    return Said(family, every, tuple(told)[:most])


def _wanted(family: str, choice: Choice) -> Iterator[ColumnElement[bool]]:
    since, until = choice.period
    yield reports.c.published >= since.isoformat()
    yield reports.c.published <= f"{until}{LAST}"
    yield sayings.c.family == family
    yield sayings.c.coding.in_(current_codings().where(_codings_of(reports.c.id)))
    if choice.of("country"):
        yield _told(family, "country").in_(choice.of("country"))
    if choice.of("admin1"):
        yield func.lower(_told(family, "admin1")).in_([name.lower() for name in choice.of("admin1")])
    box = choice.box or around(choice)
    if box:
        yield _told(family, "latitude").between(box[1], box[3])
        yield _told(family, "longitude").between(box[0], box[2])


def _codings_of(report: ColumnElement[Any]) -> ColumnElement[bool]:
    from onrecord.record.schema import codings

    return codings.c.report == report


def _told(family: str, field: str) -> ColumnElement[Any]:
    """A field of the row's place; a statement has only a country, a trend several places, of which the first counts."""
    path = {"statements": f"$.{field}", "trends": f"$.places[0].{field}"}.get(family) or f"$.{PLACE[family]}.{field}"
    return func.json_extract(sayings.c.json, path)


def _saying(family: str, row: Any, about: About) -> Saying:
    one: Any = build(FAMILIES[family], json.loads(row.json))
    words = tuple(word or UNKNOWN for word in _WORDS[family](one, about))
    published = date.fromisoformat(row.published[:10])
    return Saying(family, words, row.outlet or "outlet unknown", published, web(row.url))


def _figure(one: Figure, about: About) -> tuple[str | None, ...]:
    as_of = one.as_of.end if one.as_of else None
    return (
        label(one.what),
        unnamed(one.of, about),
        toll(one.low, one.high, one.vague),
        _place(one.place),
        short_day(as_of),
    )


def _measure(one: Measure, about: About) -> tuple[str | None, ...]:
    kind = label(one.kind.partition("_")[2] if one.kind[1:2].isdigit() else one.kind)
    return (kind, label(one.status), _named(one.authority), _place(one.jurisdiction), short_day(one.start),
            short_day(one.end))  # fmt: skip


def _relief(one: Relief, about: About) -> tuple[str | None, ...]:
    where = one.where
    division = (where.admin2 or where.admin1) if where else None
    names = dict.fromkeys(part for part in (division, _country(where)) if part)
    return _named(one.who), label(one.sector or ""), ", ".join(names), _days(one.when)


def _statement(one: Statement, about: About) -> tuple[str | None, ...]:
    role = None if private(one.role) else one.role
    who = ", ".join(part for part in (role, one.organisation) if part)
    return who or "speaker not named here", label(one.stance), label(one.kind), countries.name(one.country)


def _trend(one: Trend, about: About) -> tuple[str | None, ...]:
    where = "; ".join(_place(place) for place in one.places)
    return unnamed(one.of, about), unnamed(one.actor, about), label(one.direction), where, _days(one.period)


_WORDS: dict[str, Any] = {
    "figures": _figure, "measures": _measure, "relief": _relief, "statements": _statement, "trends": _trend,
}  # fmt: skip


def _place(place: Place | None) -> str:
    shown = safe_place(place)
    names = dict.fromkeys(part for part in ((shown.name or shown.text) if shown else "", _country(shown)) if part)
    return ", ".join(names)


def _named(words: str | None) -> str | None:
    """Words that say who; "it" and "they" say it only in their report."""
    return None if (words or "").casefold() in codebook.table("situation")["pronouns"] else words


def _country(place: Place | None) -> str:
    return countries.name(place.country) if place else ""


def _days(when: When | None) -> str:
    from onrecord.publish.situation.words import span

    return span(when.start, when.end, short=True) if when else UNKNOWN
