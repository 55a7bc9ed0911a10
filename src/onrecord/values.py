"""The values of the contract: places, times, participants and harm, of which accounts and the other families are made.

As ``model`` has it: frozen, slotted, without I/O; spans are half-open code-point offsets into a report's coded text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """A place given by distance and bearing from another: 45 km W of Kirkuk."""

    distance_km: float | None
    bearing: str | None
    of: str


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One of several readings of a place expression (added): which point, and by what evidence."""

    name: str
    gazetteer: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    by: str  # "name" or "relation"
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the printed words and what they resolve to. Degrees WGS 84; ``country`` ISO 3166-1 alpha-2."""

    text: str
    span: Span
    name: str | None = None
    gazetteer: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    relation: Relation | None = None
    readings: tuple[PlaceReading, ...] = ()  # added: the other readings; two contradicting ones where none is asserted
    radius_km: float | None = None  # added: how far an area reaches from its point
    kind: str | None = None  # added: country, admin1, admin2, settlement, area, mountains, facility, ...


@dataclass(frozen=True, slots=True)
class When:
    """When: an interval of whole days, both ends included. ``offset`` (added) counts days from publication where
    the publication date is unknown and the words are relative."""

    text: str
    span: Span
    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    offset: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who did it or whom it hit; ``mentions`` are all its spans in the report."""

    text: str
    span: Span
    mentions: tuple[Span, ...] = ()
    actor: str | None = None
    name: str | None = None
    kind: str = "unknown"
    nature: str = "person"


@dataclass(frozen=True, slots=True)
class Weapon:
    text: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Who:
    """The people whom a harm counts."""

    text: str
    span: Span
    kind: str = "unknown"


@dataclass(frozen=True, slots=True)
class HarmPart:
    """Some of the people of a harm, told apart (added): "five soldiers", "including the bomber", "and himself".

    ``attackers``: they did it. ``counted``: they are among the people whom the harm's number counts; the others died
    or were hurt beside them.
    """

    who: Who | None
    low: int | None
    high: int | None
    vague: str | None
    text: str
    span: Span
    attackers: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Harm:
    """A count of people: effect, who, the bounds, the vague word if there is one."""

    effect: str
    who: Who | None
    low: int | None
    high: int | None
    vague: str | None
    text: str
    span: Span
    parts: tuple[HarmPart, ...] = ()  # added: those of them whom the words tell apart
