"""Number words and numerals to numbers: "twenty-one", "a hundred and five", "1.2 million", "half a dozen"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.numbers.pattern import any_of

UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12, "dozen": 12,
    "lakh": 100_000, "crore": 10_000_000,
}  # fmt: skip
CARDINALS = {**UNITS, **TEENS, **TENS}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
NUMERAL = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"


class Amount(NamedTuple):
    """A number and the factor that its own figure was multiplied by: "3 million" is 3,000,000 of scale 1,000,000."""

    value: float
    scale: int


def number_source() -> str:
    """The regex source of one whole number, in numerals, in words, or in both."""
    unit, tens, scales = any_of(UNITS), any_of(TENS), any_of(SCALES)
    small = rf"(?:{tens}(?:[\s-]{unit})?|{any_of(TEENS)}|{unit})\b"
    hundreds = rf"(?:(?:{small}|an?\b)[\s-]+hundred\b(?:[\s-]+(?:and[\s-]+)?{small})?)"
    fraction = r"half\s+an?\b|a\s+half|a\s+quarter\s+(?:of\s+)?a\b|half"
    part = rf"(?:{NUMERAL}|{hundreds}|{fraction}|{small}(?:\s+and\s+a\s+half\b)?)"
    below = rf"(?:{hundreds}(?:[\s-]+thousand\b)?|{small}(?:[\s-]+(?:hundred|thousand)\b)?)"
    return (
        rf"(?:{hundreds}(?:[\s-]*{scales}\b)*|(?:{part})(?:[\s-]*{scales}\b)+|an?(?:\s+{scales}\b)+|{small}|{NUMERAL})"
        rf"(?:(?<=thousand|.million|.billion)\s+(?:and\s+)?{below})*"
    )


def amount(words: str) -> Amount:
    """The value of what ``number_source`` matched, in lower case."""
    if words.isdecimal():
        return Amount(int(words), 1)
    total, current, scale = 0.0, 0.0, 1
    for word in re.findall(r"\d[\d,.]*|[a-z]+", words):
        factor = SCALES.get(word)
        if factor is None:
            current += _figure(word)
            continue
        current, scale = (current or 1) * factor, scale * factor
        if factor > 100:
            total, current = total + current, 0.0
    return Amount(total + current, scale)


def whole(value: float) -> int | None:
    """The number as a whole one; ``None`` where it is not."""
    return round(value) if abs(value - round(value)) < 1e-6 else None


def _figure(word: str) -> float:
    if word[0].isdecimal():
        return float(word.replace(",", "").rstrip("."))
    return {"half": 0.5, "quarter": 0.25}.get(word) or CARDINALS.get(word, 0)


@cache
def ordinal_value(words: str) -> int | None:
    """ "twenty-first" -> 21, "3rd" -> 3."""
    if words[0].isdecimal():
        return int(re.sub(r"\D", "", words))
    tens, _, unit = words.replace(" ", "-").partition("-")
    return TENS[tens] + ORDINALS[unit] if unit and tens in TENS else ORDINALS.get(words)
