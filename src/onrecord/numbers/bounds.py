"""The qualifiers around a number, and the bounds that they give: "at least", "as many as", "or more", "another"."""

from __future__ import annotations

import re

from onrecord.numbers import lexicon
from onrecord.numbers.count import Reading
from onrecord.numbers.page import Page

SHARE = re.compile(r"\s+(?:out\s+of\s+|of\s+(?:the|them|those|these|its|his|her|their|our|whom|which|all)\b)")
LONGEST = 4  # words in a qualifier


def bounded(page: Page, reading: Reading) -> Reading:
    """The reading with its qualifiers taken into its span, its bounds and its vague word."""
    _after(page, reading)
    _before(page, reading)
    reading.share = reading.share or SHARE.match(page.low, reading.end) is not None
    return reading


def _after(page: Page, reading: Reading) -> None:
    if found := lexicon.bound_after().match(page.low, reading.end):
        start, end = found.span("bound")
        _apply(page, reading, lexicon.words().after[" ".join(found["bound"].split())], start, end)
        reading.end = end
    if found := lexicon.more_after().match(page.low, reading.end):
        reading.additional = True
        if found["word"] in ("more", "additional", "further"):
            reading.end = found.end()


def _before(page: Page, reading: Reading) -> None:
    """Takes in the qualifiers from the nearest outwards: an outer one has the last word on the bounds."""
    words = page.words_before(reading.start)
    known, last = lexicon.words().before, lexicon.words().before_last
    while words and words[-1] in last:
        length = min(LONGEST, len(words))
        while length and " ".join(words[-length:]) not in known:
            length -= 1
        if not length:
            return
        end, reading.start = reading.start, page.start_of(words[-length:], reading.start)
        _apply(page, reading, known[" ".join(words[-length:])], reading.start, end)
        words = words[:-length]


def _apply(page: Page, reading: Reading, kind: str, start: int, end: int) -> None:
    low, high = reading.low, reading.high
    known = low if low is not None else high
    if kind == "low":
        reading.low, reading.high = known, None
    elif kind == "high":
        reading.low, reading.high = None, high if high is not None else low
    elif kind == "additional":
        reading.additional = True
    elif reading.vague is None:
        reading.vague = page.text[start:end].rstrip()
