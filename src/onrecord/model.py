"""The nouns of the contract: what a report says, coded.

Frozen, slotted dataclasses without I/O. Spans are half-open code-point offsets ``[start, end)`` into a report's
coded text; a value's ``text`` is always ``coded_text[span[0]:span[1]]``. Unknown is ``None``, never 0. Field names
are the JSON names of the contract; fields that Onrecord adds to it are marked "added".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.values import Harm, HarmPart, Participant, Place, PlaceReading, Relation, Span, Weapon, When, Who

__all__ = [
    "Account", "Attribution", "Coded", "Figure", "Harm", "HarmPart", "Measure", "Participant", "Place", "PlaceReading",
    "Relation", "Relief", "Report", "Span", "Statement", "Trend", "Weapon", "When", "Who",
]  # fmt: skip


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
    by: dict[str, str] = field(default_factory=dict)  # added: which stage gave each value: rules, reader, both, person
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
