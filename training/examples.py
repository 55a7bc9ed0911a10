"""What the reader learns from: a text, the marks in it, and which kinds of mark its source makes at all.

Spans are half-open code-point offsets into ``text``. A layer that a source does not mark is not learned from that
source: the absence of a mark says something only in the layers named in ``layers``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import EFFECTS, INCIDENT_TYPES, STATUSES, Span

# The layers of marks, each with its labels. Marks of one layer do not overlap; marks of different layers may.
LAYERS: dict[str, tuple[str, ...]] = {
    "role": (
        "perpetrator_person", "perpetrator_organisation", "target_person", "target_object", "weapon", "place", "when",
    ),
    "trigger": INCIDENT_TYPES,
    "harm": EFFECTS,  # a count and the people counted: "at least three policemen", "a soldier"
    "attribution": ("source", "cue"),
    "content": ("content",),
    "figure": (
        "cases", "deaths", "suspected", "hospitalised", "recovered", "tested", "vaccinated", "quarantined",
        "evacuated", "displaced", "missing", "injured", "assisted", "incidents", "animals_culled", "animals_dead",
        "other",
    ),
    "measure": (
        "C1_school_closing", "C2_workplace_closing", "C3_cancel_public_events", "C4_restrictions_on_gatherings",
        "C5_close_public_transport", "C6_stay_at_home_requirements", "C7_restrictions_on_internal_movement",
        "C8_international_travel_controls", "H1_public_information", "H2_testing", "H3_contact_tracing",
        "H6_facial_coverings", "H7_vaccination", "quarantine", "cull", "trade_ban", "state_of_emergency", "other",
    ),
    "relief": ("relief",),
    "entity": ("person", "group", "organisation", "place", "object", "weapon"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """``label`` of ``layer`` at ``span``; ``incidents``: numbers of the incidents it is of; ``entity``: a name that
    all marks of one participant (or of one statement) share; ``status``: of a measure."""

    layer: str
    label: str
    span: Span
    incidents: tuple[int, ...] = ()
    entity: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the trigger of an incident is learned to say."""

    type: str
    status: str = "occurred"
    background: bool = False
    aggregate: bool = False
    country: str | None = None

    def __post_init__(self) -> None:
        if self.type not in INCIDENT_TYPES:
            raise ValueError(f"no type {self.type!r}; the types are {', '.join(INCIDENT_TYPES)}")
        if self.status not in STATUSES:
            raise ValueError(f"no status {self.status!r}; they are {', '.join(STATUSES)}")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its marks. ``unsure``: stretches in which no layer of incidents is learned."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    incidents: dict[int, Told]
    layers: frozenset[str]
    linked: bool = False  # whether the marks say which incident they are of
    unsure: tuple[Span, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)  # outlet, period, region: for the model card
