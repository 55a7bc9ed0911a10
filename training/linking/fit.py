"""Fits a scorecard: logistic regression on levels, drawn towards zero, with points that fall where they should.

Newton's method on the convex loss: log loss of the pairs, plus ``l2`` times the squared points, plus ``smooth`` times
the squared steps between neighbouring levels, plus a steep price for every step that rises where it may only fall. No
chance is in it: the same pairs give the same points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord import codebook
from onrecord.linking.scorecard import FEATURES, SHARED, UNDATED, Card, Levels, Points, known_levels

Floats = NDArray[np.float64]
Key = tuple[str, str, str]  # feature, level, and of which pairs: dated, undated, or "" for both
KINDS = ("dated", "undated")
STEEP = 1e5  # the price of a step that rises, times its square
ROUNDS = 60  # of Newton's method, at most; it needs about ten


def fit(
    pairs: Sequence[Levels],
    same: Sequence[bool],
    weight: Sequence[float] | None = None,
    l2: float = 5.0,
    smooth: float = 5.0,
) -> Card:
    """The card that tells pairs of one incident from others; ``weight`` is what each pair counts (default 1)."""
    columns = _columns()
    ones = [[0, *(columns[key] for key in keys(row))] for row in pairs]
    rows, repeat = np.unique(np.array(ones), axis=0, return_inverse=True)
    counts = np.zeros((2, len(rows)))
    np.add.at(counts, (np.asarray(same, int), repeat.ravel()), 1.0 if weight is None else np.asarray(weight, float))
    points = _newton(rows, counts, l2, smooth)
    return Card(round(float(points[0]), 2), *(_points(points, columns, kind) for kind in KINDS))


def keys(row: Levels) -> list[Key]:
    """The columns of a pair: some are shared by dated and undated pairs."""
    kind = KINDS[row[0] in UNDATED]
    return [(name, level, "" if name in SHARED else kind) for name, level in zip(FEATURES, row, strict=True)]


def _columns() -> dict[Key, int]:
    """The column of every level; the bias is column 0."""
    known = [
        (name, level, kind)
        for name, levels in known_levels().items() for kind in ([""] if name in SHARED else KINDS) for level in levels
    ]  # fmt: skip
    return {key: number for number, key in enumerate(known, 1)}


def _newton(rows: NDArray[np.int64], counts: Floats, l2: float, smooth: float) -> Floats:
    """The points; ``rows`` hold the columns of each kind of pair, ``counts`` how many are different and same."""
    columns = _columns()
    width = 1 + len(columns)
    design = np.zeros((len(rows), width))
    np.put_along_axis(design, rows, 1.0, axis=1)
    steps = _steps(columns, width)
    points = np.zeros(width)
    ridge = np.full(width, l2)
    ridge[0] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(design @ points, -30, 30)))
        total = counts.sum(axis=0)
        price = np.where(steps @ points > 0, smooth + STEEP, smooth)
        gradient = design.T @ (total * chance - counts[1]) + ridge * points + steps.T @ (price * (steps @ points))
        curve = (design * (total * chance * (1 - chance))[:, None]).T @ design
        curve += np.diag(ridge) + (steps * price[:, None]).T @ steps
        change = np.linalg.solve(curve, gradient)
        points -= change * min(1.0, 2.0 / max(1e-9, float(np.abs(change).max())))
        if np.abs(change).max() < 1e-7:
            break
    return _levelled(points, steps)


def _levelled(points: Floats, steps: Floats) -> Floats:
    """What still rises by a hair is made even: the two neighbours get their mean, until none rises."""
    while len(rising := np.flatnonzero(steps @ points > 1e-9)):
        for row in rising:
            both = steps[row] != 0
            if steps[row] @ points > 0:
                points[both] = points[both].mean()
    return points


def _steps(columns: Mapping[Key, int], width: int) -> Floats:
    """For every two neighbours in a falling line a row: the later level's points less the earlier one's."""
    falling = codebook.table("linking")["falling"]
    pairs = sorted({
        (columns[name, earlier, kind], columns[name, later, kind])
        for name, _, kind in columns for line in falling[name] for earlier, later in pairwise(line)
    })  # fmt: skip
    steps = np.zeros((len(pairs), width))
    for row, (earlier, later) in enumerate(pairs):
        steps[row, earlier], steps[row, later] = -1.0, 1.0
    return steps


def _points(points: Floats, columns: Mapping[Key, int], kind: str) -> Points:
    """The points of each feature's levels for dated or undated pairs."""

    def of(name: str, level: str) -> float:
        return round(float(points[columns[name, level, "" if name in SHARED else kind]]), 2)

    return tuple({level: of(name, level) for level in levels} for name, levels in known_levels().items())
