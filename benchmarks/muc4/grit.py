"""CEAF-REE over whole messages, as GRIT scores it: the entities of each role, whatever their template.

After Du, Rush and Cardie, "GRIT: Generative Role-filler Transformers for Document-level Event Entity Extraction" (EACL
2021), and its ``eval.py``: entities of all templates of a message are pooled, one that is a subset of an earlier one or
contains it is left out, and told entities are assigned to gold ones one to one, right where they are a subset.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.muc4.assignment import assign
from benchmarks.muc4.counts import ByName, Counts
from benchmarks.muc4.entities import ROLES, Entity, Event, subset


def grit(told: Sequence[Event], gold: Sequence[Event]) -> ByName:
    """The counts of one message by role."""
    return {role: _counts(_pool(told, role), _pool(gold, role)) for role in ROLES}


def _pool(events: Sequence[Event], role: str) -> list[Entity]:
    pool: list[Entity] = []
    for entity in (entity for event in events for entity in event.roles[role]):
        if not any(subset(entity, other) or subset(other, entity) for other in pool):
            pool.append(entity)
    return pool


def _counts(told: Sequence[Entity], gold: Sequence[Entity]) -> Counts:
    right = len(assign([[float(subset(one, other)) for other in gold] for one in told]))
    return Counts(right, len(told), right, len(gold))
