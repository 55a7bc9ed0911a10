"""What the reader learns from: a text, the marks in it, and which kinds of mark its source makes at all.

Spans are half-open code-point offsets into ``text``. A layer that a source does not mark is not learned from that
source: the absence of a mark says something only in the layers named in ``layers``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from onrecord.model import Span
from onrecord.terms import INCIDENT_TYPES, STATUSES


@dataclass(frozen=True, slots=True)
class Mark:
    """``label`` of ``layer`` at ``span`` (layer "holds": it only says what holds of the incident); ``incidents``:
    numbers of the incidents it is of; ``entity``: a name that
    all marks of one participant (or of one statement) share; ``status``: of a measure; ``said``: what holds and what
    doesn't of a filler."""

    layer: str
    label: str
    span: Span
    incidents: tuple[int, ...] = ()
    entity: str | None = None
    status: str | None = None
    said: tuple[tuple[str, bool], ...] = ()


UNSURE = "unsure"  # the label of words that may be a mark of their layer or none: they are not learned


@dataclass(frozen=True, slots=True)
class Told:
    """What the trigger of an incident is learned to say; None: the source does not say."""

    type: str
    status: str | None = "occurred"
    background: bool | None = False
    aggregate: bool | None = False
    terrorism: bool | None = None

    def __post_init__(self) -> None:
        if self.type not in INCIDENT_TYPES:
            raise ValueError(f"no type {self.type!r}; the types are {', '.join(INCIDENT_TYPES)}")
        if self.status is not None and self.status not in STATUSES:
            raise ValueError(f"no status {self.status!r}; they are {', '.join(STATUSES)}")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its marks."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    incidents: dict[int, Told]
    layers: frozenset[str]
    linked: bool = False  # whether the marks say which incident they are of
    facts: dict[str, str] = field(default_factory=dict)  # outlet, period, region: for the model card


def kept_back(example: Example) -> bool:
    """Whether an example is one to measure on: MUC-4's last hundred development texts, a sixth of the others."""
    if example.id.startswith("DEV-MUC3"):
        return example.id > "DEV-MUC3-1200"
    return hashlib.sha256(example.id.encode()).digest()[1] % 6 == 0


def in_part(example: Example, part: str) -> bool:
    """Whether an example is of ``part``, such as "0/2": the first of two, told apart by the text's name, which is
    another parting than that of ``kept_back``."""
    number, of = map(int, part.split("/"))
    return hashlib.sha256(example.id.encode()).digest()[2] % of == number
