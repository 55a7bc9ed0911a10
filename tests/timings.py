"""What work takes, as a multiple of what finding the words of the same text takes: a slow or busy machine slows both."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

LONG = 2400  # characters of a report of 400 words
WORD = re.compile(r"\w+")


def reports_of(text: str) -> list[str]:
    """The text in pieces as long as a report of 400 words."""
    return [text[at : at + LONG] for at in range(0, len(text), LONG)]


def times_the_words(work: Callable[[str], object], pieces: Sequence[str]) -> float:
    """How many times as long the work takes as the words alone: of five tries each, the quickest."""
    return min(_seconds(work, pieces) for _ in range(5)) / min(_seconds(WORD.findall, pieces) for _ in range(5))


def _seconds(work: Callable[[str], object], pieces: Sequence[str]) -> float:
    start = time.process_time()
    for piece in pieces:
        work(piece)
    return time.process_time() - start
