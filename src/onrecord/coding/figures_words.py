"""The words that say what a number counts, from ``figures.yaml``."""

from __future__ import annotations

import re
from functools import cache

from onrecord.codebook import table


@cache
def words(name: str) -> frozenset[str]:
    """One of the plain word lists of ``figures.yaml``."""
    return frozenset(table("figures")[name].split())


@cache
def _phrases(name: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Phrase -> what it says is counted, and the pattern that finds them in words joined by blanks, longest first."""
    meaning = {phrase: what for what, phrases in table("figures")[name].items() for phrase in phrases}
    ordered = sorted(meaning, key=len, reverse=True)
    return meaning, re.compile(r"(?<= )(?:" + "|".join(map(re.escape, ordered)) + r")(?= )")


def nouns(said: str) -> list[tuple[int, str]]:
    """Position and meaning of each noun of what is counted in ``said``: lower-case words, a blank around each."""
    meaning, pattern = _phrases("nouns")
    return [(match.start(), meaning[match[0]]) for match in pattern.finditer(said)]


def _describes(said: str, match: re.Match[str]) -> bool:
    """Whether a predicate only describes the noun behind it: "dead birds"."""
    following = said[match.end() :].split(None, 1)[:1]
    return match[0] in words("modifiers") and bool(following) and following[0] in words("described") | words("animals")


def predicates(said: str) -> list[tuple[int, str]]:
    """Position and meaning of each predicate in ``said``."""
    meaning, pattern = _phrases("predicates")
    found = (match for match in pattern.finditer(said) if not _describes(said, match))
    return [(match.start(), meaning[match[0]]) for match in found]
