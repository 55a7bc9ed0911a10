"""Whose story a report says that it prints: bylines, datelines, and the credit lines at either end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord import codebook
from onrecord.linking.independence.printed import NAME, Credit, names
from onrecord.model import Report

_DATELINE = re.compile(  # "KIRKUK, Iraq (Tigris Wire) - ", "(CBS/AP) ", a headline that runs on: "... (AP) AP - "
    rf"(?:\A\(([^()\n]{{2,60}})\)|\(([^()\n]{{2,60}})\)\s*(?:[-–—:]|{NAME}\s+[-–—]\s))"
)
_OPENING = re.compile(rf"\A{NAME}\s+[-–—]\s")  # "Reuters - "
_CLOSING = re.compile(  # "... (AFP)", "— Reuters", "... they said. AFP"
    r"(?:(?:[(\[]|(?:^|\s)[—–-]+)\s*([^()\[\]\n—–]{2,60})[)\]]?|[.!?”\"]\s+([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2}))\s*\Z"
)
_ALONE = re.compile(  # a line of its own: "AFP/rs/km", "By Reuters", "AFP, Baghdad"
    rf"(?:[Bb]y\s|[—–-]\s?)?{NAME}(?:\s?(?:[/,&|]|and)\s?[\w. -]{{1,20}})*\Z"
)
_SOURCE = re.compile(
    r"\W*(?:(?:sources?|agenc(?:y|ies))\s*:|via\s|©|\(c\)\s|copyright\s|(?:reported|reporting|compiled|written)\sby\s"
    r"|with\s(?:additional\s)?(?:inputs?|reporting|reports?|files|material)\s(?:from|by)\s|with\sagency\sinputs?\b"
    r"|(?:this\s\w+\s)?(?:was\s|is\s)?(?:first\s|originally\s)?(?:re)?-?published\s(?:with\spermission\s)?(?:from|by|in|on)\s"
    r"|(?:[A-Z][\w ]{0,20}(?:[/,+&]|and)\s?)?agenc(?:y|ies)\W*\Z)[^\n]{0,100}\Z",
    re.IGNORECASE,
)
LINE = 60  # characters of a line that holds nothing but a credit
_BETWEEN = re.compile(r"\s*(?:[/,;&|+]|\band\b|\bet\b|\by\b|\b[Bb]y\b)\s*")


@lru_cache(maxsize=256)
def credited(report: Report) -> tuple[Credit, ...]:
    """The names in the byline, the dateline and the credit lines of a report."""
    body = report.text.strip()
    edge = codebook.table("independence")["credits"]["edge"]
    found = [*_listed(report.byline or ""), *_closing(report.title or ""), *_head(body[:edge]), *_tail(body[-edge:])]
    return tuple(dict.fromkeys(found))


def _head(start: str) -> Iterator[Credit]:
    for pattern in (_DATELINE, _OPENING):
        if match := pattern.search(start):
            yield from _listed(match.group(1) or match.group(2))
    for line in start.splitlines()[:2]:
        if len(line) < LINE and _ALONE.match(line):
            yield from _listed(line)


def _tail(end: str) -> Iterator[Credit]:
    """The last three lines; an agency's own writer is named in a sentence: "AP writer Ann Lee contributed"."""
    lines = [line.strip() for line in end.splitlines() if line.strip()][-3:]
    for line in lines:
        if _SOURCE.match(line) or (len(line) < LINE and _ALONE.match(line)):
            yield from _listed(line)
        yield from (Credit(tuple(match.group(1).split()), "credits", last=True) for match in _staff().finditer(line))
    yield from _closing(lines[-1] if lines else "")


def _closing(line: str) -> Iterator[Credit]:
    if match := _CLOSING.search(line):
        yield from _listed(match.group(1) or match.group(2))


def _listed(line: str) -> Iterator[Credit]:
    """Every part of a list of names: "AFP/AP", "Staff and agencies", "Reuters in Kirkuk"."""
    for part in _BETWEEN.split(line):
        yield from (Credit(name, "credits") for name in names(part))
        if _unnamed().search(part):
            yield Credit((), "credits")


@cache
def _staff() -> re.Pattern[str]:
    return re.compile(rf"{NAME}\s(?:{'|'.join(codebook.table('independence')['credits']['staff'])})\s[A-Z]")


@cache
def _unnamed() -> re.Pattern[str]:
    words = sorted(codebook.table("independence")["credits"]["unnamed"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
