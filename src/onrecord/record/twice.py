"""One id for two reports of a JSON Lines file: a slip of who wrote the file, which must not hide the first of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.intake.source import Intaken, Refusal
from onrecord.record.keys import LENGTH, line_of, report_digest


@dataclass(slots=True)
class Ids:
    """The ids of one file's lines so far, each with its line's number and a hash of what the line tells."""

    file: str | None = None
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def refusal(self, intaken: Intaken) -> Refusal | None:
        """A refusal where an earlier line of the same file has the report's id but tells something else.

        The same line again is the same report; another text in a later run is a new version of it.
        """
        line = line_of(intaken.name)
        if line is None:
            return None
        file, number = line
        if file != self.file:
            self.file, self.seen = file, {}
        told = report_digest(intaken.report)[:LENGTH]
        first, before = self.seen.setdefault(intaken.report.id, (number, told))
        if told == before:
            return None
        reason = f'its id "{intaken.report.id}" is that of line {first}, which tells something else'
        return Refusal(intaken.name, reason, "give every line an id of its own and read the file again")
