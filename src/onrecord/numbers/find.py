"""All numbers of a text in one pass: where one may begin, what it is, how far its words commit themselves."""

from __future__ import annotations

import re

from onrecord.numbers import lexicon, worded
from onrecord.numbers.cardinals import cardinal
from onrecord.numbers.count import Count, Reading
from onrecord.numbers.numerals import numeral
from onrecord.numbers.page import Page
from onrecord.numbers.pattern import lowered
from onrecord.numbers.words import ORDINALS, SCALES

FRACTION = re.compile(r"(?:\d+|[a-z]+)[\s-](?:thirds?|quarters?|fourths?|fifths?|tenths?|halves|half)\b")


def counts(text: str) -> list[Count]:
    """The numbers of a text in order, without overlaps; of each the longest reading. Only those of the kind
    ``count`` count people or things."""
    page = Page(text, lowered(text))
    found: list[Count] = []
    for head in lexicon.heads().finditer("\n" + page.low):
        if head.start() < page.floor:
            continue
        reading = _read(page, head.start(), head["head"])
        if reading is not None:
            found.append(reading.count(text))
            page.floor = reading.end
    return found


def _read(page: Page, start: int, head: str) -> Reading | None:
    """The number that begins with ``head`` at ``start``."""
    end = start + len(head)
    if head[-1].isdecimal():
        return numeral(page, end - 1)
    words = " ".join(head.split())
    known = lexicon.words()
    if words in known.vague:
        return worded.vague(page, start, end, words)
    if words in known.zero:
        return worded.zero(page, start, end, words)
    if words in known.pairs:
        return worded.pair(page, start, end, words)
    if words.rpartition("-")[2] in ORDINALS:
        return worded.ordinal(page, start, end, words)
    if words.rpartition(" ")[2] not in SCALES and (found := FRACTION.match(page.low, start)):
        return worded.fraction(page, start, found.end(), " ".join(found.group().split()))
    return cardinal(page, start) if words != "half" else worded.half(page, start, end)
