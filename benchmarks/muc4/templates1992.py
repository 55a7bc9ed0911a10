"""ALL TEMPLATES, the measure of 1992: every slot of every template, missing and spurious templates included.

After Chinchor, "MUC-4 evaluation metrics" (MUC-4, 1992) and ``scoring-guidelines.v7``: a fill is correct, partial (half
a point), incorrect, missing or spurious. Recall is points / (correct + partial + incorrect + missing), precision points
/ (correct + partial + incorrect + spurious), F has both at equal weight. The template's number is not scored. What a
person decided is decided so:

- Templates are mapped one to one, so that the points of all pairs together are most. A pair needs at least half a match
  on the type and on one perpetrator, physical or human target slot; the latter is waived where the key has none.
- Within a slot, fills are paired so that points are most. What is left over is paired as incorrect, the rest of the key
  is missing, the rest of the response spurious. Optional fills and templates of the key cost nothing where not met.
- Slots that do not apply to the key's type are not scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.muc4.assignment import assign
from benchmarks.muc4.counts import ByName, Counts
from benchmarks.muc4.fills import HALF, compare, rules
from benchmarks.muc4.keys import SLOTS, Fill, Template


@dataclass(frozen=True, slots=True)
class Slot:
    """How the fills of one slot of one pair fare."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def points(self) -> float:
        return self.correct + HALF * self.partial

    def counts(self) -> Counts:
        both = self.correct + self.partial + self.incorrect
        return Counts(self.points, both + self.spurious, self.points, both + self.missing)


def all_templates(told: Sequence[Template], keys: Sequence[Template]) -> ByName:
    """The counts of one message, slot by slot."""
    counts = dict.fromkeys(SLOTS, Counts())
    pairs = mapped(told, keys)
    rest = [(one, None) for i, one in enumerate(told) if i not in {i for i, _ in pairs}]
    missed = [(None, key) for j, key in enumerate(keys) if j not in {j for _, j in pairs} and not key.optional]
    for one, key in [*((told[i], keys[j]) for i, j in pairs), *rest, *missed]:
        for slot in SLOTS:
            counts[slot] += score(slot, one, key).counts()
    return counts


def mapped(told: Sequence[Template], keys: Sequence[Template]) -> list[tuple[int, int]]:
    """Pairs (told, key) whose points together are most."""
    return assign([[_worth(one, key) for key in keys] for one in told])


def _worth(told: Template, key: Template) -> float:
    if not score("type", told, key).points:
        return 0.0
    content = [slot for slot in rules()["content"] if key.fills(slot)]
    if content and not any(score(slot, told, key).points for slot in content):
        return 0.0
    return sum(score(slot, told, key).points for slot in SLOTS)


def score(slot: str, told: Template | None, key: Template | None) -> Slot:
    """One slot of a pair; of a template that has no counterpart where the other is None."""
    if key is not None and slot in key.inapplicable:
        return Slot()
    return fares(slot, told.fills(slot) if told else (), key.fills(slot) if key else ())


def fares(slot: str, told: Sequence[Fill], key: Sequence[Fill]) -> Slot:
    gains = [[compare(slot, one, other) for other in key] for one in told]
    pairs = assign(gains)
    correct = sum(gains[i][j] > HALF for i, j in pairs)
    met = {j for _, j in pairs}
    due = sum(not other.optional for j, other in enumerate(key) if j not in met)
    over = len(told) - len(pairs)
    both = min(due, over)
    return Slot(correct, len(pairs) - correct, both, due - both, over - both)


def by_object(counts: ByName) -> ByName:
    """The rows of the four objects (incident, perpetrator, physical and human targets) and of all slots."""
    rows = {name: sum((counts[slot] for slot in slots), Counts()) for name, slots in rules()["objects"].items()}
    return {**rows, "all": sum(counts.values(), Counts())}
