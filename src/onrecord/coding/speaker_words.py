"""The words of a phrase that names a speaker, and the lists of ``cues.yaml`` that say what they may be."""

from __future__ import annotations

from functools import cache

from onrecord.codebook import table
from onrecord.coding.quotes import Unit
from onrecord.model import Span

Words = tuple[int, int]  # [first, stop) in a unit
PARTICLES = ("al", "el", "bin", "ibn", "abu", "abd", "de", "del", "van", "von", "der", "da", "dos", "ould", "ag", "la")
PERSON = frozenset(("he", "she"))
OBJECTS = {"him": "he", "her": "she", "them": "they"}  # "according to him"
SUBJECTS = PERSON | {"they", "it", "we", "i"}
PRONOUNS = SUBJECTS | {"who", *OBJECTS}


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words of ``cues.yaml``, in lower case."""
    listed = table("cues")[name]
    return frozenset(listed.split() if isinstance(listed, str) else [word.lower() for word in listed])


@cache
def rank_words() -> frozenset[str]:
    """Every word that occurs in a rank: "maj." and "gen." of "Maj. Gen."."""
    return frozenset(" ".join(table("cues")["ranks"].split("|")).lower().split())


class Phrase:
    """The words of a speaker phrase, with the questions that its parts ask of them."""

    def __init__(self, text: str, unit: Unit) -> None:
        self.text = text
        self.unit = unit

    def lower(self, i: int) -> str:
        return self.unit.lower[i]

    def capital(self, i: int) -> bool:
        return self.text[self.unit.starts[i]].isupper()

    def named(self, i: int) -> bool:
        """Whether a word may stand in a name."""
        word = self.lower(i)
        return (self.capital(i) and self.unit.tags[i] not in "DICA") or word.split("-")[0] in PARTICLES

    def acronym(self, i: int) -> bool:
        word = self.text[self.unit.starts[i] : self.unit.ends[i]].replace(".", "")
        return len(word) > 1 and word.isupper() and word.isalpha()

    def chars(self, words: Words) -> Span:
        return self.unit.starts[words[0]], self.unit.ends[words[1] - 1]

    def organised(self, words: Words) -> bool:
        """Whether the words name an organisation."""
        known = word_set("organisations")
        if any(self.lower(i) in known or self.acronym(i) for i in range(*words)):
            return True
        start, end = self.chars(words)
        return self.text[start:end].lower().removeprefix("the ") in word_set("outlets")

    def find(self, kind: str, words: Words) -> int | None:
        """Index of the first word with one of the tags ``kind``."""
        return next((i for i in range(*words) if self.unit.tags[i] in kind), None)
