"""Relations in front of a name: "45 kilometers west of", "a few miles from", "at the gates of", "on the road to".

UCDP codes a place within about 25 km of a known point as near it (``where_prec`` 2) and one farther away, or along a
line, as an estimated point (5); ACLED takes "near" a town for that town (``geo_precision`` 2). So: precision ``near``
up to 25 km or without a distance, ``area`` beyond, the point moved along the bearing where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.places.setting import left
from onrecord.places.vocabulary import bearings

NEAR_KM = 25.0
_ON = re.compile(r"\b(?:on|along)\s+(?:the\s+)?(?:banks? of the )?\Z", re.IGNORECASE)
_LAST = frozenset({
    "of", "near", "outside", "from", "around", "the", "to", "off", "with", "overlooking", "nearby", "opposite",
    "beside", "bordering", "above", "toward", "towards", "into",
})  # fmt: skip
_SKIPPED = 3  # words between phrase and name that only describe the name: "the Syrian capital, [Damascus]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relation phrase: where it starts, kilometres and compass point if it tells them.

    ``reach``: how many kilometres off at most where it tells no distance ("a few miles from"); ``inside``: it tells
    of a part of the place itself ("in the north of").
    """

    start: int
    km: float | None = None
    bearing: str | None = None
    reach: float | None = None
    inside: bool = False


def relation_before(text: str, at: int, line: bool = False, kinded: bool = False) -> Phrase | None:
    """The relation phrase that ends right before the name at offset ``at``; "on the" is one before a ``line``.

    Words that describe the name may stand between: "the capital", and adjectives where a kind word opens the name
    (``kinded``: "off the Yemeni [port of Mocha]").
    """
    for _ in range(_SKIPPED + 1):
        word, gap = left(text, at)
        if word.lower() in _LAST and gap.isspace() and (found := _ending(text, at, line)) is not None:
            return found
        capital = word == "capital" and gap in (" ", ", ")
        if not word or not (capital or (kinded and gap == " ")):
            return None
        at, kinded = at - len(gap) - len(word), kinded or capital
    return None


def _ending(text: str, at: int, line: bool) -> Phrase | None:
    for pattern, made, longest, gate in _patterns():
        begin = max(0, at - longest)
        found = pattern.search(text, begin, at) if gate is None or gate.search(text, begin, at) else None
        if found is not None:
            return made(found)
    on = _ON.search(text, max(0, at - 30), at) if line else None
    return Phrase(on.start()) if on is not None else None


Made = Callable[[re.Match[str]], Phrase]
# What must stand in a phrase with a unit, and in one with a compass point: found far faster than the phrases.
_MEASURE = re.compile(r"\d ?(?:km|m|mi|nm)\b|\b(?:kms?|kilomet|miles?|met(?:re|er)|yards?|blocks?|hour|minute|day)")
_COMPASS = re.compile(r"north|south|east|west", re.IGNORECASE)
_ROAD = re.compile(r"\b(?:on|along|off|down|near) (?:the|a) ", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Made, int, re.Pattern[str] | None], ...]:
    """Each form of phrase, what it makes, its characters at most, and what must stand in it; what tells more first."""
    measured = r"(?:\s+(?:" + _words("speeds") + r"))?,?\s+"
    part = rf"(?:(?P<to>to\s+)|in\s+)?the\s+(?:far\s+|extreme\s+|deep\s+)?{_bearing()}\s+of"
    directed = rf"(?:(?:just|immediately|further|not\s+far|well|far)\s+)?{_bearing()}\s+(?:of|from)"
    along = rf"(?:on|along|off|down|near)\s+(?:the|a)\s+(?:[\w-]+\s+){{0,2}}(?:{_words('roads')})"
    leading = r"\s+(?:leading\s+|heading\s+|out\s+)?(?:to|towards?|into|out\s+of|from)"
    return (
        (_phrase(r"within\s+" + _amount() + r"\s+(?:of|from)"), _within, 70, _MEASURE),
        (_phrase(_amount() + _ASIDE + measured + _tail()), _measured, 110, _MEASURE),
        (_phrase(_travel() + r"\s+" + _tail()), _travelled, 70, _MEASURE),
        (_phrase(_vaguely() + r"\s+" + _tail()), _vague, 60, _MEASURE),
        (_phrase(part), _part, 45, _COMPASS),
        (_phrase(directed), _directed, 45, _COMPASS),
        (_phrase(rf"(?:{_words('near')})"), lambda found: Phrase(found.start()), 36, None),
        (_phrase(along + leading), _along, 70, _ROAD),
    )


_ASIDE = r"(?:\s*[(/][^)\n]{1,28}[)/]|\s+or\s+so)?"


