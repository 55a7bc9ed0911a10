"""Numbers of victims alone: how many people were hurt, and how, whoever they are.

Templates are mapped as for ALL TEMPLATES. ``number`` and ``effect`` are the rows of HUM TGT: NUMBER and HUM TGT: EFFECT
there; ``toll`` takes both together: (DEATH, 6) is right where the paired template tells DEATH of 6 people, whatever
their name. A fill without number, or without effect, is no toll.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.muc4.assignment import assign
from benchmarks.muc4.counts import ByName, Counts
from benchmarks.muc4.keys import Fill, Template
from benchmarks.muc4.templates1992 import all_templates, mapped

Toll = tuple[frozenset[str], frozenset[str]]  # effects and numbers, any of which will do


def tolls(told: Sequence[Template], keys: Sequence[Template]) -> ByName:
    """Counts of one message: number, effect, and both together."""
    rows = all_templates(told, keys)
    pairs = mapped(told, keys)
    required = [key for j, key in enumerate(keys) if not key.optional or j in {j for _, j in pairs}]
    right = sum(_alike(_tolls(told[i]), _tolls(keys[j])) for i, j in pairs)
    given, due = sum(len(_tolls(one)) for one in told), sum(len(_tolls(key)) for key in required)
    return {"number": rows["hum_number"], "effect": rows["hum_effect"], "toll": Counts(right, given, right, due)}


def _tolls(template: Template) -> list[Toll]:
    found = []
    for number in template.fills("hum_number"):
        effects = [effect for effect in template.fills("hum_effect") if _same(number, effect)]
        found += [(frozenset(effect.values), frozenset(number.values)) for effect in effects if not effect.optional]
    return found


def _same(number: Fill, effect: Fill) -> bool:
    """Whether the two are of the same people."""
    return bool(set(number.refs) & set(effect.refs))


def _alike(told: Sequence[Toll], key: Sequence[Toll]) -> int:
    gains = [[float(all(a & b for a, b in zip(one, other, strict=True))) for other in key] for one in told]
    return len(assign(gains))
