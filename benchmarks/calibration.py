"""How well chances are calibrated: whether of the accounts said to be right with a chance of 0.8 eight in ten are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.scoring import QUESTIONS, Incident

# The questions of SCORING.md by the values of the contract that they are asked of.
FIELDS = {
    "type": "type", "status": "status", "background": "background", "place": "place", "when": "when",
    "perpetrator": "perpetrators", "targets": "targets", "killed": "harm", "attributed_to": "attribution",
}  # fmt: skip


def error(chances: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: over ``bins`` of equal width the mean gap between chance and share right, each bin
    weighing as many as it holds (Naeini, Cooper and Hauskrecht 2015). 0 to 1; 0 where there is nothing."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for chance, good in zip(chances, right, strict=True):
        held[min(bins - 1, int(chance * bins))].append((chance, good))
    gaps = (abs(sum(c for c, _ in one) - sum(g for _, g in one)) for one in held.values())
    return sum(gaps) / max(1, len(chances))


def by_luck(chances: Sequence[float], draws: int = 2000) -> tuple[float, float]:
    """The error that chances which are right all through show by luck alone at this number of cases: its mean, and
    what it does not exceed in 95 of 100 drawings. The fewer the cases, the higher; the seed is fixed."""
    luck = np.random.default_rng(0).random((draws, len(chances))) < np.asarray(chances)
    errors = [error(chances, one) for one in luck.tolist()]
    return float(np.mean(errors)), float(np.quantile(errors, 0.95))


class Calibration:
    """Collects, pair by pair, the chances that the machine gave and whether it was right."""

    def __init__(self) -> None:
        self.accounts: list[tuple[float, bool]] = []
        self.values: list[tuple[float, bool]] = []

    def add(self, gold: Sequence[Incident], machine: Sequence[Incident], pairs: Sequence[tuple[int, int]]) -> None:
        """One report: its incidents by hand and by machine, and which of them are pairs."""
        hand = {j: gold[i] for i, j in pairs}
        for j, one in enumerate(machine):
            self.accounts.append((one.get("confidence", 1.0), j in hand))
            if j in hand:
                self.values += answers(hand[j], one)

    def figures(self) -> dict[str, Any]:
        """The error in percent, over accounts and over the values of those that are right."""
        return {name: _percent(error([c for c, _ in rows], [g for _, g in rows])) for name, rows in self._rows()}

    def luck(self) -> dict[str, Any]:
        """The same where all chances are right: its mean and its 95th percentile, in percent."""
        return {name: [_percent(one) for one in by_luck([c for c, _ in rows])] for name, rows in self._rows()}

    def _rows(self) -> list[tuple[str, list[tuple[float, bool]]]]:
        return [(name, rows) for name, rows in (("accounts", self.accounts), ("values", self.values)) if rows]


def _percent(share: float) -> float:
    return round(100 * share, 1)


def answers(hand: Incident, machine: Incident) -> list[tuple[float, bool]]:
    """Each value that has a chance, with whether it agrees."""
    sure = machine.get("sure", {})
    asked = ((sure[name], QUESTIONS[question](hand, machine)) for question, name in FIELDS.items() if name in sure)
    return [(chance, bool(answer)) for chance, answer in asked if answer is not None]
