"""From contract accounts to MUC-4 templates: the crosswalk of ``mapping.yaml``, behind the filter of ``relevance``."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from benchmarks.muc4.keys import Fill, Template
from benchmarks.muc4.merging import joined
from benchmarks.muc4.perpetrators import Slots, perpetrators
from benchmarks.muc4.phrases import crosswalk, cut, first_of, has
from benchmarks.muc4.relevance import refusal
from benchmarks.muc4.targets import objects, people
from benchmarks.muc4.texts import MONTHS, dateline, origin
from onrecord.model import Account, Coded, Place, Weapon


def templates(coded: Coded, text: str) -> list[Template]:
    """The templates of one message, from the accounts that MUC-4 wants; ``text`` is the coded text."""
    published = dateline(text)
    wanted = [account for account in coded.incidents if refusal(account, published) is None]
    told = [template for account in wanted if (template := _template(coded.id, account, text, published))]
    return joined(told)


def _template(message: str, account: Account, text: str, published: date | None) -> Template | None:
    said = evidence(account, text)
    muc = incident_type(account, said)
    if muc is None:
        return None
    slots: Slots = {
        **incident(account, text, published),
        "type": [Fill((muc,))],
        **_instruments(account.weapons, said),
        **perpetrators(account, text),
        **objects(account, text, said),
        **people(account, text),
    }
    barred = frozenset(crosswalk()["inapplicable"].get(muc, ()))
    kept = {slot: tuple(dict.fromkeys(fills)) for slot, fills in slots.items() if fills and slot not in barred}
    return Template(message, kept, inapplicable=barred)


def evidence(account: Account, text: str) -> str:
    """The words that tell the account, on one line."""
    return " ".join(" ".join(text[start:end] for start, end in account.evidence).split())


def incident_type(account: Account, said: str) -> str | None:
    """The MUC-4 type by the first rule that holds; None where the crosswalk has none."""
    return next((rule["muc"] for rule in crosswalk()["types"] if _holds(rule, account, said)), None)


def _holds(rule: dict[str, Any], account: Account, said: str) -> bool:
    if account.type not in rule["of"]:
        return False
    asked = [name for name in ("words", "weapons") if name in rule]
    kinds = {weapon.kind for weapon in account.weapons}
    met = {"words": has(said, rule.get("words", ["-"])), "weapons": bool(kinds & set(rule.get("weapons", ())))}
    return not asked or any(met[name] for name in asked)


def incident(account: Account, text: str, published: date | None) -> Slots:
    """Date, location and stage."""
    where = location(account.place, text)
    when = day_slot(account, published)
    return {
        "date": [Fill((when,))] if when else [],
        "location": [Fill((where,))] if where else [],
        "stage": [Fill((crosswalk()["stages"][account.status],))],
    }


def day_slot(account: Account, published: date | None) -> str | None:
    """The days as MUC-4 prints them; by default "on or before" the date of the message (7.3, note 3)."""
    when = account.when
    if when and when.start and when.end:
        return _day(when.start) if when.start == when.end else f"{_day(when.start)} - {_day(when.end)}"
    return f"- {_day(published)}" if published else None


def _day(day: date) -> str:
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year % 100:02d}"


def location(place: Place | None, text: str) -> str | None:
    """Country and place; without a place, the country that the dateline stands for (7.4)."""
    countries: dict[str, str] = crosswalk()["countries"]
    city, abroad = origin(text)
    home = abroad or countries.get(crosswalk()["datelines"].get(city, ""))
    if place is None or place.country is None:
        return home
    country = countries.get(place.country, home)
    kind = crosswalk()["places"].get(place.kind or "", "CITY")
    if country is None or kind is None:
        return country
    return f"{country}: {plain(place)} ({kind})"


def plain(place: Place) -> str:
    """The place's name in capitals without accents, the gazetteer's where it has one."""
    name = unicodedata.normalize("NFKD", place.name or place.text.split(",")[0])
    return cut("".join(sign for sign in name if not unicodedata.combining(sign)))


def _instruments(weapons: tuple[Weapon, ...], said: str) -> Slots:
    """Each weapon that is named, and its type by its words or its kind."""
    listed = crosswalk()["instruments"]
    named = {cut(weapon.text): weapon.kind for weapon in weapons}
    typed = [(name, first_of(name, listed["words"]) or listed["kinds"].get(kind)) for name, kind in named.items()]
    return {
        "instrument": [Fill((name,)) for name in named],
        "instrument_type": [Fill((kind,), (name,)) for name, kind in typed if kind],
    }
