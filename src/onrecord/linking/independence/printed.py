"""Capitalised names as a report prints them, any of which may be an outlet's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = r"[A-Z](?:[\w&/-]|[.’'](?=\w))*"  # a full stop or an apostrophe only inside a word: "bbc.co.uk", "Ma'an"
NAME = rf"((?:{_WORD}|dpa)(?:\s(?:of\s|the\s)?(?:{_WORD}|\d{{1,3}}\b)){{0,4}})"  # "Voice of America", "France 24"
_NAME = re.compile(NAME)


@dataclass(frozen=True, slots=True)
class Credit:
    """The words of a name, and how it is given: ``credits``, ``relays`` ("told AFP") or ``reports`` ("SANA said").

    ``last`` says that an outlet's name would stand at the end of the words. No words: agencies that are not named.
    """

    words: tuple[str, ...]
    how: str
    last: bool = False


def names(text: str) -> Iterator[tuple[str, ...]]:
    """The words of every capitalised name in a text."""
    return (tuple(match.group(1).split()) for match in _NAME.finditer(text))