def _phrase(body: str) -> re.Pattern[str]:
    return re.compile(rf"\b{body}\s+(?:the\s+)?\Z", re.IGNORECASE)


def _amount() -> str:
    """A number with its unit; of a range ("25 to 30 km") both ends."""
    about = rf"(?:(?:{_words('about')})\s+)*"
    number = rf"\d[\d,]*(?:\.\d+)?|(?:{_words('quantities')})\b"
    return rf"{about}(?P<number>{number})(?:\s*(?:to|-|–|or|and)\s*(?P<upper>{number}))?[\s-]?(?P<unit>{_units()})\b\.?"


def _travel() -> str:
    """A time of travel: "two hours' drive", "a half-hour walk", "30 minutes by road"."""
    number = rf"\d+(?:\.\d+)?|half(?:\s+an)?|(?:{_words('quantities')})\b"
    about = rf"(?:(?:{_words('about')})\s+)*(?:an?\s+(?=half))?"
    return rf"{about}(?P<number>{number})[\s-](?P<hours>{_words('hours')})['’]?s?['’]?\s+(?P<by>{_words('speeds')})"


def _vaguely() -> str:
    """A distance without a number: "a few miles", "just miles"."""
    return rf"(?:just\s+|only\s+)?(?:(?P<vague>{_words('vague')})\s+)?(?P<unit>{_units(2)})"


def _tail() -> str:
    """The words between a distance and the name: "to the north of", "from", "off the coast of", "outside"."""
    toward = rf"(?:to\s+the\s+|due\s+|directly\s+|just\s+|further\s+)?{_bearing()}\s+(?:of|from)"
    away = r"(?:away\s+|inland\s+|out\s+)?from|outside(?:\s+of)?|off(?:\s+the\s+(?:coast|shores?)\s+of)?|of|short\s+of"
    return rf"(?:{toward}|{away}|(?:up|down)stream\s+(?:of|from))"


def _bearing() -> str:
    return rf"(?P<bearing>{_either(bearings())})"


def _within(found: re.Match[str]) -> Phrase:
    return Phrase(found.start(), reach=_km(found))


def _measured(found: re.Match[str]) -> Phrase:
    return Phrase(found.start(), _km(found), _point(found["bearing"]))


def _travelled(found: re.Match[str]) -> Phrase:
    table = codebook.table("relations")
    number = found["number"].lower()
    hours = 0.5 if number.startswith("half") else _number(number)
    pace = table["speeds"][_single(found["by"])] * table["hours"][found["hours"].lower()]
    return Phrase(found.start(), None, _point(found["bearing"]), reach=round((hours or 1.0) * pace, 1))


def _vague(found: re.Match[str]) -> Phrase:
    table = codebook.table("relations")
    most = table["vague"][_single(found["vague"] or "")] * table["units"][_single(found["unit"])]
    return Phrase(found.start(), None, _point(found["bearing"]), reach=round(most, 1))


def _part(found: re.Match[str]) -> Phrase:
    return Phrase(found.start("bearing"), None, _point(found["bearing"]), inside=not found["to"])


def _directed(found: re.Match[str]) -> Phrase:
    return Phrase(found.start(), None, _point(found["bearing"]))


def _along(found: re.Match[str]) -> Phrase:
    return Phrase(found.start(), reach=float(codebook.table("relations")["along_km"]))


def _km(found: re.Match[str]) -> float | None:
    """Kilometres, of a range the middle; None for a number that is none ("1.2.3")."""
    one, other = _number(found["number"]), _number(found["upper"])
    if one is None:
        return None
    amount = one if other is None else (one + other) / 2
    return round(amount * float(codebook.table("relations")["units"][_single(found["unit"])]), 1)


def _number(said: str | None) -> float | None:
    if said is None:
        return None
    digits = _single(said).replace(",", "")
    try:
        return float(codebook.table("relations")["quantities"].get(digits) or digits.rstrip("."))
    except ValueError:
        return None


def _point(word: str | None) -> str | None:
    return bearings()[_single(word)] if word else None


def _single(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())


@cache
def _words(name: str) -> str:
    return _either(word for word in codebook.table("relations")[name] if word)


@cache
def _units(longer: int = 0) -> str:
    """The units; ``longer``: only plurals, which alone need no number."""
    units: dict[str, Any] = codebook.table("relations")["units"]
    return _either(unit for unit in units if not longer or (unit.endswith("s") and len(unit) > longer + 1))


def _either(options: Iterable[str]) -> str:
    ordered = sorted(options, key=lambda option: (-len(option), option))
    return "|".join(re.escape(option).replace(r"\ ", r"\s+") for option in ordered)
