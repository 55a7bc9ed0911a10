"""Which incident of the rules is which cluster of the reader: by the words that tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import meet
from onrecord.coding.told import Told, compatible


def paired(ruled: Sequence[Told], found: Sequence[Cluster]) -> list[Cluster | None]:
    """For each incident of the rules the cluster that it shares most words with, or None; each cluster once."""
    scored = sorted(
        ((shared(told, cluster), -i, -j) for i, told in enumerate(ruled) for j, cluster in enumerate(found)),
        reverse=True,
    )
    home: dict[int, int] = {}
    for score, i, j in scored:
        if score > 0 and -i not in home and -j not in home.values():
            home[-i] = -j
    return [found[home[i]] if i in home else None for i in range(len(ruled))]


def holds_more(told: Told, spare: Sequence[Cluster]) -> bool:
    """Whether the reader sees incidents in what the rules take for one that are none of the rules' others."""
    return any(shared(told, cluster) >= 0.5 for cluster in spare)


def shared(told: Told, cluster: Cluster) -> float:
    """How many tellings stand at triggers; a little where only the sentence and the type are the same."""
    spans = [mark.span for mark in cluster.triggers]
    score = sum(0.5 if t.harm_only else 1.0 for t in told.tellings if any(meet(t.span, span) for span in spans))
    near = any(t.sentence.start <= span[0] < t.sentence.end for t in told.tellings for span in spans)
    return score or (0.25 if near and compatible(told.type, cluster.type) else 0.0)
