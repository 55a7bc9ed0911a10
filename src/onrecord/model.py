"""The nouns of the contract: what a report says, coded.

Frozen, slotted dataclasses without I/O. Spans are half-open code-point offsets ``[start, end)`` into a report's
coded text; a value's ``text`` is always ``coded_text[span[0]:span[1]]``. Unknown is ``None``, never 0. Field names
are the JSON names of the contract; fields that Onrecord adds to it are marked "added".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """One document by one outlet, as the coder sees it."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None

    @property
    def coded_text(self) -> str:
        """The text that every span of this report points into: title, blank line, text."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. ``spans`` (added) gives the span of each named part: speaker, role, organisation, told."""

    speaker: str | None
    role: str | None
    organisation: str | None
    told: str | None
    text: str
    span: Span
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one incident."""

    type: str
    event_type: str
    status: str = "occurred"
    background: bool = False
    aggregate: bool = False
    place: Place | None = None
    places: tuple[Place, ...] = ()  # added: further places that the report names for it
    when: When | None = None
    perpetrators: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    harm: tuple[Harm, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    flags: tuple[str, ...] = ()
    by: dict[str, str] = field(default_factory=dict)  # added: which stage gave each value: rules, reader, both
    sure: dict[str, float] = field(default_factory=dict)  # added: the calibrated chance that each value is right
    terrorism: float | None = None  # added: the chance that MUC-4 and GTD would count the incident as terrorism
    country: str | None = None  # added: where it was, ISO 3166-1 alpha-2, even if no place of it is named


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what to whom. ``spans`` (added): those of speaker, rank, role, organisation, told, cue and content."""

    speaker: str | None
    rank: str | None
    role: str | None
    organisation: str | None
    told: str | None
    cue: str | None
    content: str
    kind: str  # quote, paraphrase, mixed
    stance: str  # claims, denies, vows, warns, condemns, confirms, calls_for, other
    when: When | None
    text: str
    span: Span
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    country: str | None = None  # added: the speaker's country where the text gives it
    spans: dict[str, Span] = field(default_factory=dict)
    by: str | None = None  # added: rules, reader or both; None where no reader ran


@dataclass(frozen=True, slots=True)
class Measure:
    """A rule that an authority put in force, as OxCGRT codes it."""

    kind: str
    status: str  # in_force, announced, lifted, rejected
    level: int | None
    scope: str | None  # nationwide, regional, local where told
    authority: str | None
    jurisdiction: Place | None
    start: date | None
    end: date | None
    text: str
    span: Span
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    when: When | None = None  # added: the words that date it
    spans: dict[str, Span] = field(default_factory=dict)
    by: str | None = None  # added: rules, reader or both; None where no reader ran


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people in what is no incident, or a count of incidents that a source claims."""

    what: str
    of: str | None
    low: int | None
    high: int | None
    vague: str | None
    place: Place | None
    as_of: When | None
    period: When | None
    text: str
    span: Span
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    spans: dict[str, Span] = field(default_factory=dict)
    by: str | None = None  # added: rules, reader or both; None where no reader ran


@dataclass(frozen=True, slots=True)
class Relief:
    """Who does what, where, for whom (OCHA 3W)."""

    who: str | None
    what: str
    sector: str | None
    to: str | None
    where: Place | None
    when: When | None
    text: str
    span: Span
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    spans: dict[str, Span] = field(default_factory=dict)
    by: str | None = None  # added: rules, reader or both; None where no reader ran


@dataclass(frozen=True, slots=True)
class Trend:
    """A source's claim that something rose, fell or goes on, over a period and places."""

    of: str | None
    actor: str | None
    direction: str  # up, down, steady
    period: When | None
    places: tuple[Place, ...]
    by: str | None
    text: str
    span: Span
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coded:
    """All that one report says, in the order in which it says it."""

    id: str
    codebook: str
    coder: str
    incidents: tuple[Account, ...] = ()
    statements: tuple[Statement, ...] = ()
    measures: tuple[Measure, ...] = ()
    figures: tuple[Figure, ...] = ()
    relief: tuple[Relief, ...] = ()
    trends: tuple[Trend, ...] = ()
