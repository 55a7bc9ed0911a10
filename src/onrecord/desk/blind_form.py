"""The form in which a person codes a report blind: read into rows, or shown again as typed where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord import codebook
from onrecord.agreement import Row, Toll
from onrecord.agreement.row import EFFECTS
from onrecord.desk.day import NoDay, day_of
from onrecord.terms import INCIDENT_TYPES, KINDS, STATUSES

Typed = dict[str, str]  # one incident as typed, by the names of the fields
NAMES = ("place", "perpetrator", "target")
CHOICES = {"type": INCIDENT_TYPES, "status": STATUSES, "perpetrator_kind": KINDS, "target_kind": KINDS}
FIELDS = (
    "type", "status", "start", "end", "country", "place", "perpetrator", "perpetrator_kind", "target", "target_kind",
    *(f"{effect}_{part}" for effect in EFFECTS for part in ("low", "high", "vague")),
)  # fmt: skip
MOST = 40  # incidents of one report
LONGEST = 200  # characters of a name
_KEY = re.compile(r"([a-z_]+)\.(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in which field of which incident, counted from 0, and what may stand there."""

    number: int
    field: str
    reason: str


def typed(form: Mapping[str, Any]) -> list[Typed]:
    """The incidents of the form, in its order; one that was taken out, or in which nothing stands, is left out."""
    found: dict[int, Typed] = {}
    for key, value in form.items():
        if (match := _KEY.fullmatch(key)) and match[1] in FIELDS and isinstance(value, str):
            found.setdefault(int(match[2]), {})[match[1]] = value.strip()
    out = form.get("remove")
    return [found[n] for n in sorted(found) if str(n) != out and any(found[n].values())][:MOST]


def rows(told: list[Typed]) -> tuple[tuple[Row, ...], list[Wrong]]:
    """The rows, and all that is wrong; where anything is, the rows are not to be kept."""
    wrong: list[Wrong] = []
    made = tuple(_row(one, _telling(wrong, n)) for n, one in enumerate(told))
    return made, wrong


Tell = Callable[[str, str], None]


def _telling(wrong: list[Wrong], number: int) -> Tell:
    """Notes what is wrong in an incident: the field and the reason."""
    return lambda field, reason: wrong.append(Wrong(number, field, reason))


def _row(one: Typed, tell: Tell) -> Row:
    picked = {name: _choice(one, name, tell) for name in CHOICES}
    days = {name: _day(one, name, tell) for name in ("start", "end")}
    if days["start"] and days["end"] and days["end"] < days["start"]:
        tell("end", "the last day is before the first")
    if not picked["type"]:
        tell("type", "every incident has a type")
    kind, status = picked["type"] or INCIDENT_TYPES[0], picked["status"] or STATUSES[0]
    killed, injured, abducted = (_toll(one, effect, tell) for effect in EFFECTS)
    return Row(kind, status, days["start"], days["end"] or days["start"], _country(one, tell), *_parties(one, picked),
               killed, injured, abducted)  # fmt: skip


def _parties(one: Typed, picked: Mapping[str, str | None]) -> tuple[str, str, str | None, str, str | None]:
    """Place, and each side with its kind."""
    place, by, against = (one.get(name, "")[:LONGEST] for name in NAMES)
    return place, by, picked["perpetrator_kind"], against, picked["target_kind"]


def _choice(one: Typed, name: str, tell: Tell) -> str | None:
    value = one.get(name, "")
    if value and value not in CHOICES[name]:
        tell(name, f"{value!r} is none of the list")
    return value or None


def _day(one: Typed, name: str, tell: Tell) -> date | None:
    try:
        return day_of(one.get(name))
    except NoDay as error:
        tell(name, str(error))
        return None


def _country(one: Typed, tell: Tell) -> str | None:
    value = one.get("country", "").upper()
    if value and value not in codebook.table("countries"):
        tell("country", f"{value!r} is no code of a country; two letters, as in IQ")
    return value or None


def _toll(one: Typed, effect: str, tell: Tell) -> Toll | None:
    low, high = (_number(one, f"{effect}_{part}", tell) for part in ("low", "high"))
    vague = one.get(f"{effect}_vague") or None
    if vague and vague not in codebook.table("vague")["words"]:
        tell(f"{effect}_vague", f"{vague!r} is none of the list")
    if low is not None and high is not None and low > high:
        tell(f"{effect}_high", "the most is below the least")
    return Toll(low, high, vague) if (low, high, vague) != (None, None, None) else None


def _number(one: Typed, name: str, tell: Tell) -> int | None:
    value = one.get(name, "").replace(" ", "").replace("\u202f", "")
    if value and not (value.isascii() and value.isdecimal() and len(value) < 10):
        tell(name, f"{value!r} is no whole number; leave it empty where it is unknown")
        return None
    return int(value) if value else None


def shown(row: Row) -> Typed:
    """A row as it would be typed."""
    told = row.plain()
    found = {name: str(told[name] or "") for name in FIELDS if name in told}
    for effect in EFFECTS:
        for part, value in (told[effect] or {}).items():
            found[f"{effect}_{part}"] = "" if value is None else str(value)
    return found
