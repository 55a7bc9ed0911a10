"""How a desk is run: which record, for whom, and what it lets them do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``person``: whose word decisions are on a desk without accounts. ``users``: people log in. ``public``: read-only,
    names hidden, places of aid made coarse, incidents shown only ``delay`` days after their first report. ``fetch``:
    reports may be added by URL. ``tiles``: a PMTiles file for the map's background. ``names``: the host names that it
    answers to besides those of this machine. ``people``: the file of those who log in (default: beside the record).
    ``coder``: which one reads the reports that are added."""

    record: Path
    person: str = "me"
    users: bool = False
    public: bool = False
    delay: int = 0
    fetch: bool = False
    tiles: Path | None = None
    names: tuple[str, ...] = ()
    people: Path | None = None
    coder: str = "onrecord"

    @property
    def people_file(self) -> Path:
        """Beside the record and not in it: a record is given away, passwords are not."""
        return self.people or self.record.with_name(f"{self.record.name}.people")

    @property
    def writable(self) -> bool:
        return not self.public
