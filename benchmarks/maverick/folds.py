"""Five folds by election: what is told of one election is in one fold only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.maverick.rows import Coding

FOLDS = 5


def folds(codings: Sequence[Coding]) -> list[list[Coding]]:
    """The largest election first, each into the fold that is smallest so far; fewer folds where there are fewer."""
    sizes = Counter(coding.election for coding in codings)
    held: list[list[str]] = [[] for _ in range(min(FOLDS, len(sizes)))]
    for election in sorted(sizes, key=lambda name: (-sizes[name], name)):
        min(held, key=lambda names: sum(sizes[name] for name in names)).append(election)
    return [[coding for coding in codings if coding.election in names] for names in held]
