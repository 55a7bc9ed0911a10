"""A name in a text that may be a place's, with what the stages of ``finding`` learn of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.places.gazetteer import Entry
from onrecord.places.relations import Phrase
from onrecord.places.runs import Run, Word


@dataclass(slots=True, eq=False)
class Mention:
    """A name in the text: where, what it may be, and what stands around it. Filled in by the stages of ``finding``."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    run: Run
    first: int  # its first word in the run
    after: int  # the word behind it in the run
    text_start: int = 0  # the span with kind words and bearings
    text_end: int = 0
    kind: str | None = None  # what the kind word says
    kind_word: str | None = None
    bearing: str | None = None
    part: bool = False
    part_of: str | None = None  # what its name belongs to where it is no place: a person, an organisation
    strong: bool = False
    within: Mention | None = None  # the place named as containing it
    phrase: Phrase | None = None  # the relation phrase before it
    reference: Mention | None = None  # the place behind it, from which a phrase tells where it lies
    between: Mention | None = None  # the other end of "between A and B"
    echo: Mention | None = None  # the name that it stands for, where it is a noun: "the city"
    listed: list[Mention] = field(default_factory=list)
    chosen: Entry | None = None
    score: float = 0.0
    margin: float = 99.0  # how far the chosen entry is ahead of the next

    @property
    def printed(self) -> str:
        """The words of the name, as printed."""
        return " ".join(word.text for word in self.run[self.first : self.after])

    @property
    def before_word(self) -> Word | None:
        return self.run[self.first - 1] if self.first else None

    @property
    def behind_word(self) -> Word | None:
        return self.run[self.after] if self.after < len(self.run) else None
