"""Headlines that run on into their text without a stop: "Gunmen kill 17 workers Guerrillas have killed ..."."""

from __future__ import annotations

import re
from functools import cache

from onrecord import codebook
from onrecord.actors import kind_of_noun
from onrecord.reading.english import english
from onrecord.reading.words import lexicon

_LONGEST = 16  # words of a headline
_SHORTEST = 3
_COMPASS = re.compile(r"(?:north|south|east|west|central|upper|lower)\b|(?:[a-z]+-)?(?:north|south|east|west)ern")


def run_on(words: list[str], tags: str) -> int | None:
    """Index of the word that begins the text behind a headline, or None: a capitalised common noun, nationality or
    country right behind a lower-case noun, with lower-case words behind it."""
    for i in range(_SHORTEST, min(_LONGEST, len(words) - 3)):
        if words[i][0].isupper() and _closes(words[i - 1], tags[i - 1]) and _opens(words[i], words[i + 1 : i + 4]):
            return i
    return None


def _closes(word: str, tag: str) -> bool:
    """Whether a headline may end with the word: a lower-case noun, but no title, which a name follows."""
    ends = word.islower() and (tag == "N" or word == "dead") and word not in english().titles
    return ends and not _COMPASS.match(word)  # "in north-eastern | Kenya"


def _opens(word: str, behind: list[str]) -> bool:
    """Whether the word may begin a sentence that goes on with the words ``behind``, most of them in lower case."""
    lower = word.lower()
    if word == "An":
        return True
    common = "N" in lexicon().get(lower, "") or kind_of_noun(lower) is not None
    known = common or lower in _nationalities() or word in english().initials
    return known and sum(following.islower() for following in behind) >= 2


@cache
def _nationalities() -> frozenset[str]:
    """Names, adjectives and demonyms of all countries, in lower case."""
    found: set[str] = set()
    for entry in codebook.table("countries").values():
        names = [entry["name"], *entry.get("names", ()), *entry.get("adjectives", ()), *entry.get("people", ())]
        found.update(name.lower() for name in names)
    return frozenset(found)
