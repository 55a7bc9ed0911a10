"""Words of a report that a person means: by where they stand, or by what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.desk.fault import Fault
from onrecord.model import Span

AROUND = 40  # characters shown on either side of words that stand several times
MOST = 50  # places shown
LONGEST = 2000  # characters of words looked for


@dataclass(frozen=True, slots=True)
class Found:
    """Words where they stand, with what stands before and after them."""

    span: Span
    before: str
    words: str
    after: str


def chosen(text: str, start: int, end: int, words: str | None = None) -> Span:
    """The span of a selection, white space at its ends left out.

    400 where it is not within the text; 409 where other ``words`` stand there than the page showed.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Fault(400, f"{start}-{end} are no words of this report", "select words in its text")
    said = text[start:end]
    if words is not None and _plain(words) != _plain(said):
        raise Fault(409, f"{said!r} stands there, not {words!r}", "reload the report and select the words again")
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


def standing(text: str, words: str) -> list[Found]:
    """Everywhere that ``words`` stand, capitals and the kind of white space aside."""
    wanted = words[:LONGEST].split()
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        found.append(Found((start, end), before, match.group(), after))
        if len(found) == MOST:
            break
    return found


def nearest(text: str, words: str, near: Span) -> Span | None:
    """Where ``words`` stand within a span, else nearest to it; ``None`` where they don't."""
    found = [one.span for one in standing(text, words)]
    return min(found, key=lambda span: max(near[0] - span[0], span[1] - near[1], 0), default=None)


def _plain(words: str) -> str:
    """A browser may turn line breaks and their kind into others."""
    return " ".join(words.split())
