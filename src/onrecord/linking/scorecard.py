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
    "actors": details.actors,
    "targets": details.targets,
    "injured": details.injured,
    "taken": details.taken,
    "weapons": details.weapons,
    "numbers": likeness.numbers,
    "names": likeness.names,
    "words": likeness.words,
}


@dataclass(frozen=True, slots=True)
class Card:
    """``bias`` and the points of each level of each feature, in the order of ``FEATURES``; in natural log odds."""

    bias: float
    points: tuple[Mapping[str, float], ...]

    def total(self, a: Profile, b: Profile) -> float:
        """The log odds that two accounts tell of one incident."""
        total = self.bias
        for feature, points in zip(_functions(), self.points, strict=True):
            total += points[feature(a, b)]
        return total

    def add(self, levels: Levels) -> float:
        """The log odds of a pair at these levels."""
        return self.bias + sum(points[level] for points, level in zip(self.points, levels, strict=True))


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
    return Card(float(table["bias"]), tuple(table["points"][name] for name in FEATURES))


@cache
def _functions() -> tuple[Feature, ...]:
    return tuple(FEATURES.values())
