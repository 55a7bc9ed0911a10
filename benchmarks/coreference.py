"""How well a clustering agrees with another: MUC, B-cubed and CEAF-e, whose mean is the CoNLL score (Pradhan 2012).

Both sides map every item to the name of its cluster. All figures are percentages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
from numpy.typing import NDArray

from benchmarks.bcubed import b_cubed

Clustering = Mapping[str, Hashable]
Figures = dict[str, float]


def conll(machine: Clustering, gold: Clustering) -> dict[str, Figures | float]:
    """The three measures and ``conll``, the mean of their F1."""
    measures = {"muc": muc(machine, gold), "b_cubed": b_cubed(machine, gold), "ceaf_e": ceaf_e(machine, gold)}
    return {**measures, "conll": round(sum(m["f1"] for m in measures.values()) / 3, 1)}


def pairwise(machine: Clustering, gold: Clustering) -> Figures:
    """Of all pairs of items those that are rightly joined."""
    joined, meant = _pairs(machine), _pairs(gold)
    return _figures(len(joined & meant), len(joined), len(joined & meant), len(meant))


def muc(machine: Clustering, gold: Clustering) -> Figures:
    """Links that would have to be added or taken away (Vilain et al. 1995)."""
    return _figures(*_kept_links(machine, gold), *_kept_links(gold, machine))


def ceaf_e(machine: Clustering, gold: Clustering) -> Figures:
    """Clusters matched one to one so that they overlap most, with Dice's coefficient (Luo 2005, phi 4)."""
    ours, theirs = list(_clusters(machine).values()), list(_clusters(gold).values())
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in theirs] for a in ours])
    total = _best_matching(alike)
    return _figures(total, len(ours), total, len(theirs))


def _figures(right: float, told: float, found: float, meant: float) -> Figures:
    precision, recall = right / told if told else 0.0, found / meant if meant else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {"precision": precision, "recall": recall, "f1": f1}
    return {name: round(100 * share, 1) for name, share in shares.items()}


def _clusters(clustering: Clustering) -> dict[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for item, name in clustering.items():
        found[name].add(item)
    return found


def _pairs(clustering: Clustering) -> set[tuple[str, str]]:
    return {(a, b) for members in _clusters(clustering).values() for a in members for b in members if a < b}


def _kept_links(of: Clustering, by: Clustering) -> tuple[int, int]:
    """How many of the links that hold the clusters of ``of`` together ``by`` keeps, and how many there are."""
    clusters = list(_clusters(of).values())
    links = sum(len(members) - 1 for members in clusters)
    return sum(len(members) - len({by[item] for item in members}) for members in clusters), links


def _best_matching(alike: NDArray[np.float64]) -> float:
    """The largest sum of one-to-one matches: the Hungarian method with shortest augmenting paths."""
    cost = -(alike if alike.shape[0] <= alike.shape[1] else alike.T)
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.zeros(columns + 1, int)  # the row, from 1, that each column, from 1, is matched with
    for row in range(1, rows + 1):
        _augment(row, cost, of_row, of_column, taken)
    return float(-sum(cost[taken[column] - 1, column - 1] for column in range(1, columns + 1) if taken[column]))


def _augment(
    row: int, cost: NDArray[np.float64], of_row: NDArray[np.float64], of_column: NDArray[np.float64],
    taken: NDArray[np.int_],
) -> None:  # fmt: skip
    """Matches one more row, along the cheapest path of exchanges."""
    size = len(taken)
    least, before, seen = np.full(size, np.inf), np.zeros(size, int), np.zeros(size, bool)
    taken[0], column = row, 0
    while taken[column]:
        seen[column] = True
        slack = np.append(np.inf, cost[taken[column] - 1] - of_row[taken[column]] - of_column[1:])
        nearer = ~seen & (slack < least)
        least[nearer], before[nearer] = slack[nearer], column
        nearest = int(np.argmin(np.where(seen, np.inf, least)))
        step = least[nearest]
        of_row[taken[seen]] += step
        of_column[seen] -= step
        least[~seen] -= step
        column = nearest
    while column:
        taken[column], column = taken[before[column]], before[column]
