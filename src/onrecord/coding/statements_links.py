"""Sources, cues and contents that the reader marks, put together to who said what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.coding.chances import least
from onrecord.marking import Mark, Marks
from onrecord.model import Span

APART = 0.5  # what each end of a sentence between takes from their closeness
ENDS = re.compile(r"[.!?;]\W*\s|\n")
GAP = 8  # characters between the halves of a content that was marked in two
REACH = 300  # characters between a content and what it is linked to: the nearer, the likelier


@dataclass(frozen=True, slots=True)
class Said:
    """A content, all parts of a broken quotation in one, with its source and its cue where the reader sees them."""

    span: Span
    source: Mark | None
    cue: Mark | None
    confidence: float


def linked(marks: Marks, text: str) -> list[Said]:
    """The statements of the reader, in text order."""
    contents, beside = marks.of("content"), marks.of("attribution")
    sources, cues = [m for m in beside if m.label == "source"], [m for m in beside if m.label == "cue"]
    found = [Said(c.span, _best(marks, text, c, sources), _best(marks, text, c, cues), c.confidence) for c in contents]
    return list(_whole(found, text))


def _best(marks: Marks, text: str, content: Mark, others: Sequence[Mark]) -> Mark | None:
    """The mark likeliest to be of the statement; the nearer and the fewer sentences away, the likelier."""
    near = [one for one in others if _apart(content.span, one.span) <= REACH]
    sure = [one for one in near if marks.chance("statement", content, one) >= least("statements")["linked"]]
    return max(sure, key=lambda one: _closeness(marks, text, content, one), default=None)


def _closeness(marks: Marks, text: str, content: Mark, other: Mark) -> float:
    between = _between(text, content.span, other.span)
    return marks.chance("statement", content, other) - len(between) / REACH - APART * len(ENDS.findall(between))


def _between(text: str, one: Span, other: Span) -> str:
    return text[min(one[1], other[1]) : max(one[0], other[0])]


def _apart(one: Span, other: Span) -> int:
    """How many characters lie between two spans; below 0 where they meet."""
    return max(one[0], other[0]) - min(one[1], other[1])


def _whole(found: Sequence[Said], text: str) -> Iterator[Said]:
    """Two contents around one cue are a broken quotation; so are two with hardly anything between them."""
    held: Said | None = None
    for said in found:
        if held is not None and _goes_on(held, said, text):
            span = held.span[0], said.span[1]
            held = Said(span, held.source or said.source, held.cue, max(held.confidence, said.confidence))
            continue
        if held is not None:
            yield held
        held = said
    if held is not None:
        yield held


def _goes_on(held: Said, said: Said, text: str) -> bool:
    between = _between(text, held.span, said.span)
    if ENDS.search(between) or said.cue not in (held.cue, None):
        return False
    around = held.cue is not None and held.span[1] <= held.cue.span[0] and held.cue.span[1] <= said.span[0]
    return around or len(between) <= GAP
