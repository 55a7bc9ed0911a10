"""A claim that counts incidents: who makes it, of which incidents, where, over which days, and how many."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Place, Span, When
from onrecord.rulings import Incident
from onrecord.rulings.scope import Scope


@dataclass(frozen=True, slots=True)
class Claim:
    """``ordinal``: "the third attack", which counts up to the present incident, ``present``, itself among them.

    ``text`` at ``span`` is the clause of the report, ``source`` who is said to say it: an organisation, a role, else
    the outlet; never a person's name. ``by`` and ``on`` hold registry ids and names, ``on_words`` and ``on_kinds`` what
    unnamed targets are. ``place`` and ``period`` are those of the words; what they leave open is ``None``.
    """

    id: str
    report: str
    outlet: str | None
    published: date | None
    source: str
    text: str
    span: Span
    of: str | None
    types: tuple[str, ...]
    deadly: bool
    by: tuple[str, ...]
    on: tuple[str, ...]
    on_words: tuple[str, ...]
    on_kinds: tuple[str, ...]
    place: Place | None
    country: str | None
    period: When | None
    low: int | None
    high: int | None
    vague: str | None
    ordinal: bool
    present: str | None = None
    place_told: bool = True  # in the claim's own sentence; else it is the place told last before it


def claim_id(report: str, number: Span) -> str:
    """``C-`` and ten hexadecimal digits, made of the report and of where its number stands: whoever codes it, the same
    words are the same claim."""
    return "C-" + hashlib.sha256(f"{report} {number[0]} {number[1]}".encode()).hexdigest()[:10]


def covered(claim: Claim, present: Incident | None = None) -> Scope:
    """Which incidents the claim may speak of; ``present`` is the incident that it calls the third.

    Where its own sentence names no place, the claim may be of the whole country.
    """
    scope = nearly(claim, present)
    return scope if claim.place_told else replace(scope, places=())


def nearly(claim: Claim, present: Incident | None = None) -> Scope:
    """As ``covered``, within the place told last before where the claim's own sentence names none."""
    start, end = days(claim, present)
    return Scope(
        start, end, (claim.place,) if claim.place is not None else (), claim.country, frozenset(claim.types),
        frozenset(claim.by), frozenset(claim.on), frozenset(claim.on_words), frozenset(claim.on_kinds), claim.deadly,
    )  # fmt: skip


def days(claim: Claim, present: Incident | None) -> tuple[date | None, date | None]:
    """The first and last day. An ordinal counts back from the present incident: "the third in a week" of a Monday's
    attack looks back a week from that Monday, and not at what came after it."""
    period = claim.period
    start, end = (period.start, period.end) if period is not None else (None, None)
    day = present.when.end if claim.ordinal and present is not None else None
    if day is None:
        return start, end or claim.published
    if start is not None and end is not None and start < day:
        length = end - start
        start = min(start, day - length) if length < timedelta(days=366) and _rolls(period) else start
    return start, day


def _rolls(period: When | None) -> bool:
    """Whether the stretch has no fixed beginning: "in the past week", "in three days"; not "since January"."""
    return period is not None and not {"past", "in", "last", "within", "days", "weeks"}.isdisjoint(
        period.text.lower().split()
    )
