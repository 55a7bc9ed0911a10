"""Whether a time lasted, and totals divided over its days and places as integers."""

from __future__ import annotations

import re

from onrecord import codebook
from onrecord.rulings import Period


def lasting(when: Period) -> bool:
    """Whether the words say that it went on ("from Monday to Wednesday") rather than that the day is unknown."""
    patterns = codebook.table("exports")["lasting"]
    return any(re.search(pattern, when.text or "", re.IGNORECASE) for pattern in patterns)


def evenly(total: int, parts: int) -> list[int]:
    """As evenly as integers allow, the first ones take what is over (ACLED, UCDP): 8 over 3 is 3, 3, 2."""
    share, rest = divmod(total, parts)
    return [share + (part < rest) for part in range(parts)]
