"""The words of ``codebook/vague.yaml`` as sets and compiled patterns, made at first use."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.codebook import table
from onrecord.numbers.pattern import any_of
from onrecord.numbers.words import CARDINALS, ORDINALS, SCALES, TENS, number_source

ARTICLED = ("a", "an", "half a", "half an", "a half", "a quarter of a", "half")
FRACTIONS = (
    "half",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fourth",
    "fourths",
    "fifth",
    "fifths",
    "tenth",
    "tenths",
    "halves",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The look-ups that the grammar makes by word."""

    before: dict[str, str]  # qualifier -> low, high, about, additional
    before_last: frozenset[str]  # the last words of the qualifiers
    after: dict[str, str]
    vague: frozenset[str]
    zero: frozenset[str]
    pairs: dict[str, int]
    units: dict[str, str]
    lone: dict[str, frozenset[str]]  # words that rule a reading out, by the name of their list
    names: frozenset[str]  # before a figure, in any case
    titles: frozenset[str]  # the same, capitalised
    name_words: frozenset[str]  # capitalised, before a number word
    before_years: frozenset[str]


@cache
def words() -> Words:
    data = _data()
    before = {phrase: kind for kind in ("low", "high", "about") for phrase in data[kind]["before"]}
    before |= dict.fromkeys(data["additional"], "additional")
    after = {phrase: kind for kind in ("low", "high", "about") for phrase in data[kind]["after"]}
    return Words(
        before=before,
        before_last=frozenset(phrase.split()[-1] for phrase in before),
        after=after,
        vague=frozenset([*data["words"], *_vague_scales()]),
        zero=frozenset(data["zero"]),
        pairs=data["pairs"],
        units={form: unit for group in data["units"].values() for form, unit in group.items()},
        lone={name: frozenset(data[name]) for name in ("not_zero", "not_some", "not_one_before", "not_one_after")},
        names=frozenset(data["name_nouns"]),
        titles=frozenset(data["name_titles"]),
        name_words=frozenset(data["name_words"]),
        before_years=people_words()["before_years"],
    )


@cache
def people_words() -> dict[str, frozenset[str]]:
    """The noun lists of the codebook's ``people`` section, as sets."""
    return {name: frozenset(listed) for name, listed in _data()["people"].items()}


@cache
def heads() -> re.Pattern[str]:
    """Where a number may begin: a digit, or one of the words that begin one, after a character that ends a word.

    That character is matched, not looked back at, which halves the time; so the text needs one in front.
    """
    articled = [f"{article} {scale}" for article in ARTICLED for scale in SCALES]
    fractions = [f"{n} {f}" for n in ("a", "one") for f in FRACTIONS]
    ordinals = [f"{tens}-{unit}" for tens in TENS for unit in ORDINALS if ORDINALS[unit] < 10]
    data = _data()
    listed = [*words().vague, *data["zero"], *data["pairs"]]
    phrases = [*CARDINALS, *ORDINALS, *ordinals, *articled, *fractions, "half", *listed]
    return re.compile(rf"[^a-z\d](?P<head>[a-z]?\d|{any_of(phrases)}\b)")


@cache
def number() -> re.Pattern[str]:
    return re.compile(number_source())


@cache
def second() -> re.Pattern[str]:
    """What may join a second number to the first: "10 to 12", "10-12", "10 or 12", "between 10 and 12"."""
    return re.compile(rf"(?:\s*(?P<dash>[-–])\s*|-?\s+(?P<word>to|or|and)\s+)(?P<number>{number_source()})(?!\w)")


@cache
def special() -> re.Pattern[str]:
    """Figures that are no amounts, by their own form; the longest form comes first."""
    day, after_four = r"\d{1,2}(?:st|nd|rd|th)?", any_of(_data()["clock_after"])
    year, half_day = r"(?:(?:19|20)\d\d\b|\d\d\b(?!\s*[a-z\d%]|[,.:]\d))", r"\s?(?:[ap]\.m\.|[ap]m\b)"
    return re.compile(
        r"(?P<date>(?:19|20)\d\d-\d\d?-\d\d?(?![\d-])|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/])|(?:9/11|7/7)\b"
        rf"|{day}(?:\s*[-–]\s*{day})?\s+(?:of\s+)?(?P<month>{_months()})\b\.?"
        rf"(?!\s+(?:be|have|not|also)\b)(?:,?\s+{year})?)"
        rf"|(?P<clock>\d{{1,2}}[:.]\d\d(?::\d\d)?{half_day}|\d{{1,2}}{half_day}|\d{{1,2}}:\d\d(?::\d\d)?\b"
        rf"|\d{{4}}\s+{after_four}\b|\d{{1,2}}\s+o'clock)"
        r"|(?P<year>(?:1[5-9]|20)\d\d(?:s\b|(?:\s?[-–]\s?|/)(?:(?:1[5-9]|20)\d\d|\d\d)\b(?![-/,.]?\d)))"
        r"|(?P<share>\d/\d\b(?!/))"
        r"|(?P<name>\d+(?:[-/.:]\d+){2,}|\d+\s?/\s?\d+|\d+x\d+\w*)"
        r"|(?P<age>\d0s\b)"
        r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    )


@cache
def following() -> re.Pattern[str]:
    """What makes the number before it something else than a count of people."""
    data, units = _data(), any_of(words().units)
    adjectives, money = any_of(data["unit_adjectives"]), any_of(data["currencies"])
    return re.compile(
        r"(?P<percent>\s?%|[\s-]per\s?cent(?:age\s+points?)?\b|[\s-]pct\b)"
        r"|(?P<age>[\s-](?:year|month)s?[\s-]olds?\b|\s+years?\s+of\s+age\b)"
        rf"|(?P<money>[\s-]{money}\b)"
        rf"|(?P<measure>(?:\s+of)?(?:\s+and\s+a\s+half)?(?:\s+{adjectives})*[\s-]*(?P<unit>{units})\b(?:-old\b)?)"
        rf"|(?P<people>-{any_of(data['counted_by_hyphen'])}\b)"
        r"|(?P<compound>-(?!plus\b|odd\b)(?P<thing>[a-z]+)(?:-[a-z]+)*)"
    )


@cache
def bound_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+|-|(?=\+))(?P<bound>{any_of(words().after)})(?!\w)")


@cache
def more_after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<word>{any_of(_data()['additional_after'])})\b(?!\s+than)")


@cache
def formation() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(_data()['formations'])}\b")


@cache
def month_before() -> re.Pattern[str]:
    return re.compile(rf"{_months()}\.?\Z")


def _vague_scales() -> list[str]:
    """ "several hundred", "a few dozen", "many thousands"."""
    scales = [scale + plural for scale in SCALES for plural in ("", "s")]
    return [f"{word} {scale}" for word in _data()["vague_of"] for scale in scales]


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = table("vague")
    return loaded


@cache
def _months() -> str:
    full = [month.lower() for month in month_name[1:]]
    return any_of([*full, *(month[:3] for month in full), "sept"])
