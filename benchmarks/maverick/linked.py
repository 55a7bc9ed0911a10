"""MAVERICK's rows linked as the record links accounts: by weights learned on other elections, or by those shipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from benchmarks.maverick.folds import folds
from benchmarks.maverick.rows import Coding
from onrecord.linking import Judgement, link
from onrecord.linking.profile import profile
from onrecord.linking.scorecard import Card
from training.linking.fit import fit
from training.linking.gather import Pairs, pairs

CODER = "MAVERICK's coder"
Clusters = dict[str, Hashable]


def by_folds(codings: Sequence[Coding]) -> Clusters:
    """The cluster of every row: each fold is linked by itself, with weights fitted on the pairs of the others."""
    parts = folds(codings)
    told = [pairs([(profile(coding.filed), coding.event) for coding in part]) for part in parts]
    found: Clusters = {}
    for number, part in enumerate(parts):
        card = fitted(told[:number] + told[number + 1 :])
        found |= {id: (number, cluster) for id, cluster in linked(part, card).items()}
    return found


def fitted(told: Sequence[Pairs]) -> Card | None:
    """The weights learned from the pairs of several folds; ``None`` where these hold none of one event."""
    all_pairs = Pairs()
    for some in told:
        all_pairs.add(some)
    return fit(all_pairs.levels, all_pairs.same) if any(all_pairs.same) else None


def linked(codings: Sequence[Coding], card: Card | None = None) -> Clusters:
    """The cluster of every row as ``onrecord match`` would make it; without a ``card`` by the weights shipped."""
    clusters = link([coding.filed for coding in codings], list(apart(codings)), card).clusters
    return {id: number for number, ids in enumerate(clusters) for id in ids}


def apart(codings: Sequence[Coding]) -> Iterator[Judgement]:
    """Whoever writes two rows of one report says that it tells of two events: their word, taken as such."""
    reports = defaultdict(list)
    for coding in codings:
        reports[coding.filed.report.id].append(coding.id)
    for ids in reports.values():
        yield from (Judgement(a, b, "different", CODER) for a, b in combinations(ids, 2))
