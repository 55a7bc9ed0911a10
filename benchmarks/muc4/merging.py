"""One template for instances of one type that differ neither in place, date, stage nor perpetrator (part 1, 5.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.muc4.entities import normal
from benchmarks.muc4.fills import RIGHT, WRONG, compare
from benchmarks.muc4.keys import Fill, Template

DISTINCT = ("type", "stage")  # other fillers make another instance
GROUPS = ("individual", "organization")
WHERE = ("date", "location")


def joined(templates: Sequence[Template]) -> list[Template]:
    """The templates in order, each taken into an earlier one that it does not contradict."""
    kept: list[Template] = []
    for one in templates:
        at = next((i for i, other in enumerate(kept) if not contradicts(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _both(kept[at], one)
    return kept


def contradicts(one: Template, other: Template) -> bool:
    """Whether a filler that sets instances apart differs; a country alone or a default date contradicts nothing."""
    if any(one.fills(slot) != other.fills(slot) for slot in DISTINCT):
        return True
    if any(_apart(slot, one, other) for slot in GROUPS):
        return True
    return any(_told(one, slot) and _told(other, slot) and _differ(one, other, slot) for slot in WHERE)


def _apart(slot: str, one: Template, other: Template) -> bool:
    """Both name somebody, and nobody alike."""
    pairs = [(ours, theirs) for ours in one.fills(slot) for theirs in other.fills(slot)]
    return bool(pairs) and not any(compare(slot, ours, theirs) > WRONG for ours, theirs in pairs)


def _told(one: Template, slot: str) -> bool:
    value = next((fill.values[0] for fill in one.fills(slot)), "")
    return ":" in value if slot == "location" else bool(value) and not value.startswith("-")


def _differ(one: Template, other: Template, slot: str) -> bool:
    return compare(slot, one.fills(slot)[0], other.fills(slot)[0]) < RIGHT


def _both(one: Template, other: Template) -> Template:
    """The fills of both; of a date and a location the one that says more, of people and things each one once."""
    slots = dict(one.slots)
    for slot, fills in other.slots.items():
        if slot in WHERE:
            slots[slot] = fills if _told(other, slot) and not _told(one, slot) else slots.get(slot, fills)
        else:
            slots[slot] = _union(slots.get(slot, ()), fills)
    return replace(one, slots=slots)


def _union(ours: Sequence[Fill], theirs: Sequence[Fill]) -> tuple[Fill, ...]:
    known = {(normal(fill.values[0]), fill.refs) for fill in ours}
    return (*ours, *(fill for fill in theirs if (normal(fill.values[0]), fill.refs) not in known))
