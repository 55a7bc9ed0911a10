"""The text that numbers are read from, and looks around a place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MARKS = str.maketrans('"“”([—–', "       ")
NEXT = re.compile(r"[\s\"“”'(]*([a-z][a-z'-]*)")
REACH = 44  # characters that the longest qualifier with its adverb may take


@dataclass(slots=True)
class Page:
    """A text and the same in lower case; ``floor`` is where the number before ends, which none may pass."""

    text: str
    low: str
    floor: int = 0
    _seen: tuple[int, int] = (-1, -1)  # where the words below stand, and the floor then
    _words: list[str] = field(default_factory=list)

    def words_before(self, place: int) -> list[str]:
        """The last words that end right before ``place``, with white space between; none where something else is."""
        if (place, self.floor) != self._seen:
            piece = self.low[max(self.floor, place - REACH) : place]
            self._seen = (place, self.floor)
            self._words = piece.translate(MARKS).split() if piece[-1:].isspace() else []
        return self._words

    def word_before(self, place: int) -> str:
        words = self.words_before(place)
        return words[-1] if words else ""

    def start_of(self, words: list[str], place: int) -> int:
        """Where ``words``, the last ones before ``place``, begin."""
        for word in reversed(words):
            place = self.low.rindex(word, 0, place)
        return place

    def word_after(self, place: int) -> str:
        found = NEXT.match(self.low, place)
        return found.group(1) if found and found.start(1) > place else ""

    def capital(self, place: int) -> bool:
        """Whether the word at ``place`` is written with a capital that tells something: "Camp", not "CAMP"."""
        return self.text[place].isupper() and not self.text[place + 1 : place + 3].isupper()
