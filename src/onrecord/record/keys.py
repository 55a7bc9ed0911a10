"""The identities of what the record holds: hashes of what a thing is, so that the same thing always has the same id."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from onrecord.intake.source import Intaken
from onrecord.model import Report
from onrecord.plain import plain
from onrecord.record.log import digest

_LINE = re.compile(r"(.*), line (\d+)", re.DOTALL)  # how intake names a line of JSON Lines
LENGTH = 20  # hexadecimal digits: 80 bits, a clash among a billion things is one in a million


def source_id(sha256: str, name: str, url: str | None) -> str:
    """The same bytes found under two names are two sources."""
    return digest([sha256, name, url])[:LENGTH]


def report_key(intaken: Intaken) -> str:
    """What a report is a version of: on a line of a file, the file and its id; else its address, where that is the
    address of a page and not of a whole site, else the name of its source."""
    line = line_of(intaken.name)
    if line:
        return f"{line[0]}#{intaken.report.id}"
    return intaken.url if intaken.url and _is_page(intaken.url) else intaken.name


def line_of(name: str) -> tuple[str, str] | None:
    """The file and the number of a line of JSON Lines; None for a source that is none."""
    line = _LINE.fullmatch(name)
    return (line[1], line[2]) if line else None


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # an address with broken brackets
        return False
    return bool(parts.path.strip("/") or parts.query)


def report_digest(report: Report) -> str:
    """A hash of all that a coder sees of a report: where it is the same, coding it again would change nothing."""
    seen = plain(report)
    del seen["id"]
    return digest(seen)


def version_id(report: Report, key: str, content: str) -> str:
    """The id of a report whose own id is taken already, by an earlier version or by another source's report."""
    return f"{report.id}-{digest([key, content])[:8]}"


def coding_id(report: str, codebook: str, coder: str) -> str:
    return digest([report, codebook, coder])[:LENGTH]


def account_id(report: str, codebook: str, coder: str, position: int) -> str:
    return digest([report, codebook, coder, position])[:LENGTH]


def written_id(coding: str, position: int, version: int, by: str, value: str) -> str:
    """Of an account that a person wrote; ``value`` is its canonical JSON."""
    return digest([coding, position, version, by, value])[:LENGTH]


def saying_id(report: str, codebook: str, coder: str, family: str, position: int) -> str:
    return digest([report, codebook, coder, family, position])[:LENGTH]
