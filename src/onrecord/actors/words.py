"""Names as words: how a name is cut, folded and looked up, so that "al-Qa'ida" and "Al Qaida" are one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

# A word is letters and digits, with apostrophes inside (Qa'ida); a possessive "'s" is no part of it.
WORD = re.compile(r"([^\W_]+(?:['’ʼʿʾ‘`](?!s\b)[^\W_]+)*)(?:['’]s\b)?")
# What may stand between two words of one name: "al-Qaeda", "Workers' Party", "U.S. Army", "CPI (Maoist)".
GAP = re.compile(r"(?:['’]s?)?(?:[ \n\u00a0]{1,2}|[-–‑]\n?)|['’./]|[.,] | - | ?\(| & ")
_APOSTROPHES = str.maketrans("", "", "'’ʼʿʾ‘`")


class Word(NamedTuple):
    """One word of a text: folded, as printed, and where."""

    key: str
    text: str
    start: int
    end: int


def fold(word: str) -> str:
    """The word without case, accents and inner apostrophes: ``Qa'ida`` -> ``qaida``."""
    lower = word.lower()
    if lower.isascii():
        return lower.replace("'", "").replace("`", "") if "'" in lower or "`" in lower else lower
    bare = unicodedata.normalize("NFKD", lower.translate(_APOSTROPHES))
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("ı", "i")


def words(text: str, start: int = 0, most: int | None = None) -> list[Word]:
    """The words of ``text`` from ``start`` on in order, ``most`` of them at the most."""
    found = islice(WORD.finditer(text, start), most)
    return [Word(fold(w := m.group(1)), w, m.start(), m.end(1)) for m in found]


def keys(name: str) -> tuple[str, ...]:
    """The folded words of a name, as the look-up table holds it."""
    return tuple(fold(word) for word in WORD.findall(name))


class Phrases(Generic[T]):
    """Names of one or more words, found in a list of words, the longest first."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        by_first: dict[str, dict[int, dict[tuple[str, ...], list[T]]]] = {}
        for name, value in named:
            if parts := keys(name):
                by_first.setdefault(parts[0], {}).setdefault(len(parts), {}).setdefault(parts[1:], []).append(value)
        self._by_first = {first: sorted(sizes.items(), reverse=True) for first, sizes in by_first.items()}

    def reach(self) -> dict[str, int]:
        """The folded first words of all names, each with the number of words of the longest name that it begins."""
        return {first: sizes[0][0] for first, sizes in self._by_first.items()}

    def at(self, text: str, ws: list[Word], i: int) -> Iterator[tuple[int, T]]:
        """All phrases that begin at word ``i``: the index after their last word, and their value; longest first."""
        for size, rests in self._by_first.get(ws[i].key, ()):
            found = rests.get(tuple([w.key for w in ws[i + 1 : i + size]])) if i + size <= len(ws) else None
            if found and _joined(text, ws, i, i + size):
                yield from ((i + size, value) for value in found)


def _joined(text: str, ws: list[Word], i: int, j: int) -> bool:
    """Whether words ``i`` to ``j`` may be one name; a full stop joins only initials ("U.S. Army")."""
    for k in range(i, j - 1):
        gap = text[ws[k].end : ws[k + 1].start]
        if gap != " " and (not GAP.fullmatch(gap) or (gap == ". " and ws[k].end - ws[k].start > 1)):
            return False
    return True
