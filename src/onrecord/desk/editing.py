"""An account with one value changed, added or taken out, as a person filled in a form. Pure; the record checks it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from onrecord import codebook
from onrecord.desk.day import NoDay, day_of
from onrecord.desk.fault import Fault
from onrecord.desk.proposing import AS_PRINTED, OWN, readings
from onrecord.desk.selected import nearest
from onrecord.model import Account, Attribution, Harm, Participant, Place, Report, Span, Weapon, When, Who
from onrecord.terms import EFFECTS, INCIDENT_TYPES, KINDS, NATURES, PLACE_PRECISIONS, STATUSES, WHEN_PRECISIONS

T = TypeVar("T")
LISTS = {"by": "perpetrators", "against": "targets", "weapons": "weapons", "says": "attribution",
         **dict.fromkeys(EFFECTS, "harm")}  # fmt: skip
PARTS = ("speaker", "role", "organisation")
PEOPLE = 100_000_000  # a toll above it is a slip of the hand


@dataclass(frozen=True, slots=True)
class Value:
    """What the form says: of which ``field`` (a key of ``values.NAMES``), which of several (``item`` counts from 0,
    ``None`` adds one), the words, and what they mean."""

    field: str
    item: int | None
    span: Span
    meaning: Mapping[str, str]

    def word(self, name: str) -> str:
        return self.meaning.get(name, "").strip()


def edited(account: Account, report: Report, value: Value) -> Account:
    """The account with the value in it. 422, which names the field and the next step, for what no value can be."""
    field = value.field
    if field == "type":
        return _typed(account, value)
    if field == "status":
        return _stands(account, value)
    if field == "when":
        return replace(account, when=_when(report, value))
    if field == "where":
        return _where(account, _place(report, value), value)
    made = _MAKERS.get(field, _harm)(report, value)
    name = LISTS[field]
    some = getattr(account, name)
    if isinstance(made, Participant) and value.item is not None:
        _there(some, value.item)
        made = replace(made, mentions=tuple(sorted({*made.mentions, *some[value.item].mentions})))
    return _with(account, name, _put(some, value.item, made))


def removed(account: Account, field: str, item: int | None) -> Account:
    """The account without a value; 422 for type and status, which every account has."""
    if field == "when":
        return replace(account, when=None)
    if field == "where" and item is None:
        return replace(account, place=account.places[0] if account.places else None, places=account.places[1:])
    name = "places" if field == "where" else LISTS.get(field)
    if name is None or item is None:
        raise Fault(422, f"every account has a {field}", "choose another instead")
    return _with(account, name, _without(getattr(account, name), item))


def begun(report: Report, value: Value) -> Account:
    """A new account whose evidence is the words."""
    kind = _one_of(value, "type", INCIDENT_TYPES)
    fresh = Account(kind, _event_type(kind), evidence=(value.span,), confidence=1.0)
    return _stands(fresh, value)


def _typed(account: Account, value: Value) -> Account:
    kind = _one_of(value, "type", INCIDENT_TYPES)
    return _evident(replace(account, type=kind, event_type=_event_type(kind)), value.span)


def _stands(account: Account, value: Value) -> Account:
    status = _one_of(value, "status", STATUSES)
    background, aggregate = (bool(value.word(name)) for name in ("background", "aggregate"))
    return _evident(replace(account, status=status, background=background, aggregate=aggregate), value.span)


def _evident(account: Account, span: Span) -> Account:
    """With the words among the evidence, unless they stand within what is."""
    if any(start <= span[0] and span[1] <= end for start, end in account.evidence):
        return account
    return replace(account, evidence=tuple(sorted((*account.evidence, span))))


def _event_type(kind: str) -> str:
    return str(codebook.table("types")[kind]["event_type"])


def _when(report: Report, value: Value) -> When:
    start, end = (_day(value, name) for name in ("start", "end"))
    if (start is None and end is not None) or (start and end and end < start):
        raise Fault(422, "the last day is before the first", "give the first day, and a last one no earlier")
    words, precision = report.coded_text[slice(*value.span)], _one_of(value, "precision", WHEN_PRECISIONS)
    if precision == "day" and end not in (None, start):
        precision = "days"
    return When(words, value.span, start, end or start, precision)


def _day(value: Value, name: str) -> date | None:
    try:
        return day_of(value.word(name))
    except NoDay as error:
        raise Fault(422, error.reason, error.step) from None


def _where(account: Account, place: Place, value: Value) -> Account:
    """As the place, or (``also``) as a further place that the report names for it."""
    if value.item is not None:
        return replace(account, places=_put(account.places, value.item, place))
    if value.word("also"):
        return replace(account, places=(*account.places, place))
    return replace(account, place=place, country=place.country or account.country)


def _place(report: Report, value: Value) -> Place:
    words, choice = report.coded_text[slice(*value.span)], value.word("reading") or AS_PRINTED
    if choice not in (AS_PRINTED, OWN):
        found = next((one for one in readings(report, value.span) if one.gazetteer == choice), None)
        if found is None:
            raise Fault(422, f"no gazetteer has {choice!r} for {words!r}", "choose another reading, or give a point")
        return replace(found, text=words, span=value.span)
    latitude, longitude = (_degrees(value, name, most) for name, most in (("latitude", 90), ("longitude", 180)))
    if choice == OWN and (latitude is None or longitude is None):
        raise Fault(422, "a point needs latitude and longitude", "give both in degrees, as in 33.75 and 44.60")
    country = value.word("country").upper() or None
    if country is not None and country not in codebook.table("countries"):
        raise Fault(422, f"{country!r} is no country", "give its code of two letters, as in IQ")
    precision = _one_of(value, "precision", PLACE_PRECISIONS) if value.word("precision") else "unknown"
    point = (latitude, longitude) if choice == OWN else (None, None)
    return Place(words, value.span, value.word("name") or words, None, country, value.word("admin1") or None, None,
                 *point, precision)  # fmt: skip


def _degrees(value: Value, name: str, most: int) -> float | None:
    try:
        degrees = float(value.word(name)) if value.word(name) else None
    except ValueError:
        degrees = float("nan")
    if degrees is not None and not -most <= degrees <= most:
        raise Fault(422, f"{name} {value.word(name)!r} is none", f"give degrees from -{most} to {most}")
    return degrees


def _party(report: Report, value: Value) -> Participant:
    words = report.coded_text[slice(*value.span)]
    return Participant(words, value.span, (value.span,), value.word("actor") or None, value.word("name") or None,
                       _one_of(value, "kind", KINDS), _one_of(value, "nature", NATURES))  # fmt: skip


def _weapon(report: Report, value: Value) -> Weapon:
    return Weapon(report.coded_text[slice(*value.span)], value.span,
                  _one_of(value, "kind", tuple(codebook.table("weapons"))))  # fmt: skip


def _attribution(report: Report, value: Value) -> Attribution:
    words, part = report.coded_text[slice(*value.span)], _one_of(value, "part", PARTS)
    said = {name: words if name == part else None for name in PARTS}
    return Attribution(said["speaker"], said["role"], said["organisation"], None, words, value.span, {part: value.span})


def _harm(report: Report, value: Value) -> Harm:
    low, high = (_count(value, name) for name in ("low", "high"))
    vague = value.word("vague") or None
    if low is not None and high is not None and high < low:
        raise Fault(422, f"at most {high} is less than at least {low}", "give the smaller number first")
    if low is None and high is None and vague is None:
        raise Fault(422, "no number and no vague word", "give at least one: what is unknown has no value")
    words = report.coded_text[slice(*value.span)]
    return Harm(value.field, _who(report, value), low, high, vague, words, value.span)


def _who(report: Report, value: Value) -> Who | None:
    words = value.word("who")
    if not words:
        return None
    span = nearest(report.coded_text, words, value.span)
    if span is None:
        raise Fault(422, f"{words!r} does not stand in the report", "write the people as its text prints them")
    return Who(report.coded_text[slice(*span)], span, _one_of(value, "kind", KINDS))


def _count(value: Value, name: str) -> int | None:
    text = value.word(name).replace(",", "").replace("\u202f", "")
    if text and not (text.isdecimal() and text.isascii() and len(text) < 10 and int(text) <= PEOPLE):
        raise Fault(422, f"{text!r} is no count of people", "write a whole number, or leave it empty if it is unknown")
    return int(text) if text else None


def _one_of(value: Value, name: str, known: Sequence[str]) -> str:
    given = value.word(name)
    if given not in known:
        raise Fault(422, f"{name} {given!r} is none", f"choose one of {', '.join(known)}")
    return given


def _with(account: Account, name: str, some: tuple[Any, ...]) -> Account:
    changed: dict[str, Any] = {name: some}
    return replace(account, **changed)


def _put(some: tuple[T, ...], item: int | None, made: T) -> tuple[T, ...]:
    if item is None:
        return (*some, made)
    _there(some, item)
    return (*some[:item], made, *some[item + 1 :])


def _without(some: tuple[T, ...], item: int) -> tuple[T, ...]:
    _there(some, item)
    return (*some[:item], *some[item + 1 :])


def _there(some: tuple[Any, ...], item: int) -> None:
    if not 0 <= item < len(some):
        raise Fault(409, "the account has no such value any longer", "reload the report and edit it again")


_MAKERS: dict[str, Callable[[Report, Value], Any]] = {
    "by": _party, "against": _party, "weapons": _weapon, "says": _attribution,
}  # fmt: skip
