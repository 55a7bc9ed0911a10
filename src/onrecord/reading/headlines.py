"""Headlines that run on into their text without a stop: "Gunmen kill 17 workers Guerrillas have killed ..."."""

from __future__ import annotations

from functools import cache

from onrecord import codebook
from onrecord.actors import kind_of_noun
from onrecord.reading.words import lexicon

_LONGEST = 16  # words of a headline
_SHORTEST = 3
# Titles that stand before a name in lower case.
_TITLES = frozenset(
    "president minister spokesman spokeswoman chief leader general king queen prince secretary chancellor mr".split()
)


def run_on(words: list[str], tags: str) -> int | None:
    """Index of the word that begins the text behind a headline, or None: a capitalised common noun, nationality or
    country right behind a lower-case noun, with lower-case words behind it."""
    for i in range(_SHORTEST, min(_LONGEST, len(words) - 3)):
        before, word = words[i - 1], words[i]
        if not (
            word[0].isupper()
            and before.islower()
            and (tags[i - 1] == "N" or before == "dead")
            and before not in _TITLES
        ):
            continue
        if _opens(word, words[i + 1 : i + 4]):
            return i
    return None


def _opens(word: str, behind: list[str]) -> bool:
    lower = word.lower()
    if word == "An":
        return True
    common = (
        "N" in lexicon().get(lower, "")
        or kind_of_noun(lower)
        or lower in _nationalities()
        or word in ("US", "U.S.", "UN")
    )
    return bool(common) and sum(following.islower() for following in behind) >= 2


@cache
def _nationalities() -> frozenset[str]:
    """Names, adjectives and demonyms of all countries, in lower case."""
    found: set[str] = set()
    for entry in codebook.table("countries").values():
        names = [entry["name"], *entry.get("names", ()), *entry.get("adjectives", ()), *entry.get("people", ())]
        found.update(name.lower() for name in names)
    return frozenset(found)
