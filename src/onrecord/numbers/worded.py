"""Words in place of a number: "dozens", "no one", "both", "third", "half of"."""

from __future__ import annotations

import re

from onrecord.numbers import lexicon
from onrecord.numbers.bounds import bounded
from onrecord.numbers.cardinals import cardinal
from onrecord.numbers.count import Reading
from onrecord.numbers.page import Page
from onrecord.numbers.words import ordinal_value

# Words that count only with what they count, or that are verbs and nouns of their own without it.
NEEDS_OF = frozenset(
    (
        "tens",
        "a number",
        "a large number",
        "large numbers",
        "a great number",
        "a small number",
        "a lot",
        "lots",
        "handful",
    )
)
SCORES = re.compile(
    r"\s+(?:of|more|others?|were|was|are|have|had|dead|died|killed|hurt|injured|wounded|missing|feared|people)\b"
)
BLANK, OF = re.compile(r"\s+"), re.compile(r"\s+of\b")
HALF = re.compile(r"\s+(?:of\b|the\b|its\b|their\b|his\b|her\b|those\b|all\b|\d)")
HALF_UNIT = re.compile(r"(?:\s+an?\s+|-)(?P<unit>hour|mile|day|year|century|decade|kilometer|kilometre|ton|tonne)\b")


def vague(page: Page, start: int, end: int, words: str) -> Reading | None:
    """A word for an unknown number; the word as printed becomes ``vague``."""
    if not _stands(page, start, end, words):
        return None
    reading = Reading(start, end, vague=page.text[start:end])
    found = lexicon.following().match(page.low, end)
    if found and found.lastgroup == "measure":
        reading.kind, reading.unit = "measure", lexicon.words().units[found["unit"]]
        reading.end = found.end()
    return bounded(page, reading)


def _stands(page: Page, start: int, end: int, words: str) -> bool:
    after = page.word_after(end)
    if words in ("many", "few"):
        return page.word_before(start) not in ("as", "how", "too")
    if words == "some":
        return after not in lexicon.words().lone["not_some"] and not _number_follows(page, end)
    if words == "scores":
        return SCORES.match(page.low, end) is not None
    return after == "of" if words in NEEDS_OF else True


def _number_follows(page: Page, end: int) -> bool:
    """ "some 200": there "some" is a qualifier of the number, not a number of its own."""
    blank = BLANK.match(page.low, end)
    return blank is not None and lexicon.number().match(page.low, blank.end()) is not None


def zero(page: Page, start: int, end: int, words: str) -> Reading | None:
    """ "no one", "none", "no casualties": nobody, which is known, unlike silence."""
    if words == "no":
        after = page.word_after(end)
        lone = lexicon.words().lone["not_zero"]
        if not after or after in lone or page.low[end] == "." or page.word_before(start) in ("or", "yes"):
            return None
    return Reading(start, end, 0, 0)


def pair(page: Page, start: int, end: int, words: str) -> Reading:
    """ "both", "a couple of", "the pair", "twins"."""
    number = lexicon.words().pairs[words]
    reading = Reading(start, end, number, number)
    of = OF.match(page.low, end)
    found = lexicon.following().match(page.low, of.end() if of else end)
    if found and found.lastgroup == "measure":
        reading.kind, reading.unit, reading.end = "measure", lexicon.words().units[found["unit"]], found.end()
    return bounded(page, reading)


def ordinal(page: Page, start: int, end: int, words: str) -> Reading:
    """ "third"; with a unit of an army after it a name."""
    value = ordinal_value(words)
    formation = lexicon.formation().match(page.low, end)
    if formation and page.text[start].isupper():
        return Reading(start, formation.end(), value, value, kind="name")
    return Reading(start, end, value, value, kind="ordinal")


def half(page: Page, start: int, end: int) -> Reading | None:
    """ "half a dozen" is a number, "half of the men" a share."""
    found = lexicon.number().match(page.low, start)
    return cardinal(page, start) if found and found.end() > end else fraction(page, start, end, "half")


def fraction(page: Page, start: int, end: int, words: str) -> Reading | None:
    """ "half of", "a third of", "two-thirds"; "half an hour" is a measure; "a third soldier" is an ordinal."""
    if found := HALF_UNIT.match(page.low, end):
        return Reading(start, found.end(), kind="measure", unit=found["unit"])
    if words == "half" and not HALF.match(page.low, end):
        return None
    if words.startswith("a ") and not words.endswith("half") and not HALF.match(page.low, end):
        return ordinal(page, start + 2, end, words[2:]) if words[2:] in ("third", "fourth", "fifth", "tenth") else None
    reading = Reading(start, end, vague=page.text[start:end], kind="share", share=True)
    return bounded(page, reading)
