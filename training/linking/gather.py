"""The pairs that the scorecard is fitted on: levels, whether the two are one incident, and what the pair counts.

Each source gives profiles with the name of their incident. Days, places and tolls are withheld at random from copies of
what has them, so that the levels of silence are learned too.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord import codebook
from onrecord.linking.compare import bar
from onrecord.linking.profile import Profile
from onrecord.linking.scorecard import Levels, levels

Named = tuple[Profile, str]  # a profile and the name of its incident


@dataclass(slots=True)
class Pairs:
    """Three lists of one length."""

    levels: list[Levels] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)

    def add(self, other: Pairs) -> None:
        """Takes in further pairs."""
        self.levels += other.levels
        self.same += other.same
        self.weight += other.weight

    def times(self, factor: float) -> Pairs:
        """The same pairs, each counting ``factor`` times as much."""
        return Pairs(self.levels, self.same, [factor * one for one in self.weight])


def pairs(told: Sequence[Named], every: int = 1, raised: float = 1.0) -> Pairs:
    """The pairs of two reports that nothing bars. Of those of two incidents one in ``every`` is taken and counts as
    many; those of one incident count ``raised`` times."""
    book, found, seen = codebook.table("linking"), Pairs(), 0
    for position, (b, name) in enumerate(told):
        for a, other in told[:position]:
            same = name == other
            seen += not same
            if (not same and seen % every) or a.report == b.report or bar(a, b, book):
                continue
            found.levels.append(levels(a, b))
            found.same.append(same)
            found.weight.append(raised if same else float(every))
    return found


def withheld(told: Sequence[Named], share: float, seed: int) -> list[Named]:
    """The profiles with day, place, toll or publication date taken from each with the chance ``share``."""
    chance = random.Random(seed)
    return [(_less(one, share, chance), name) for one, name in told]


def _less(one: Profile, share: float, chance: random.Random) -> Profile:
    if chance.random() < share:
        one = _undated(one, chance)
    if chance.random() < share:
        one = replace(one, point=None, vast=False, name=one.name if chance.random() < 0.5 else None, admin1=None)
    if chance.random() < share:
        one = replace(one, harm={})
    if chance.random() < share:
        one = replace(one, outlet=None)
    return replace(one, published=None) if chance.random() < share else one


def _undated(one: Profile, chance: random.Random) -> Profile:
    """Without its day: then only a weekday may be told, or the publication date stands in for it."""
    if one.published is not None and chance.random() < 0.5:
        first = one.published - codebook.table("linking")["window"]["undated"]
        return replace(one, start=first, end=one.published, assumed=True, slack=0, weekday=None)
    weekday = one.weekday if chance.random() < 0.5 else None
    return replace(one, start=None, end=None, assumed=False, slack=0, weekday=weekday)
