"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = 5000  # of a text that is compared by words; a longer one is by lines, for the work grows with the square
AROUND = 12  # words shown on either side of a change
SAME, GONE, CAME = "same", "gone", "came"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: on both sides, of the first text alone (gone) or of the second (came); ``left``: how many words
    of an unchanged run are not shown before it."""

    what: str
    text: str
    left: int = 0


def compared(before: str, after: str) -> list[Piece]:
    """The texts laid over each other; unchanged words far from any change are left out and counted."""
    old, new = _parts(before), _parts(after)
    if max(len(old), len(new)) > 2 * WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            found += _same(new[c:d], number == 0, number == len(steps) - 1)
        else:
            found += [Piece(what, "".join(words)) for what, words in ((GONE, old[a:b]), (CAME, new[c:d])) if words]
    return found


def _same(words: list[str], first: bool, last: bool) -> Iterator[Piece]:
    """An unchanged run: its ends that touch a change."""
    head, tail = (0 if first else 2 * AROUND), (0 if last else 2 * AROUND)
    if len(words) <= head + tail + 2 * AROUND:
        yield Piece(SAME, "".join(words))
        return
    middle = words[head : len(words) - tail]
    if head:
        yield Piece(SAME, "".join(words[:head]))
    yield Piece(SAME, "".join(words[len(words) - tail :]) if tail else "", sum(not one.isspace() for one in middle))


def _parts(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
