"""How rare a word is in the news, and the stems, names and numbers of a passage that can be compared with another's.

Rarity comes from a table that ships with the package, never from the record at hand: what two accounts score must not
change because others came in.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from onrecord import codebook

_WORD = re.compile(r"[^\W\d_]{3,}")
_INNER = re.compile(r"(?<=[\w,'’\"“] )[^\W\d_]{3,}")  # words inside a sentence, where a capital marks a name
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,])\d{2,6}(?![\w])")
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")


def fold(text: str) -> str:
    """Lower case without accents, so that spellings of a name compare."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold().strip()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without its ending, so that "bombings" and "bomber" compare; at least four letters are left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def rarity(word: str) -> float:
    """The natural logarithm of how many passages of news hold one with this stem; an unknown stem is the rarest."""
    table, unknown = _rarities()
    return table.get(word, unknown)


def stems(text: str) -> frozenset[str]:
    """The stems of a passage that are rare enough to say something."""
    least = codebook.table("linking")["words"]["least"]
    table, unknown = _rarities()
    found = {stem(word) for word in _WORD.findall(fold(text))}
    return frozenset(word for word in found if table.get(word, unknown) >= least)


def names(text: str) -> frozenset[str]:
    """Folded words with a capital inside a sentence, everyday words aside."""
    inner = {fold(word) for word in _INNER.findall(text) if word[0].isupper()}
    return frozenset(inner - everyday())


def numbers(text: str) -> frozenset[str]:
    """The numbers from ten up that a passage prints in figures; years are none."""
    found = {match.replace(",", "") for match in _NUMBER.findall(text)}
    return frozenset(number for number in found if not (len(number) == 4 and number[:2] in ("19", "20")))


@cache
def everyday() -> frozenset[str]:
    """English words that are mostly printed in lower case: with a capital, as in a headline, they are no names."""
    return _listed("common_words.txt") | frozenset(codebook.table("linking")["words"]["no_names"].split())


@cache
def _rarities() -> tuple[dict[str, float], float]:
    """The rarity of every stem in the table, and of one that is not in it."""
    lines = _lines("word_frequencies.txt")
    passages = int(next(lines))
    table = {word: math.log(passages / int(count)) for count, *words in map(str.split, lines) for word in words}
    return table, math.log(passages)


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> Iterator[str]:
    text = (Path(codebook.__file__).parent / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
