"""Relations in front of a name: "45 kilometers west of", "north of", "near", "on the outskirts of".

UCDP codes a place within about 25 km of a known point as near it (``where_prec`` 2) and one farther away as an
estimated point (5); ACLED takes "near" a town for that town (``geo_precision`` 2). So: precision ``near`` up to 25 km
or without a distance, ``area`` beyond, the point moved along the bearing where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord import codebook
from onrecord.places.setting import left
from onrecord.places.vocabulary import bearings

NEAR_KM = 25.0
_ON = re.compile(r"\b(?:on|along)\s+(?:the\s+)?(?:banks? of the )?\Z", re.IGNORECASE)
_LAST = frozenset({"of", "near", "outside", "from", "around", "the", "to", "off", "with", "overlooking", "nearby"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relation phrase: where it starts, kilometres and compass point if it has them."""

    start: int
    km: float | None
    bearing: str | None


def relation_before(text: str, at: int, line: bool = False) -> Phrase | None:
    """The relation phrase that ends right before the name at offset ``at``; "on the" is one before a ``line``."""
    word, gap = left(text, at)
    if not gap.isspace() or word.lower() not in _LAST:
        return None
    begin = max(0, at - 100)
    found = _distance().search(text, begin, at) or _direction().search(text, begin, at)
    if found is not None:
        parts = found.groupdict()
        return Phrase(found.start(), _km(parts), _point(parts.get("bearing")))
    found = _near().search(text, begin, at) or (_ON.search(text, begin, at) if line else None)
    return Phrase(found.start(), None, None) if found is not None else None


def _km(parts: dict[str, str | None]) -> float | None:
    number, unit = parts.get("number"), parts.get("unit")
    if number is None or unit is None:
        return None
    table = codebook.table("places")
    digits = number.replace(",", "").lower()
    try:
        amount = float(table["quantities"].get(digits) or digits.rstrip("."))
    except ValueError:
        return None
    return float(round(amount * table["units"][unit.lower()], 1))


def _point(word: str | None) -> str | None:
    return bearings()[re.sub(r"\s+", " ", word.lower())] if word else None


@cache
def _distance() -> re.Pattern[str]:
    """N km (M miles) [to the] BEARING of; N km from, outside, off."""
    units, words = (_either(codebook.table("places")[name]) for name in ("units", "quantities"))
    about = rf"(?:(?:{_either(codebook.table('places')['about'])})\s+)*"
    number = rf"(?P<number>\d[\d,]*(?:\.\d+)?|(?:{words})\b)[\s-]?(?P<unit>{units})\b\.?"
    aside = r"(?:\s*[(/][^)\n]{1,28}[)/]|\s+or\s+so)?,?"
    bearing = rf"(?:to\s+the\s+|due\s+|directly\s+|just\s+)?(?P<bearing>{_either(bearings())})\s+(?:of|from)"
    tail = rf"\s+(?:{bearing}|(?:away\s+)?from|outside(?:\s+of)?|off|of)\s+(?:the\s+)?\Z"
    return re.compile(rf"\b{about}{number}{aside}{tail}", re.IGNORECASE)


@cache
def _direction() -> re.Pattern[str]:
    bearing = rf"(?P<bearing>{_either(bearings())})\s+of\s+(?:the\s+)?"
    return re.compile(rf"\b(?:(?:just|immediately|to the|further)\s+)?{bearing}\Z", re.IGNORECASE)


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(codebook.table('places')['near'])})\s+(?:the\s+)?\Z", re.IGNORECASE)


def _either(options: Iterable[str]) -> str:
    ordered = sorted(options, key=lambda option: (-len(option), option))
    return "|".join(re.escape(option).replace(r"\ ", r"\s+") for option in ordered)
