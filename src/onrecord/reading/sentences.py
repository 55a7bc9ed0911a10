"""Text to sentences: full stops that end one, blank lines, and the datelines that news agencies put in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.model import Span
from onrecord.reading.english import english

# "BAGHDAD, Iraq (AP) -", "KABUL, Sept 26 (Xinhua) --", "MONROVIA, 29 October (IRIN) -", "SRINAGAR:", "AP -"
# (what cannot end sooner is never given back: "++")
_CITY = r"[A-Z][A-Z'’.\-]++(?: [A-Z][A-Z'’.\-]++){0,3}+"
_AGENCY = r"\([A-Z][^()\n]{1,40}\)"
_DASH = r"(?:--?|–|—|\#8212;|\#151;|\#150;)"
_REST = r"(?:, [A-Z][\w.\- ]{2,25}){0,2}(?:,? \d{1,2}(?: [A-Z][a-z]+)?| [A-Z][a-z]+\.? \d{1,2})?"
DATELINE = (
    rf"(?P<line>{_CITY}{_REST}(?:,? ?{_AGENCY})?\s{{1,2}}{_DASH}\s"
    rf"|{_CITY}{_REST},? ?{_AGENCY}\s?:?\s?"
    rf"|{_CITY}{_REST} ?:\s"
    rf"|(?:[A-Z][\w.]++ ){{1,4}}+- [A-Z][A-Z .,\-]+ ?{_DASH}\s"
    rf"|(?:A[FP]P?|Reuters|Canadian Press|(?:[A-Z]\w++ ){{1,3}}?Times)\s+{_DASH}\s)"
)
_CLOSING = ("-", "–", "—", ";", ")", ":")  # one of which ends any dateline
_LATEST_HEADLINE = 160  # characters, after which no headline is taken to run on


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(
        r"(?P<stop>[.!?]['\"”’)\]]*)(?=\s+(?:['\"“‘(\[]?[A-Z0-9]|['\"“‘]))"
        r"|(?P<blank>\n[ \t]*\n\s*|(?<=[.!?\"”])[ \t]*\n)"
    )


@cache
def _run_on() -> re.Pattern[str]:
    """A headline that runs on into its text: behind a word without a full stop, a capitalised word that only opens
    sentences, and a lower-case word behind it."""
    openers = "|".join(english().openers)
    return re.compile(rf"(?<=[a-z0-9'’]) (?=(?:{openers}) [a-z]+ [a-z0-9])")


def _datelines(text: str) -> Iterator[Span]:
    """The datelines in order and apart."""
    done = 0
    for match in _dateline().finditer("\n" + text):
        start, end = match.start("line") - 1, match.end("line") - 1
        if start >= done:
            done = end
            yield start, end


@cache
def _dateline() -> re.Pattern[str]:
    """Datelines, with the white space before them, which is matched and not looked back at, since ``re`` skips fast to
    a class of characters; so the text needs some in front."""
    return re.compile(rf"[ \n](?:(?<=\n)|(?<=[a-z0-9.?!'\";:)] )|(?<=[a-z]  ))(?={DATELINE})")


@cache
def _abbreviated() -> re.Pattern[str]:
    words = "|".join(english().abbreviations)
    return re.compile(rf"(?:\b(?:{words})|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\Z")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences in order and apart, none of them empty or with white space at an end.

    A dateline is a sentence of its own, so that the news begins after it.
    """
    cuts = {0, len(text), *_ends(text)}
    cuts.update(cut for span in _datelines(text) for cut in span)
    headline = _run_on().search(text, 12, min(cuts - {0}, default=0))
    if headline and headline.start() < _LATEST_HEADLINE:
        cuts.add(headline.end())
    spans = (_trimmed(text, a, b) for a, b in pairwise(sorted(cuts)))
    return [span for span in spans if span[0] < span[1]]


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: behind stops that belong to no abbreviation, and at blank lines."""
    for match in _breaks().finditer(text):
        if match["blank"] or not _abbreviated().search(text, max(0, match.start() - 12), match.start()):
            yield match.end()


def is_dateline(text: str) -> bool:
    """Whether a sentence of ``sentences`` is a dateline."""
    return text.endswith(_CLOSING) and _dateline_alone().fullmatch(text + " ") is not None


@cache
def _dateline_alone() -> re.Pattern[str]:
    return re.compile(DATELINE + r"\s*")


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
