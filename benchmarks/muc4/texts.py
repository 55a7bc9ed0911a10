"""MUC-4 messages as reports: the identifier of the heading, the text below it, and the date of its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.model import Report

_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC[34]-\d{4}).*$", re.MULTILINE)
_DATELINE = re.compile(
    r"\A\s*([A-Z][^,\n]{1,60}?),\s+(?:[^,\n]{1,40},\s+)?(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b", re.IGNORECASE
)
_PLACE = re.compile(r"\A\s*([^,(\d]{2,60}?)\s*(?:\(([^)]+)\))?,")
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def messages(path: Path) -> Iterator[Report]:
    """Every message of a text file, as it stands: line ends are those of the file, so that spans hold."""
    parts = _HEAD.split(path.read_text(encoding="latin-1"))
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield Report(name, text.strip(), published=dateline(text))


def dateline(text: str) -> date | None:
    """The date that a message begins with ("SAN SALVADOR, 3 JAN 90"); years of two digits are of the 20th century."""
    found = _DATELINE.match(text)
    if not found or found[3].upper() not in MONTHS:
        return None
    try:
        return date(1900 + int(found[4]), MONTHS.index(found[3].upper()) + 1, int(found[2]))
    except ValueError:
        return None


def origin(text: str) -> tuple[str, str | None]:
    """City and country of the dateline, in capitals; the country only where it is printed in parentheses."""
    found = _PLACE.match(text)
    return (found[1].strip().upper(), (found[2] or "").upper() or None) if found else ("", None)


def one_line(text: str) -> str:
    """The text with every run of white space as one blank, in lower case: where mentions are looked for."""
    return " ".join(text.split()).lower()
