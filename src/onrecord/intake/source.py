"""What comes in and what goes out of intake: sources, reports taken from them, and refusals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from onrecord.intake.metadata import Metadata
from onrecord.intake.offsets import OffsetMap
from onrecord.model import Report, Span

# A newspaper page is 5,000 characters, a long human-rights report a million; past these, the file is no report.
SOURCE_LIMIT = 20_000_000  # bytes of one report's source; also of one line of JSON Lines
TEXT_LIMIT = 5_000_000  # code points of one report's text
MARKS_LIMIT = 100_000  # tags and entities of a page, marks of Markdown; a long newspaper page has 10,000
LINES_LIMIT = 100_000  # lines of one report's text
DEPTH_LIMIT = 1_000  # nested HTML elements; browsers stop at 512

Options = Metadata  # what the command line gives is metadata, the last in precedence


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be taken in: by name, with the reason and what to do about it."""

    name: str
    reason: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}; {self.next_step}"


class Unreadable(Exception):
    """Raised inside intake only; ``reports`` turns it into a ``Refusal``."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason)
        self.reason, self.next_step = reason, next_step

    def refusal(self, name: str) -> Refusal:
        return Refusal(name, self.reason, self.next_step)


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as they were found. ``kind``: text, markdown, html, jsonl, line (one line of it), or None to sniff."""

    name: str
    data: bytes
    kind: str | None = None
    options: Metadata = field(default_factory=Metadata)
    sidecar: bytes | None = None
    collected: datetime | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source that is no article text: why, its words, and where it stands in the decoded source."""

    reason: str
    text: str
    source: Span


@dataclass(frozen=True, slots=True)
class Intaken:
    """A report with everything needed to go back to where it came from.

    ``map`` leads from ``report.coded_text`` to the decoded source and its bytes; ``sha256`` is of ``source``, in hex;
    ``collected`` is in UTC, ``collector`` whoever the user named. ``notes`` say what was taken for granted.
    """

    report: Report
    name: str
    source: bytes
    sha256: str
    map: OffsetMap
    collected: datetime
    collector: str | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def url(self) -> str | None:
        return self.report.url
