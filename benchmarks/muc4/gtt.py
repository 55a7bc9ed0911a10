"""CEAF-REE over templates, with the incident type as a slot, as GTT scores it.

Rules read off ``eval.py`` of xinyadu/gtt: within a message, templates told are mapped to gold ones so that F1 over all
slots of the message is greatest; a pair must agree in type ("attack" agrees with "bombing / attack"). An entity told is
right where it is a subset of any gold entity of its role in the paired template, a gold entity is found where any told
one is a subset of it. The type is one answer a template. What is not paired is wrong, or missing.

GTT tries every mapping; here the same optimum is found exactly, keeping for each set of gold templates used only the
sums (right told, right due) that no other sum exceeds in both: F1 grows with either.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.muc4.counts import ByName, Counts
from benchmarks.muc4.entities import ROLES, Entity, Event, subset

Way = tuple[int, int, tuple[tuple[int, int], ...]]  # right told, right due, pairs (told, gold)
TYPE = "incident_type"


def gtt(told: Sequence[Event], gold: Sequence[Event]) -> ByName:
    """The counts of one message by slot, under its best mapping."""
    counts = {TYPE: Counts(0, len(told), 0, len(gold))}
    for role in ROLES:
        given = sum(len(event.roles[role]) for event in told)
        counts[role] = Counts(0, given, 0, sum(len(event.roles[role]) for event in gold))
    for i, j in mapping(told, gold):
        counts[TYPE] += Counts(1, 0, 1, 0)
        for role in ROLES:
            right, found = matches(told[i].roles[role], gold[j].roles[role])
            counts[role] += Counts(right, 0, found, 0)
    return counts


def matches(told: Sequence[Entity], gold: Sequence[Entity]) -> tuple[int, int]:
    """How many told entities are right, and how many gold ones are found."""
    right = sum(any(subset(one, other) for other in gold) for one in told)
    return right, sum(any(subset(one, other) for one in told) for other in gold)


def mapping(told: Sequence[Event], gold: Sequence[Event]) -> tuple[tuple[int, int], ...]:
    """Pairs (told, gold) that give the message its best F1."""
    gains = {
        (i, j): _gain(one, other) for i, one in enumerate(told) for j, other in enumerate(gold) if one.agrees(other)
    }
    answers = len(told) + sum(event.entities for event in told)
    due = len(gold) + sum(event.entities for event in gold)
    ways: dict[int, list[Way]] = {0: [(0, 0, ())]}
    for i in range(len(told)):
        ways = _step(ways, {j: gain for (one, j), gain in gains.items() if one == i}, i)
    return max((way for front in ways.values() for way in front), key=lambda way: _f1(way, answers, due))[2]


def _gain(told: Event, gold: Event) -> tuple[int, int]:
    both = [matches(told.roles[role], gold.roles[role]) for role in ROLES]
    return 1 + sum(right for right, _ in both), 1 + sum(found for _, found in both)


def _step(ways: dict[int, list[Way]], gains: dict[int, tuple[int, int]], i: int) -> dict[int, list[Way]]:
    """The ways after one more template told: left alone, or paired with a gold one that is still free."""
    grown: dict[int, list[Way]] = {used: list(front) for used, front in ways.items()}
    for used, front in ways.items():
        for j, (right, found) in gains.items():
            if not used >> j & 1:
                more = [(a + right, b + found, (*pairs, (i, j))) for a, b, pairs in front]
                grown[used | 1 << j] = _front(grown.get(used | 1 << j, []) + more)
    return grown


def _front(ways: list[Way]) -> list[Way]:
    """The ways that none other equals or exceeds in both sums."""
    kept: list[Way] = []
    for way in sorted(ways, key=lambda way: (-way[0], -way[1])):
        if not kept or way[1] > kept[-1][1]:
            kept.append(way)
    return kept


def _f1(way: Way, told: int, due: int) -> float:
    return Counts(way[0], told, way[1], due).f1
