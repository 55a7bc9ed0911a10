"""The evidence gate: where in the text quoted words stand, if they do. Spans are found here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import Span

LONGEST = 4_000  # characters of a quotation; longer ones are a text, and no evidence


@dataclass(slots=True)
class Gate:
    """Finds quotations in one window of a text, and counts those that it let through and those that it did not."""

    text: str
    shown: Span
    stood: int = 0
    fell: int = 0
    near: Sequence[Span] = field(default=())

    def at(self, quote: str | None, near: Sequence[Span] = ()) -> Span | None:
        """The span of ``quote``: of several, the nearest to ``near`` (else to the gate's own), the first of equals.

        Case and marks must be the same; blanks and line ends may differ. Null and "" quote nothing, and count nowhere.
        """
        if quote is None or not quote.strip():
            return None
        wanted = near or self.near
        found = min(
            self._all(quote), key=lambda span: min((apart(span, one) for one in wanted), default=0), default=None
        )
        self.stood += found is not None
        self.require(found is not None)
        return found

    def require(self, right: bool) -> bool:
        """Notes that a value fell where it is not right; whether it is."""
        self.fell += not right
        return right

    def _all(self, quote: str) -> Iterator[Span]:
        words = quote.split()
        if len(quote) > LONGEST:
            return
        left = r"(?<!\w)" if words[0][0].isalnum() else ""  # "ISIS" does not stand in "CRISIS"
        right = r"(?!\w)" if words[-1][-1].isalnum() else ""
        pattern = left + r"\s+".join(map(re.escape, words)) + right
        for match in re.compile(pattern).finditer(self.text, *self.shown):
            yield match.span()


def apart(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they touch."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def hull(spans: Sequence[Span]) -> Span:
    """From the first to the last of the spans, which are some."""
    return min(start for start, _ in spans), max(end for _, end in spans)
