"""The learned scorecard: each feature of a pair has a level, each level its points, and their sum is a chance."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord import codebook
from onrecord.linking import details, features, likeness
from onrecord.linking.profile import Profile

Feature = Callable[[Profile, Profile], str]
Levels = tuple[str, ...]  # a level for each of FEATURES, in their order

FEATURES: dict[str, Feature] = {
    "time": features.time,
    "place": features.place,
    "type": features.type_,
    "killed": details.killed,
    "published": features.published,
    "past": likeness.past,
    "standing": likeness.standing,
    "outlet": likeness.outlet,
    "beside": likeness.beside,
    "actors": details.actors,
    "targets": details.targets,
    "injured": details.injured,
    "taken": details.taken,
    "weapons": details.weapons,
    "numbers": likeness.numbers,
    "names": likeness.names,
    "words": likeness.words,
}


SHARED = ("published", "outlet", "beside", "numbers", "names", "words")  # these weigh the same with days and without
UNDATED = frozenset(("untold", "same_weekday", "other_weekday"))  # the levels of time of a pair without a day
Points = tuple[Mapping[str, float], ...]  # of each level of each feature, in the order of ``FEATURES``


@dataclass(frozen=True, slots=True)
class Card:
    """What each level is worth, in natural log odds: for pairs whose days are known, and for those that lack one.

    Without a day, a place or a toll says something else: in one town there are many incidents, but few on one day.
    """

    bias: float
    dated: Points
    undated: Points

    def total(self, a: Profile, b: Profile) -> float:
        """The log odds that two accounts tell of one incident."""
        total = self.bias
        for feature, points in zip(_functions(), self.points(features.time(a, b)), strict=True):
            total += points[feature(a, b)]
        return total

    def add(self, levels: Levels) -> float:
        """The log odds of a pair at these levels."""
        return self.bias + sum(points[level] for points, level in zip(self.points(levels[0]), levels, strict=True))

    def points(self, time: str) -> Points:
        """The points for a pair at this level of time."""
        return self.undated if time in UNDATED else self.dated


def levels(a: Profile, b: Profile) -> Levels:
    """The level of each feature, in the order of ``FEATURES``."""
    return tuple(feature(a, b) for feature in FEATURES.values())


def chance(log_odds: float) -> float:
    """Log odds as a chance from 0 to 1."""
    return 1 / (1 + math.exp(-max(-700.0, log_odds)))


def known_levels() -> dict[str, tuple[str, ...]]:
    """All levels of every feature, as the codebook lists them."""
    table = codebook.table("linking")["levels"]
    return {name: tuple(table[name]) for name in FEATURES}


@cache
def shipped() -> Card:
    """The weights that ship with the package."""
    table = codebook.table("linking_weights")
    dated, undated = (
        tuple({level: pair[n] for level, pair in table["points"][name].items()} for name in FEATURES) for n in (0, 1)
    )
    return Card(float(table["bias"]), dated, undated)


@cache
def _functions() -> tuple[Feature, ...]:
    return tuple(FEATURES.values())
