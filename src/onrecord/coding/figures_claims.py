"""Claims that count incidents: "the third deadly assault in the past week", "12 bombings in Baghdad this month"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

from onrecord.codebook import table
from onrecord.coding.draft import Draft, between
from onrecord.coding.rules import plural
from onrecord.model import Figure, Place, Span, When
from onrecord.numbers import Count
from onrecord.numbers.words import CARDINALS
from onrecord.reading import Sentence
from onrecord.times.period import precision_of

_PHRASE = "JNPKG#-RDS"  # tags of what stands between a number and the noun that it counts
_STRETCH = re.compile(
    r"\b(?:in|within|for) (?:just |only |less than |under |barely |about |the space of |as little as )?"
    r"(?P<many>an?|as many|[a-z]+|\d+)[ -](?P<unit>hours?|days?|weeks?|fortnight|months?|years?)\b",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """The words for the kind of incident that is counted, if the sentence has any, and the stretch of time."""

    of: Span | None
    period: When | None


@cache
def kinds() -> dict[str, str]:
    """Last word of a noun of incidents, singular and plural -> "one" or "many"."""
    heads = {name.split()[-1] for name in table("claims")["nouns"]}
    return dict.fromkeys(heads, "one") | {plural(head): "many" for head in heads}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("claims")[name].split())


def claim(draft: Draft, sentence: Sentence, count: Count, among: bool = False) -> Claim | None:
    """What ``count`` claims of incidents, or None where it counts none, or tells of them as news. ``among``: the
    sentence is known to tell of incidents, before the draft holds them."""
    if count.kind not in ("ordinal", "count") or not sentence.words or count.low == 0:
        return None
    first, stop = _at(sentence, count)
    found = _noun(sentence, stop, "one" if count.kind == "ordinal" else "many")
    if found is not None and not (among or _told_of(draft, found)):
        return None
    period = _period(draft, sentence, count)
    if count.kind == "count":
        many = found is not None and (count.low or 2) > 1 and not count.share
        told = period is not None or not _words("counting").isdisjoint(sentence.lower)
        return Claim(found, period or _day(draft, sentence)) if many and told else None
    if not _is_nth(sentence, count, period):
        return None
    if found is None:
        found = _elliptic(draft, sentence, first, stop, period)
        return None if found is None else Claim(found if found[1] else None, period)
    return Claim(found, period) if period or (_names(sentence, first) and sentence.lower[first - 1] != "a") else None


def _told_of(draft: Draft, noun: Span) -> bool:
    """Whether a word that may mean something else (a strike of workers, a battle in court) stands in a report of
    incidents; "air strike" and "raid on" need none."""
    said = draft.text[slice(*noun)].lower().split()
    if draft.text[noun[1] : noun[1] + 9].split()[:1] in (["on"], ["against"]):
        return True
    other = said[-1] in _words("other_senses") and not (len(said) > 1 and _weapon(said))
    return bool(draft.incidents) or not other


def _weapon(said: list[str]) -> bool:
    return " ".join(said[-2:]).removesuffix("s") in table("claims")["nouns"]


def _at(sentence: Sentence, count: Count) -> tuple[int, int]:
    first = max(0, bisect_right(sentence.starts, count.span[0]) - 1)
    return first, max(first + 1, bisect_left(sentence.starts, count.span[1]))


def _is_nth(sentence: Sentence, count: Count, period: When | None) -> bool:
    """ "the first" is a claim only where it says since when."""
    if count.low is None:
        return False
    since = period is not None and period.text.lower().startswith("since")
    return bool(count.low >= table("claims")["least"] or since)


def _noun(sentence: Sentence, stop: int, number: str) -> Span | None:
    """The phrase behind a number whose noun is one of incidents: "deadly assault", "suicide attacks"."""
    lower, tags = sentence.lower, sentence.tags
    i = stop + (lower[stop : stop + 1] == ["of"])  # "scores of bombings"
    while i < len(tags) and tags[i] in _PHRASE and kinds().get(lower[i]) != number:
        i += 1
    while i + 1 < len(tags) and kinds().get(lower[i + 1]) == number:
        i += 1  # "bomb attack"
    if i >= len(tags) or kinds().get(lower[i]) != number or tags[i + 1 : i + 2] in ("S", "N"):
        return None  # "the third bomb's wires", "300 attack helicopters"
    first = stop
    while first < i and lower[first] in {"of", *_words("such")}:
        first += 1
    return None if not _words("harmless").isdisjoint(lower[first:i]) else sentence.chars(first, i + 1)


def _names(sentence: Sentence, first: int) -> bool:
    """Whether the words before "the third" say that something is it: "was the", "marked the"."""
    near = sentence.lower[max(0, first - 3) : first]
    before = [word for word in near if word not in ("the", "a", "only", "at", "least")]
    return bool(before) and before[-1] in _words("naming")


def _elliptic(draft: Draft, sentence: Sentence, first: int, stop: int, period: When | None) -> Span | None:
    """The noun that a bare ordinal leaves out: "Sunday's bombing was the fifth in Baghdad"; an empty span where it is
    only pointed at ("it was the fifth this month"; "the third time in a week that gunmen attacked it")."""
    behind = sentence.lower[stop] if stop < len(sentence.lower) else "."
    open_end = behind in _words("joining") or sentence.tags[stop : stop + 1] in ("U", ".", ",", "")
    if not _names(sentence, first) or not (open_end or behind == "time"):
        return None
    subject = next((i for i in range(first - 1, -1, -1) if sentence.lower[i] in kinds()), None)
    if subject is not None and open_end:
        noun = sentence.chars(subject, subject + 1)
        return noun if _told_of(draft, noun) else None
    points = not _words("standing").isdisjoint(sentence.lower[:first])
    start = draft.reading.sentences[sentence.index - 1].start if sentence.index else sentence.start
    told = any(start <= a < sentence.end for account in draft.incidents for a, _ in account.evidence)
    return (0, 0) if period is not None and points and told else None


def _period(draft: Draft, sentence: Sentence, count: Count) -> When | None:
    """The stretch over which incidents are counted: "in the past week", "since January", "in three days"."""
    long = [w for w in between(draft.whens, sentence.start, sentence.end) if w.precision not in ("day", "unknown")]
    found = [*long, *(one for one in _stretches(draft, sentence, count) if not any(_meet(one, w) for w in long))]
    behind = [when for when in found if when.span[0] >= count.span[1]]
    return min(behind or found, key=lambda when: abs(when.span[0] - count.span[1]), default=None)


def _meet(one: When, other: When) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _day(draft: Draft, sentence: Sentence) -> When | None:
    return next(iter(between(draft.whens, sentence.start, sentence.end)), None)


def _stretches(draft: Draft, sentence: Sentence, count: Count) -> Iterator[When]:
    """ "in three days", "in as many weeks": so long before publication, the day of publication included."""
    for found in _STRETCH.finditer(draft.text, *sentence.span):
        many = _many(found["many"].lower(), draft, found.start("many"), count)
        each = table("claims")["units"][found["unit"].lower()]
        if many is None:
            continue
        days = max(1, many * each)
        published = draft.report.published
        start = published - timedelta(days) if published else None
        offset = None if published else (-days, 0)
        yield When(found[0], found.span(), start, published, precision_of(days + 1), offset)


def _many(word: str, draft: Draft, at: int, count: Count) -> int | None:
    if word in ("a", "an"):
        return 1
    if word == "as many":
        return count.low
    held = next((one.low for one in draft.counts if one.span[0] <= at < one.span[1]), None)
    return held or (int(word) if word.isdigit() else CARDINALS.get(word))


def claim_figure(draft: Draft, sentence: Sentence, count: Count, span: Span, made: Claim) -> Figure:
    """The figure of a claim; ``span`` is the clause that makes it."""
    spans: dict[str, Any] = {"number": count.span} | ({"of": made.of} if made.of else {})
    return Figure(
        what="incidents", of=draft.text[slice(*made.of)] if made.of else None, low=count.low, high=count.high,
        vague=count.vague, place=_place(draft, sentence, count), as_of=None, period=made.period,
        text=draft.text[slice(*span)], span=span, evidence=(span,), confidence=0.8 if made.period else 0.6, spans=spans,
    )  # fmt: skip


def _place(draft: Draft, sentence: Sentence, count: Count) -> Place | None:
    """The first place behind the number, else the nearest before it, else the last one named before the sentence."""
    here = between(draft.places, sentence.start, sentence.end)
    behind = [place for place in here if place.span[0] >= count.span[1]]
    earlier = between(draft.places, 0, sentence.start)
    return next(iter(behind), None) or next(reversed(here or earlier), None)
