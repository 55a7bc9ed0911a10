"""What an export says of itself: the ruling, the codebook, the conversions made, what was left out, counted, and the
gazetteers whose data it holds."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from onrecord import __version__
from onrecord.places.store.credits import credits
from onrecord.rulings import Incident


@dataclass(slots=True)
class About:
    """Fills while an export is written; ``text`` is the sidecar's content, the same for the same incidents."""

    format: str
    incidents: int = 0
    rows: int = 0
    rulings: Counter[str] = field(default_factory=Counter)
    codebooks: Counter[str] = field(default_factory=Counter)
    conversions: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)  # their ids, which tell the gazetteers that have to be named

    def take(self, incident: Incident) -> None:
        """Counts one incident that the export was given."""
        self.incidents += 1
        self.rulings[incident.ruling] += 1
        self.codebooks[incident.codebook] += 1
        if incident.place is not None and incident.place.gazetteer:
            self.places.add(incident.place.gazetteer)

    def text(self) -> str:
        """The sidecar: JSON, two spaces deep."""
        content = {
            "format": self.format,
            "made_by": f"onrecord {__version__}",
            "incidents": self.incidents,
            "rows": self.rows,
            "rulings": dict(sorted(self.rulings.items())),
            "codebooks": dict(sorted(self.codebooks.items())),
            "conversions": dict(sorted(self.conversions.items())),
            "left_out": dict(sorted(self.left_out.items())),
            "gazetteers": credits(self.places),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
