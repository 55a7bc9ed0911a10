"""Incidents as exports are given them, from accounts told in few words: ``given({"killed": 2}, {"killed": 4})``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.model import When
from onrecord.publish import About, Head, stream
from onrecord.record import Told
from onrecord.rulings import rule
from tests.linking.telling import told

HEAD = Head(7, "ab" * 32, "2021-06-01T12:00:00.000000+00:00")


def given(*tellings: dict[str, Any], ruling: str = "range") -> Told:
    """One incident; each account is of another outlet, O0, O1, ..., unless it names its own."""
    filed = [told(f"a{n}", **{"outlet": f"O{n}", **row}) for n, row in enumerate(tellings)]
    return Told(rule(ruling, filed), tuple(filed))


def table(format: str, *incidents: Told, about: About | None = None) -> list[dict[str, str]]:
    """The rows of a CSV format."""
    about = about or About(format, log=HEAD)
    return list(csv.DictReader("".join(stream(format, earliest_first(incidents), about)).splitlines()))


def earliest_first(incidents: Iterable[Told]) -> list[Told]:
    return sorted(incidents, key=lambda one: (one.incident.when.start or date.max, one.incident.id))


def lasted(words: str, first: str, last: str) -> When:
    """A period told in ``words``: lasted("for three days", "2021-05-03", "2021-05-05")."""
    return When(words, (0, 0), date.fromisoformat(first), date.fromisoformat(last), "days")


def deadly(*tellings, about=None):
    """The rows of GED of incidents, each with two killed unless it says otherwise."""
    return table("ged", given(*({"killed": 2, **one} for one in tellings)), about=about)


def titled(told, title):
    """The same incident, its first report under a headline."""
    first = told.accounts[0]
    report = replace(first.report, title=title)
    return replace(told, accounts=(replace(first, report=report), *told.accounts[1:]))
