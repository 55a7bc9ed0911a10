"""B-cubed precision, recall and F1 of a clustering against another (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping


def b_cubed(machine: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> dict[str, float]:
    """Percentages over the items of ``gold``; both say of each item which cluster it is in.

    An item's precision is the share of its machine cluster that belongs to its gold cluster, its recall the share of
    its gold cluster that is in its machine cluster. An item that the machine left out raises KeyError.
    """
    both = Counter((machine[item], event) for item, event in gold.items())
    told, meant = Counter(machine[item] for item in gold), Counter(gold.values())
    precision = sum(n * n / told[cluster] for (cluster, _), n in both.items()) / len(gold)
    recall = sum(n * n / meant[event] for (_, event), n in both.items()) / len(gold)
    f1 = 2 * precision * recall / (precision + recall)
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * f1, 1),
    }
