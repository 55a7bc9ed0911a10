"""Whose words a report says it prints: credit lines, bylines and datelines, "told AFP", "SANA said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord import codebook
from onrecord.model import Report

_CAPITAL = r"[A-Z](?:[\w&/-]|[.’'](?=\w))*"  # a full stop or an apostrophe only inside a word: "bbc.co.uk", "Ma'an"
_NAME = rf"((?:{_CAPITAL}|dpa)(?:\s(?:of\s|the\s)?{_CAPITAL}){{0,4}})"
_OUTLET = "agency|broadcaster|television|channel|newspaper|daily|website|radio|station"
_KIND = rf"(?:the\s)?(?:(?:[\w’'-]+\s){{0,4}}?(?:{_OUTLET})\s)?"
_DATELINE = re.compile(  # "KIRKUK, Iraq (Tigris Wire) - ", "(CBS/AP) ", a headline that runs on: "... (AP) AP - "
    rf"(?:\A\(([^()\n]{{2,60}})\)|\(([^()\n]{{2,60}})\)\s*(?:[-–—:]|{_NAME}\s+[-–—]\s))"
)
_OPENING = re.compile(rf"\A{_NAME}\s+[-–—]\s")  # "Reuters - "
_CLOSING = re.compile(r"(?:[(\[]|(?:^|\s)[—–-]+)\s*([^()\[\]\n—–]{2,60})[)\]]?\s*\Z")  # "... (AFP)", "— Reuters"
_SOURCE = re.compile(
    r"^\W*(?:(?:sources?|agenc(?:y|ies))\s*:|via\s|(?:reported|compiled|written)\sby\s|with\s(?:additional\s)?"
    r"(?:inputs?|reporting|reports?|files|material)\s(?:from|by)\s|with\sagency\sinputs?\b"
    r"|(?:[A-Z][\w ]{0,20}(?:[/,+&]|and)\s?)?agenc(?:y|ies)\W*\Z)[^\n]{0,100}\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[/,;&|+]|\band\b|\bet\b|\by\b)\s*")


@dataclass(frozen=True, slots=True)
class Credit:
    """A name as printed, its words, and how it is given: ``credits``, ``relays`` ("told AFP") or ``reports``
    ("SANA said"). ``last`` says that the name is at the end of the words."""

    words: tuple[str, ...]
    how: str
    last: bool = False


@lru_cache(maxsize=256)
def credited(report: Report) -> tuple[Credit, ...]:
    """The names in the byline, the dateline and the credit lines at either end of a report."""
    body = report.text.strip()
    edge = codebook.table("independence")["credits"]["edge"]
    found = [*_listed(report.byline or ""), *_closing(report.title or "")]
    for pattern in (_DATELINE, _OPENING):
        if match := pattern.search(body[:edge]):
            found += _listed(match.group(1) or match.group(2))
    return tuple(dict.fromkeys([*found, *_tail(body[-edge:])]))


def _tail(end: str) -> Iterator[Credit]:
    lines = [line.strip() for line in end.splitlines() if line.strip()][-3:]
    for line in lines:
        if _SOURCE.match(line):
            yield from _listed(line)
    yield from _closing(lines[-1] if lines else "")


def _closing(line: str) -> Iterator[Credit]:
    if match := _CLOSING.search(line):
        yield from _listed(match.group(1))


def _listed(line: str) -> Iterator[Credit]:
    """Every part of a list of names: "AFP/AP", "Staff and agencies", "Reuters in Kirkuk"."""
    for part in _BETWEEN.split(line):
        yield from (Credit(name, "credits") for name in names(part))
        if _unnamed().search(part):
            yield Credit((), "credits")


@lru_cache(maxsize=256)
def relayed(passage: str) -> tuple[Credit, ...]:
    """The names to whom a passage says it was told, or who it says reported it; whoever they are."""
    told, said, citing = _patterns()
    found = [Credit(tuple(m.group(1).split()), "relays") for m in told.finditer(passage)]
    found += [Credit(tuple(m.group(1).split()), "reports", last=True) for m in said.finditer(passage)]
    found += [Credit(tuple(m.group(1).split()), "reports") for m in citing.finditer(passage)]
    return tuple(dict.fromkeys(found))


def names(text: str) -> Iterator[tuple[str, ...]]:
    """The words of every capitalised name in a text."""
    return (tuple(match.group(1).split()) for match in re.finditer(_NAME, text))


def own_words(passage: str) -> bool:
    """Whether a passage says that its own reporter was there or was spoken to: "told this newspaper"."""
    phrases: Sequence[str] = codebook.table("independence")["credits"]["own"]
    return any(phrase in passage for phrase in phrases)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = codebook.table("independence")["credits"]
    told, said, citing = ("|".join(map(re.escape, table[name])) for name in ("relay", "reported", "citing"))
    return (
        re.compile(rf"\b(?:{told})\s{_KIND}{_NAME}"),
        re.compile(rf"{_NAME}(?:\s(?:news\s)?agency)?\s(?:has\s|have\s)?(?:{said})\b"),
        re.compile(rf"\b(?i:{citing})\s{_KIND}{_NAME}"),
    )


@cache
def _unnamed() -> re.Pattern[str]:
    words = sorted(codebook.table("independence")["credits"]["unnamed"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
