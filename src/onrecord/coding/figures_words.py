"""The words that say what a number counts, from ``figures.yaml``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.codebook import table


class Told(NamedTuple):
    """Words that say what is counted, at ``[start, end)`` of a text of lower-case words with a blank around each."""

    start: int
    what: str
    end: int


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


@cache
def _patterns() -> re.Pattern[str]:
    """The patterns of what is counted, each a group named by it; HAZARD stands for the name of a disease."""
    hazard = "(?:" + "|".join(map(re.escape, sorted(words("hazards"), key=len, reverse=True))) + ")"
    listed = table("figures")["patterns"].items()
    groups = (f"(?P<{what}>{'|'.join(given).replace('HAZARD', hazard)})" for what, given in listed)
    return re.compile(r"(?<= )(?:" + "|".join(groups) + r")(?= )")


def nouns(said: str) -> list[Told]:
    """Each noun of what is counted in ``said``."""
    meaning, pattern = _phrases("nouns")
    return [Told(match.start(), meaning[match[0]], match.end()) for match in pattern.finditer(said)]


def _describes(said: str, match: re.Match[str]) -> bool:
    """Whether a predicate only describes the noun behind it: "dead birds"."""
    following = said[match.end() :].split(None, 1)[:1]
    return match[0] in words("modifiers") and bool(following) and following[0] in words("described") | words("animals")


def predicates(said: str) -> list[Told]:
    """Each predicate in ``said``, in order."""
    meaning, pattern = _phrases("predicates")
    found = [
        Told(match.start(), meaning[match[0]], match.end())
        for match in pattern.finditer(said)
        if not _describes(said, match)
    ]
    more = (Told(match.start(), match.lastgroup or "", match.end()) for match in _patterns().finditer(said))
    return sorted([*found, *more])
