"""A frame of reported speech, and what all ways of reporting share."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speaker_words import Words, word_set
from onrecord.coding.statements_cues import FINITE, Cue
from onrecord.coding.statements_tails import Tail


@dataclass(slots=True)
class Frame:
    """Word indices into a unit. ``speaker`` is None where the text names none here: ``headless`` ones speak on for
    the one before ("..., adding that"), ``silent`` ones tell it of nobody ("is reported to be")."""

    cue: Words
    lemma: str
    stance: str
    speaker: Words | None
    content: Words | None
    told: Words | None = None
    headless: bool = False
    silent: bool = False

    @property
    def opening(self) -> int:
        """The first word of the reporting."""
        return min(self.cue[0], self.speaker[0] if self.speaker else self.cue[0])


def trimmed(unit: Unit, words: Words) -> Words | None:
    """Words without commas and conjunctions at their ends."""
    first, stop = words
    while first < stop and unit.tags[first] in ",;-C" and unit.tags[first] != QUOTE:
        first += 1
    while stop > first and (unit.tags[stop - 1] in ",;-C(" or _dangles(unit, stop - 1)):
        stop -= 1
    return (first, stop) if stop > first else None


def _dangles(unit: Unit, last: int) -> bool:
    """Whether a word at the end opens a clause that is not there; "at once" opens none."""
    return unit.lower[last] in word_set("subordinators") and unit.lower[last - 1 : last + 1] != ["at", "once"]


def framed(
    unit: Unit, at: Words, cue: Cue, speaker: Words | None, content: Words | None, after: Tail,
    *, headless: bool = False, silent: bool = False,
) -> Frame:  # fmt: skip
    """The frame of the cue ``at``, its content trimmed."""
    said = trimmed(unit, content) if content else None
    return Frame(at, cue.lemma, cue.stance, speaker, said, after.told, headless, silent)


def content_before(unit: Unit, stop: int) -> bool:
    """Whether the words before ``stop`` can be something said: a clause or a quotation."""
    return any(tag in FINITE or tag == QUOTE for tag in unit.tags[:stop])
