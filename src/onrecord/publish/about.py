"""What an export says of itself: the ruling, the codebook, the state of the record, every conversion with examples,
what was left out and why, and the gazetteers whose data it holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onrecord import __version__
from onrecord.places.store.credits import credits
from onrecord.publish.signs import json_line
from onrecord.rulings import Incident, label

EXAMPLES = 5  # incidents named for each conversion


class Head(NamedTuple):
    """The newest entry of the record's log: its number, hash and time (ISO 8601, UTC). It tells the record's state."""

    entries: int
    hash: str
    time: str


class Converted:
    """What was converted: for each kind of conversion how many rows, and the first incidents as examples."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}

    def add(self, what: str, incident: str, rows: int = 1) -> None:
        self.rows[what] += rows
        known = self.examples.setdefault(what, [])
        if len(known) < EXAMPLES and incident not in known:
            known.append(incident)

    def plain(self) -> dict[str, Any]:
        return {what: {"rows": self.rows[what], "examples": self.examples[what]} for what in sorted(self.rows)}


@dataclass(slots=True)
class About:
    """Fills while an export is written; ``text`` is the sidecar's content, the same for the same incidents.

    ``ruling`` is the one asked for, ``None`` for the incidents as the record holds them; ``rulings`` counts those that
    were used: a person may have chosen another for an incident.
    """

    format: str
    ruling: str | None = None
    log: Head | None = None
    incidents: int = 0
    rows: int = 0
    rulings: Counter[str] = field(default_factory=Counter)
    codebooks: Counter[str] = field(default_factory=Counter)
    converted: Converted = field(default_factory=Converted)
    left_out: dict[str, list[str]] = field(default_factory=dict)  # reason: the incidents, all of them
    withheld: Counter[str] = field(default_factory=Counter)  # values that stay in the house, counted and not named
    places: set[str] = field(default_factory=set)  # their gazetteers, which have to be named

    def take(self, incident: Incident) -> None:
        """Counts one incident that the export was given."""
        self.incidents += 1
        self.rulings[label(incident.ruling)] += 1
        self.codebooks[incident.codebook] += 1
        if incident.place is not None and incident.place.gazetteer:
            self.places.add(incident.place.gazetteer.partition(":")[0] + ":")

    def leave(self, reason: str, incident: str) -> None:
        """Lists an incident that has no row."""
        self.left_out.setdefault(reason, []).append(incident)

    def plain(self) -> dict[str, Any]:
        """The sidecar's content as JSON data."""
        return {
            "format": self.format,
            "made_by": f"onrecord {__version__}",
            "incidents": self.incidents,
            "rows": self.rows,
            "ruling": self.ruling,
            "rulings": dict(sorted(self.rulings.items())),
            "codebooks": dict(sorted(self.codebooks.items())),
            "log": self.log._asdict() if self.log else None,
            "conversions": self.converted.plain(),
            "left_out": {
                reason: {"count": len(ids), "incidents": ids} for reason, ids in sorted(self.left_out.items())
            },
            "withheld": dict(sorted(self.withheld.items())),
            "gazetteers": credits(self.places),
        }

    def text(self) -> str:
        """The sidecar: JSON, two spaces deep."""
        return json_line(self.plain(), indent=2) + "\n"
