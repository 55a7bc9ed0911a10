"""The words around a name, and what a paragraph's capitals are worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

_BLOCK = re.compile(r"\n[ \t]*\n")


class Setting:
    """The mode of each paragraph: ``sentences``, ``headline`` (most words capitalised) or ``capitals`` (all of it)."""

    def __init__(self, text: str) -> None:
        cuts = [0, *(match.end() for match in _BLOCK.finditer(text)), len(text)]
        self.starts = cuts[:-1]
        self.modes = [_mode(text[start:end]) for start, end in pairwise(cuts)]

    def mode(self, at: int) -> str:
        """The mode of the paragraph that holds this offset."""
        return self.modes[bisect_right(self.starts, at) - 1]


def _mode(block: str) -> str:
    stripped = block.strip()
    if stripped.isupper() and len(stripped) > 40:
        return "capitals"
    if len(stripped) > 160 or stripped.endswith((".", "”", '"')):
        return "sentences"
    longer = [word for word in stripped.split() if len(word) > 4 and word[0].isalpha()]
    raised = sum(1 for word in longer if word[0].isupper())
    return "headline" if len(longer) > 3 and raised > 0.7 * len(longer) else "sentences"


def left(text: str, at: int) -> tuple[str, str]:
    """The word before ``at`` and what stands between: ``("in", " ")``; empty at the start of the text."""
    before = text.rfind(" ", 0, max(at - 1, 0))
    if text[before + 1 : at - 1].isalpha() and text[at - 1] == " ":  # nearly always
        return text[before + 1 : at - 1], " "
    end = at - 1
    while end >= 0 and at - end < 8 and not text[end].isalnum():
        end -= 1
    start = end
    while start >= 0 and (text[start].isalnum() or text[start] in "-'’."):
        start -= 1
    return text[start + 1 : end + 1], text[end + 1 : at]


def right(text: str, at: int) -> tuple[str, str]:
    """The word behind ``at`` and what stands between."""
    length = len(text)
    behind = text.find(" ", at + 1)
    if behind > 0 and text[at] == " " and text[at + 1 : behind].isalpha():  # nearly always
        return text[at + 1 : behind], " "
    start = at
    while start < length and start - at < 8 and not text[start].isalnum():
        start += 1
    end = start
    while end < length and (text[end].isalnum() or text[end] in "-'’"):
        end += 1
    return text[start:end], text[at:start]


def tied(gap: str) -> bool:
    """Whether a gap joins two words of one name: a blank, a hyphen, a line end."""
    return gap in (" ", "-", "\n", "\u00a0")
