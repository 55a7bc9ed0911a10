"""From contract accounts to MUC-4 templates: the crosswalk of ``mapping.yaml``, behind the filter of ``relevance``."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from benchmarks.muc4.keys import Fill, Template
from benchmarks.muc4.merging import joined
from benchmarks.muc4.perpetrators import Slots, perpetrators
from benchmarks.muc4.phrases import crosswalk, cut, first_of, has, occurrences
from benchmarks.muc4.relevance import refusal
from benchmarks.muc4.targets import objects, people
from benchmarks.muc4.texts import MONTHS, dateline, origin
from onrecord.model import Account, Coded, Place, Weapon


def templates(coded: Coded, text: str, apart: bool = False) -> list[Template]:
    """The templates of one message, from the accounts that MUC-4 wants; ``text`` is the coded text. ``apart``: the
    accounts are told apart as MUC-4 tells its templates apart; else those are joined that contradict in nothing."""
    published = dateline(text)
    wanted = [account for account in coded.incidents if refusal(account, published) is None]
    told = [template for account in wanted if (template := _template(coded.id, account, text, published))]
    return told if apart else joined(told)


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
    """The day as MUC-4 prints it; by default "on or before" the date of the message (7.3, note 3): so too where the
    account has a longer time, or the message's own day, which mostly is the day of its being said."""
    when = account.when
    if when and when.start and when.start == when.end and when.end != published:
        return _day(when.start)
    return f"- {_day(published)}" if published else None


def _day(day: date) -> str:
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year % 100:02d}"


def location(place: Place | None, text: str) -> str | None:
    """Country and place; without a place in one of the nine countries of the task, the country alone (7.4)."""
    country = crosswalk()["countries"].get(place.country) if place and place.country else None
    if place is None or country not in crosswalk()["nine"]:
        return home(text)
    kind = crosswalk()["places"].get(place.kind or "", "CITY")
    return f"{country}: {plain(place)} ({kind})" if kind else country


def home(text: str) -> str | None:
    """The country that the dateline stands for, if it is one of the nine; else that of the nine named most often."""
    city, abroad = origin(text)
    country = abroad or crosswalk()["countries"].get(crosswalk()["datelines"].get(city, ""))
    named = {name: len(list(occurrences(text, words))) for name, words in crosswalk()["nine"].items()}
    most = max(named, key=named.__getitem__)
    return country if country in named or not named[most] else most


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
