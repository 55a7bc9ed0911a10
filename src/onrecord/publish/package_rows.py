"""Rows of the data package: accounts and their values, and what reports say besides incidents. No text of a report:
a value's words are told as offsets, which lead back into the record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.linking import Filed
from onrecord.model import Coded, Figure, Measure, Place, Relief, Report, Span, Statement, Trend, When
from onrecord.publish.about import About
from onrecord.publish.cells import Cell
from onrecord.publish.flat import yes
from onrecord.publish.naming import private
from onrecord.publish.public import coarse, is_coarse, safe_place, shown, unnamed
from onrecord.rulings import Incident

Row = dict[str, Cell]
Saying = Statement | Measure | Figure | Relief | Trend


def account(one: Filed, incident: Incident, about: About) -> Row:
    """One account; its place as coarse as the incident's has to be."""
    said, when, place = one.account, one.account.when, _place(one.account.place, incident)
    return {
        "id": one.id, "incident": incident.id, "report": one.report.id, "position": one.position, "type": said.type,
        "event_type": said.event_type, "status": said.status, "background": yes(said.background),
        "aggregate": yes(said.aggregate), **_period(when), "when_precision": when.precision if when else None,
        "place": (place.name or place.text) if place else None, "country": place.country if place else said.country,
        "admin1": place.admin1 if place else None, "admin2": place.admin2 if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None, "confidence": round(said.confidence, 3),
        "flags": "; ".join(said.flags) or None,
    }  # fmt: skip


def values(one: Filed, incident: Incident, about: About) -> Iterator[Row]:
    """Every value of an account that has words, numbered in the order in which they are coded."""
    for n, row in enumerate(_values(one, incident, about)):
        yield {"account": one.id, "n": n, **row}


def _values(one: Filed, incident: Incident, about: About) -> Iterator[Row]:
    said = one.account
    for place in () if is_coarse(incident) else (said.place, *said.places):
        if place is not None:
            yield _value("place", place.span, name=place.name, kind=place.kind)
    if said.when is not None:
        yield _value("when", said.when.span, kind=said.when.precision)
    for field, parties in (("perpetrator", said.perpetrators), ("target", said.targets)):
        for party in parties:
            yield _value(field, party.span, name=shown(party, about), kind=party.kind)
    for weapon in said.weapons:
        yield _value("weapon", weapon.span, name=weapon.text, kind=weapon.kind)
    for harm in said.harm:
        counted = _value(harm.effect, harm.span, kind=harm.who.kind if harm.who else None)
        yield counted | {"low": harm.low, "high": harm.high, "vague": harm.vague}
    for voice in said.attribution:
        role = None if private(voice.role) else voice.role
        yield _value("source", voice.span, name=", ".join(filter(None, (role, voice.organisation))) or None)


def _value(field: str, span: Span, *, name: str | None = None, kind: str | None = None) -> Row:
    return {"field": field, "name": name, "kind": kind, "start": span[0], "end": span[1]}


def _place(place: Place | None, incident: Incident) -> Place | None:
    return coarse(place) if place is not None and is_coarse(incident) else place


def report(one: Report) -> Row:
    published = one.published.isoformat() if one.published else None
    return {"id": one.id, "outlet": one.outlet, "published": published, "language": one.language}


def sayings(report: Report, coded: Coded, about: About) -> Iterator[tuple[str, Row]]:
    """What a report says besides incidents, each with the table that it belongs to."""
    families: tuple[tuple[str, tuple[Saying, ...]], ...] = (
        ("statements", coded.statements), ("measures", coded.measures), ("figures", coded.figures),
        ("relief", coded.relief), ("trends", coded.trends),
    )  # fmt: skip
    for family, said in families:
        for n, one in enumerate(said):
            shared: Row = {"report": report.id, "n": n, "confidence": round(one.confidence, 3)}
            yield family, shared | {"start": one.span[0], "end": one.span[1]} | _of(one, about)


def _of(one: Saying, about: About) -> Row:
    """The fields that only its kind has."""
    match one:
        case Statement():
            return _statement(one)
        case Measure():
            return _measure(one)
        case Figure():
            return _figure(one, about)
        case Relief():
            return _relief(one)
        case Trend():
            return _trend(one, about)


def _statement(one: Statement) -> Row:
    return {
        "kind": one.kind, "stance": one.stance, "rank": one.rank, "role": None if private(one.role) else one.role,
        "organisation": one.organisation, "told": one.told, "country": one.country,
    }  # fmt: skip


def _measure(one: Measure) -> Row:
    return {
        "kind": one.kind, "status": one.status, "level": one.level, "scope": one.scope, "authority": one.authority,
        "first_day": _day(one.start), "last_day": _day(one.end),
        **_where("jurisdiction", safe_place(one.jurisdiction)),
    }  # fmt: skip


def _figure(one: Figure, about: About) -> Row:
    place = safe_place(one.place)
    return {
        "what": one.what, "of": unnamed(one.of, about), "low": one.low, "high": one.high, "vague": one.vague,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "as_of": _day(one.as_of.end) if one.as_of else None, **_where("place", place), **_days(one.period),
    }  # fmt: skip


def _relief(one: Relief) -> Row:
    """Where help is given, only by its division."""
    where = one.where
    return {
        "who": one.who, "sector": one.sector, "where": (where.admin2 or where.admin1) if where else None,
        "country": where.country if where else None, **_days(one.when),
    }  # fmt: skip


def _trend(one: Trend, about: About) -> Row:
    places = [place.name or place.text for place in map(safe_place, one.places) if place]
    return {
        "of": unnamed(one.of, about), "actor": unnamed(one.actor, about), "direction": one.direction,
        "places": "; ".join(places) or None, **_days(one.period),
    }  # fmt: skip


def _where(field: str, place: Place | None) -> Row:
    return {field: (place.name or place.text) if place else None, "country": place.country if place else None}


def _period(when: When | None) -> Row:
    return {"start": _day(when.start), "end": _day(when.end)} if when else {}


def _days(when: When | None) -> Row:
    return {"first_day": _day(when.start), "last_day": _day(when.end)} if when else {}


def _day(day: object) -> str | None:
    return None if day is None else str(day)
