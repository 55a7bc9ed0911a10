"""Sources, cues and contents that the reader marks, put together to who said what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.coding.chances import least
from onrecord.marking import Mark, Marks
from onrecord.model import Span

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
    found = [Said(c.span, _best(marks, c, sources), _best(marks, c, cues), c.confidence) for c in contents]
    return list(_whole(found, text))


def _best(marks: Marks, content: Mark, others: Sequence[Mark]) -> Mark | None:
    """The mark likeliest to be of the statement."""
    near = [one for one in others if _apart(content.span, one.span) <= REACH]
    sure = [one for one in near if marks.chance("statement", content, one) >= least("statements")["linked"]]
    return max(sure, key=lambda one: _closeness(marks, content, one), default=None)


def _closeness(marks: Marks, content: Mark, other: Mark) -> float:
    return marks.chance("statement", content, other) - _apart(content.span, other.span) / REACH


def _apart(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _whole(found: Sequence[Said], text: str) -> Iterator[Said]:
    """Two contents around one cue are a broken quotation; so are two with hardly anything between them."""
    held: Said | None = None
    for said in found:
        if (
            held
            and (said.cue == held.cue or said.cue is None)
            and (_around(held, said) or _adjoin(held, said, text))
        ):
            held = Said(
                (held.span[0], said.span[1]),
                held.source or said.source,
                held.cue,
                max(held.confidence, said.confidence),
            )
            continue
        if held:
            yield held
        held = said
    if held:
        yield held


def _around(held: Said, said: Said) -> bool:
    return held.cue is not None and held.span[1] <= held.cue.span[0] and held.cue.span[1] <= said.span[0]


def _adjoin(held: Said, said: Said, text: str) -> bool:
    """Whether hardly anything stands between two contents, and no end of a sentence."""
    between = text[held.span[1] : said.span[0]]
    return len(between) <= GAP and not set(".!?;\n") & set(between)
