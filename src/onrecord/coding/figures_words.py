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
    found = ((match, meaning[match[0]]) for match in pattern.finditer(said))
    return [Told(match.start(), what, match.end()) for match, what in found if what != "none"]


def _describes(said: str, match: re.Match[str]) -> bool:
    """Whether a predicate only describes the noun behind it, "dead birds", or is one itself: "touched the dead"."""
    if match[0] not in words("modifiers"):
        return False
    following = said[match.end() :].split(None, 1)[:1]
    return said.endswith(" the ", 0, match.start()) or (
        bool(following) and following[0] in words("described") | words("animals")
    )


def _of_another(said: str, start: int) -> bool:
    return bool(_another().search(said, 0, start))


@cache
def _another() -> re.Pattern[str]:
    """Somebody whom the words behind are told of: "with a man |", "the doors of those who should be |"."""
    one = "|".join(sorted(words("somebody")))
    led = "(?:with|by|from|to|of|for|near)"
    return re.compile(rf" {led} (?:(?:an?|another) (?:\S+ )?(?:{one})|(?:those|anyone|everyone) who(?: \S+){{0,3}}) \Z")


def predicates(said: str) -> list[Told]:
    """Each predicate in ``said``, in order."""
    meaning, pattern = _phrases("predicates")
    found = [
        Told(match.start(), meaning[match[0]], match.end())
        for match in pattern.finditer(said)
        if meaning[match[0]] != "none" and not _describes(said, match)
    ]
    listed = {(told.start, told.what) for told in found}
    more = (Told(match.start(), match.lastgroup or "", match.end()) for match in _patterns().finditer(said))
    return _without_others(said, sorted([*found, *(one for one in more if (one.start, one.what) not in listed)]))


def _without_others(said: str, found: list[Told]) -> list[Told]:
    """The predicates but those that tell of somebody named in passing: "27 crew who met a man | infected with it"."""
    kept: list[Told] = []
    passing = -1  # where the last predicate of somebody else ends
    for told in found:
        if told.start <= passing + 1 or _of_another(said, told.start):
            passing = max(passing, told.end)
        else:
            kept.append(told)
    return kept
