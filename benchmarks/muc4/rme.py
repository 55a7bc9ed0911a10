"""CEAF-RME: entities of templates that are aligned one to one, as IterX scores them.

After Chen et al., "Iterative Document-level Information Extraction via Imitation Learning" (EACL 2023), and its scorer
(wanmok/iterx, ``metrics/muc/ceaf_rme.py``). Templates are assigned one to one so that the sum of their similarities is
greatest. Type and role are part of every mention, so that templates of different type share nothing, and the type is no
answer of its own. ``subset``: a told entity is right where it is a subset of a gold one, and several may be subsets of
one; counts are of entities. ``phi3``: entities are assigned one to one by the number of mentions they share; counts are
of mentions. Two rules are ours where the published scorer does otherwise: with chains longer than one mention, subset
asks for a subset, as the paper defines it (the scorer is content with one shared mention), and a gold template with two
types is counted once in the denominator of ``phi3`` (the scorer counts it once for each type).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.muc4.assignment import assign
from benchmarks.muc4.counts import Counts
from benchmarks.muc4.entities import ROLES, Entity, Event, subset

Similar = Callable[[Event, Event], tuple[int, int]]


def rme_subset(told: Sequence[Event], gold: Sequence[Event]) -> Counts:
    """Counts of entities in one message."""
    right, found = _aligned(told, gold, _subsets)
    return Counts(right, sum(event.entities for event in told), found, sum(event.entities for event in gold))


def rme_phi3(told: Sequence[Event], gold: Sequence[Event]) -> Counts:
    """Counts of mentions in one message."""
    shared, _ = _aligned(told, gold, _shared)
    return Counts(shared, _mentions(told), shared, _mentions(gold))


def _aligned(told: Sequence[Event], gold: Sequence[Event], similar: Similar) -> tuple[int, int]:
    scored = [[similar(one, other) if one.agrees(other) else (0, 0) for other in gold] for one in told]
    pairs = assign([[float(right) for right, _ in row] for row in scored])
    return sum(scored[i][j][0] for i, j in pairs), sum(scored[i][j][1] for i, j in pairs)


def _subsets(told: Event, gold: Event) -> tuple[int, int]:
    """How many told entities are right, and how many gold ones they are: each told one is the first that is left."""
    right, found = 0, set()
    for role in ROLES:
        for entity in told.roles[role]:
            places = [(role, j) for j, other in enumerate(gold.roles[role]) if subset(entity, other)]
            right += bool(places)
            found.update([place for place in places if place not in found][:1])
    return right, len(found)


def _shared(told: Event, gold: Event) -> tuple[int, int]:
    both = sum(_overlap(told.roles[role], gold.roles[role]) for role in ROLES)
    return both, both


def _overlap(told: Sequence[Entity], gold: Sequence[Entity]) -> int:
    gains = [[sum(mention in other for mention in one) for other in gold] for one in told]
    return sum(gains[i][j] for i, j in assign(gains))


def _mentions(events: Sequence[Event]) -> int:
    return sum(len(entity) for event in events for entities in event.roles.values() for entity in entities)
