"""The words of harm that is told without a verb of harm (codebook/tolls.yaml), ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import codebook

PATTERNS = (
    "including", "of_them", "among_them", "excluding", "among", "among_people", "consisted", "inverted", "summing",
    "before", "limbs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The lists of the codebook, by the names that they have there, where each is explained."""

    states: dict[str, str]
    tolls: dict[str, str]
    linking: frozenset[str]
    not_missing: frozenset[str]
    not_toll: frozenset[str]
    hurting: frozenset[str]
    not_people: frozenset[str]
    taken: frozenset[str]
    lives: frozenset[str]
    claiming: frozenset[str]
    deadly: frozenset[str]
    bodies: frozenset[str]
    finding: frozenset[str]
    totals: frozenset[str]
    counting: frozenset[str]
    single: frozenset[str]
    several: frozenset[str]
    no_one: frozenset[str]
    doers: frozenset[str]
    attackers: frozenset[str]
    reflexive: frozenset[str]
    injured: frozenset[str]
    including: re.Pattern[str]
    of_them: re.Pattern[str]
    among_them: re.Pattern[str]
    limbs: re.Pattern[str]
    excluding: re.Pattern[str]
    among: re.Pattern[str]
    among_people: re.Pattern[str]
    consisted: re.Pattern[str]
    inverted: re.Pattern[str]
    summing: re.Pattern[str]
    before: re.Pattern[str]

    @property
    def telling(self) -> frozenset[str]:
        """Every word that may tell of harm by itself; a sentence without one, or a trigger, tells of nothing."""
        return self.deadly.union(self.states, self.tolls, self.taken, self.bodies)


@cache
def harm_words() -> HarmWords:
    """The table, read at first use and shared: never mutate it."""
    table: Any = codebook.table("tolls")
    told = {name: given for name, given in table.items() if isinstance(given, str)}
    patterns = {name: re.compile(told.pop(name), re.IGNORECASE) for name in PATTERNS}
    return HarmWords(**{**table, **{name: frozenset(given.split()) for name, given in told.items()}, **patterns})
