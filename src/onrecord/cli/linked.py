"""Why the accounts of an incident are taken for one, in lines: of every two the score and what it is the sum of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking import Filed


def lines(accounts: Sequence[Filed], width: int) -> Iterator[str]:
    """Accounts go by their numbers in the incident. What people said of them is not in it: a pair that the matcher
    alone would leave apart may be here by their word, or because both are like a third."""
    from onrecord.linking import compare

    for (m, a), (n, b) in combinations(enumerate(accounts, 1), 2):
        judged = compare(a, b)
        yield f"{m} and {n}: {judged.score:.2f}, {judged.verdict}"
        yield from textwrap.wrap(judged.why, width, initial_indent="     ", subsequent_indent="     ")
