"""Krippendorff's alpha: 1 for full agreement, 0 for what chance would give, below 0 for less than that.

Formulas: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). With n_uc the number of coders who gave
unit u the value c, m_u the values of u, n_c and n their sums over the units that have two values or more, and d² the
metric's squared difference: alpha = 1 - (n - 1) Σ_u (Σ_ck n_uc n_uk d²_ck / (m_u - 1)) / Σ_ck n_c n_k d²_ck.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
METRICS: dict[str, Callable[[Any, Any], float]] = {
    "nominal": lambda a, b: float(a != b),
    "interval": lambda a, b: float((a - b) ** 2),
    "ratio": lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0.0,
}
DRAWS = 1000  # of units, with replacement


@dataclass(frozen=True, slots=True)
class Units:
    """``counts``: (units, values), how many coders gave each unit each value; ``apart``: d² of every two values."""

    counts: Floats
    apart: Floats

    @classmethod
    def of(cls, told: Sequence[Sequence[Hashable]], metric: str) -> Units:
        """From each unit's values, ``None`` where a coder gave none; units with fewer than two are of no use."""
        useful = [some for values in told if len(some := [value for value in values if value is not None]) > 1]
        known = sorted({value for some in useful for value in some}, key=lambda value: (str(type(value)), value))
        at, apart = {value: n for n, value in enumerate(known)}, METRICS[metric]
        counts = np.zeros((len(useful), len(known)))
        for unit, some in enumerate(useful):
            for value in some:
                counts[unit, at[value]] += 1
        return cls(counts, np.array([[apart(a, b) for b in known] for a in known]).reshape(len(known), len(known)))

    def alphas(self, weights: Floats) -> Floats:
        """Alpha for each row of ``weights`` (draws, units); NaN where the values do not vary."""
        observed = ((self.counts @ self.apart) * self.counts).sum(1) / (self.counts.sum(1) - 1)
        margins = weights @ self.counts
        expected = ((margins @ self.apart) * margins).sum(1)
        with np.errstate(divide="ignore", invalid="ignore"):
            found = 1 - (margins.sum(1) - 1) * (weights @ observed) / expected
        return np.where(expected > 0, found, np.nan)


def alpha(told: Sequence[Sequence[Hashable]], metric: str = "nominal") -> float | None:
    """Alpha of the units' values; ``None`` where nothing can be said: no unit coded twice, or one value alone."""
    units = Units.of(told, metric)
    found = units.alphas(np.ones((1, len(units.counts))))[0]
    return None if np.isnan(found) else float(found)


def interval(told: Sequence[Sequence[Hashable]], metric: str, groups: Sequence[int]) -> tuple[float, float] | None:
    """The 95 % interval of alpha by drawing groups of units (the incidents of a report) anew, always the same way."""
    kept = [group for values, group in zip(told, groups, strict=True) if sum(v is not None for v in values) > 1]
    units = Units.of(told, metric)
    if not kept:
        return None
    number = max(kept) + 1
    drawn = np.random.default_rng(0).multinomial(number, np.full(number, 1 / number), DRAWS).astype(float)
    found = units.alphas(drawn[:, kept])
    found = found[~np.isnan(found)]
    return (float(np.quantile(found, 0.025)), float(np.quantile(found, 0.975))) if found.size else None
