"""The parts of a noun phrase: its core up to the first preposition, its head noun, what stands before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.actors.mentions import named
from onrecord.actors.nouns import Noun, listed, noun, nouns
from onrecord.actors.registry import Entry, nations
from onrecord.actors.words import Word, words
from onrecord.model import Span

BREAK = re.compile(r"[,;:()\"“”\[\]—]|\s[-–]\s")
LONGEST_NOUN = 4  # words

Named = tuple[int, int, Entry | None]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. ``core``: its words without leading articles and counts, up to the first break."""

    text: str
    core: tuple[Word, ...]
    head: int  # how many words at the end of the core are its head noun; 0 where its last word is no known noun
    reading: Noun | None  # of the head noun
    entry: Entry | None  # the named actor that the core ends with or has before its head
    span: Span | None  # where that actor's name stands
    country: str | None  # of the first nationality in the core
    link: str  # the word that ends the core: "of", "in", "who"; "" where nothing follows
    rest: str  # what follows that word

    @property
    def before(self) -> tuple[Word, ...]:
        """The modifiers: the core without its head noun."""
        return self.core[: len(self.core) - self.head]

    @property
    def is_named(self) -> bool:
        """Whether the core ends with the named actor, so that the phrase stands for that actor itself."""
        return self.span is not None and self.core[-1].end <= self.span[1]

    def printed(self, start: int = 0) -> str:
        """The core as printed, from its word ``start`` on."""
        return self.text[self.core[start].start : self.core[-1].end]


def parse(text: str) -> Phrase:
    """The parts of a noun phrase, which may begin with articles and numbers and go on with anything."""
    ws, names = words(text), list(named(text))
    first = next((i for i, w in enumerate(ws) if not _counts(w) or _inside(w, names)), len(ws))
    stop = _stop(text, ws, first, names)
    core = tuple(ws[first:stop])
    head, reading = _head(core)
    owner = [name for name in names if core and name[2] is not None and core[0].start <= name[0] < core[-1].end]
    start, end, entry = owner[-1] if owner else (0, 0, None)
    joined = 0 < stop < len(ws) and not BREAK.search(text[ws[stop - 1].end : ws[stop].start])
    link, rest = (ws[stop].key, text[ws[stop].end :].strip()) if joined else ("", "")
    return Phrase(text, core, head, reading, entry, (start, end) if entry else None, _country(text, core), link, rest)


def _counts(word: Word) -> bool:
    return word.key in listed("counts") or word.key[0].isdigit()


def _inside(word: Word, names: list[Named]) -> bool:
    return any(start <= word.start < end for start, end, _ in names)


def _stop(text: str, ws: list[Word], first: int, names: list[Named]) -> int:
    """The index of the word that ends the core; a stop inside a name ("League of the Righteous") ends nothing."""
    for i in range(first, len(ws)):
        word = ws[i]
        inside = any(start < word.start < end for start, end, _ in names)
        if i > first and not inside and BREAK.search(text[ws[i - 1].end : word.start]):
            return i
        if word.key in listed("stops") and not inside and not (i > first and text[ws[i - 1].end : word.start] == "-"):
            return i
        if word.key in listed("participles") and i > first and not inside and noun(ws[i - 1].text):
            return i
    return len(ws)


def _head(core: tuple[Word, ...]) -> tuple[int, Noun | None]:
    """The longest known noun that ends the core: "police station" and not "station"."""
    for size in range(min(LONGEST_NOUN, len(core)), 1, -1):
        found = nouns().get(" ".join(w.text.lower() for w in core[-size:]))
        if found:
            return size, found
    found = noun(core[-1].text) if core else None
    return (1, found) if found else (0, None)


def _country(text: str, core: tuple[Word, ...]) -> str | None:
    table, ws = nations(), list(core)
    for i, word in enumerate(ws):
        if word.text[0].isupper():
            for _, nation in table.at(text, ws, i):
                if nation.fits(word.text):
                    return nation.country
    return None
