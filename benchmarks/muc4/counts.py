"""Right answers over answers given and over answers due: precision, recall, F1, and how sure they are."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

DRAWS = 1000
SEED = 1992


@dataclass(frozen=True, slots=True)
class Counts:
    """``right_told`` of ``told`` answers are right, ``right_due`` of ``due`` are found; a half counts 0.5."""

    right_told: float = 0.0
    told: float = 0.0
    right_due: float = 0.0
    due: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right_told + other.right_told,
            self.told + other.told,
            self.right_due + other.right_due,
            self.due + other.due,
        )

    @property
    def precision(self) -> float:
        return self.right_told / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        return self.right_due / self.due if self.due else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


ByName = dict[str, Counts]


def pooled(parts: Iterable[Counts]) -> Counts:
    return sum(parts, Counts())


def merged(messages: Iterable[ByName]) -> ByName:
    """The counts of all messages together, name by name."""
    whole: ByName = {}
    for counts in messages:
        for name, count in counts.items():
            whole[name] = whole.get(name, Counts()) + count
    return whole


def figures(counts: Counts) -> dict[str, float]:
    """Percentages to two decimals, as the papers print them."""
    return {name: round(100 * getattr(counts, name), 2) for name in ("precision", "recall", "f1")}


def interval(messages: Sequence[Counts], of: Callable[[Counts], float] = lambda c: c.f1) -> tuple[float, float]:
    """The 95 % interval of a figure under the bootstrap over messages (Efron 1979): percentiles of 1,000 draws."""
    if not messages:
        return (0.0, 0.0)
    chance = random.Random(SEED)
    drawn = sorted(of(pooled(chance.choices(messages, k=len(messages)))) for _ in range(DRAWS))
    return round(100 * drawn[int(0.025 * DRAWS)], 2), round(100 * drawn[int(0.975 * DRAWS) - 1], 2)
