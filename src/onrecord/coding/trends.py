"""Trends: a claim that something rose, fell or goes on, by whom, of whom, over which period and places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.codebook import table
from onrecord.coding.draft import Draft, between
from onrecord.model import Place, Span, Trend, When
from onrecord.reading import Sentence

if TYPE_CHECKING:
    from onrecord.actors import ActorMention

DIRECTIONS = ("up", "down", "steady")
REACH = 6  # words between a verb of change and what changes
ANAPHORS = frozenset(
    [
        "group",
        "militants",
        "group's",
        "they",
        "it",
        "its",
        "their",
        "fighters",
        "organisation",
        "organization",
        "movement",
    ]
)


def trends(draft: Draft) -> tuple[Trend, ...]:
    """The trends of a report in text order."""
    found: list[Trend] = []
    told: set[str] = set()  # a caption may be printed twice
    for sentence in draft.reading.sentences:
        lower = sentence.lower
        if (
            lower
            and not sentence.title
            and not _changes().keys().isdisjoint(lower)
            and not _subjects().isdisjoint(lower)
        ):
            change = _change(sentence)
            if change is not None and draft.text[slice(*sentence.span)] not in told:
                told.add(draft.text[slice(*sentence.span)])
                found.append(_trend(draft, sentence, *change))
    return tuple(found)


@cache
def _changes() -> dict[str, str]:
    """Word of change -> its direction."""
    listed = table("trends")
    return {word: way for way in DIRECTIONS for kind in ("verbs", "nouns") for word in listed[way][kind].split()}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for way in DIRECTIONS for word in table("trends")[way]["nouns"].split())


@cache
def _subjects() -> frozenset[str]:
    return frozenset(table("trends")["subjects"].split())


@cache
def _breaks() -> frozenset[str]:
    return frozenset(table("trends")["breaks"].split())


def _change(sentence: Sentence) -> tuple[int, int, int] | None:
    """Indices of the word of change and of what changes, ``[first, stop)`` around both."""
    for i, word in enumerate(sentence.lower):
        if word not in _changes() or _counted(sentence, i):
            continue
        if word in _nouns():
            return (i, i, i + 1) if word in _subjects() or _near(sentence, i) is not None else None
        if sentence.tags[i] in "VZBGKX" and (at := _near(sentence, i)) is not None:
            return i, at, max(i, at) + 1
    return None


def _counted(sentence: Sentence, i: int) -> bool:
    """ "rose to 97": a figure, no trend."""
    return sentence.tags[i + 1 : i + 3] in ("I#", "T#") or (
        sentence.tags[i + 1 : i + 2] == "I" and sentence.tags[i + 2 : i + 4] == "J#"
    )


def _near(sentence: Sentence, i: int) -> int | None:
    """What changes: the nearest subject before the verb in its clause, else its object."""
    for k in range(i - 1, max(-1, i - 16), -1):
        if sentence.tags[k] in ";" or (sentence.tags[k] in "VZ" and k < i - 1) or sentence.lower[k] in _breaks():
            break
        if sentence.lower[k] in _subjects():
            return k
    if (
        sentence.tags[i - 1 : i] == "T"
        or (sentence.tags[i] == "B" and i < 2)
        or _changes()[sentence.lower[i]] == "steady"
    ):
        return None
    stop = min(len(sentence.lower), i + 1 + REACH)
    return next((k for k in range(i + 1, stop) if sentence.lower[k] in _subjects()), None)


def _trend(draft: Draft, sentence: Sentence, verb: int, at: int, stop: int) -> Trend:
    text = draft.text
    span = sentence.span
    of = _phrase(sentence, at)
    actor = _actor(draft, sentence)
    by = _by(draft, sentence.chars(verb, verb + 1))
    whens = between(draft.whens, *span)
    parts = {"of": of} | ({"actor": actor} if actor else {}) | ({"by": by} if by else {})
    return Trend(
        of=text[slice(*of)], actor=text[slice(*actor)] if actor else None, direction=_changes()[sentence.lower[verb]],
        period=_period(text, whens), places=_places(draft, span), by=text[slice(*by)] if by else None,
        text=text[slice(*span)], span=span, evidence=(span,), confidence=0.7 if by else 0.5, spans=parts,
    )  # fmt: skip


def _phrase(sentence: Sentence, at: int) -> Span:
    """The noun phrase whose noun is ``at``."""
    first = at
    while first and sentence.tags[first - 1] in "JNPS":
        first -= 1
    first -= first > 0 and sentence.tags[first - 1] == "D"
    return sentence.chars(first, at + 1)


def _actor(draft: Draft, sentence: Sentence) -> Span | None:
    """The armed actor named in the sentence, or the one that "the group" stands for."""
    here = _armed(between(draft.actors, sentence.start, sentence.end))
    if here:
        return here[0].span
    if ANAPHORS.isdisjoint(sentence.lower):
        return None
    earlier = _armed(between(draft.actors, 0, sentence.start))
    rebels = [one for one in earlier if one.kind == "rebel_group"]
    return (rebels or earlier)[-1].span if earlier else None


def _armed(found: list[ActorMention]) -> list[ActorMention]:
    return [one for one in found if one.kind in ("rebel_group", "political_militia", "identity_militia")]


def _by(draft: Draft, position: Span) -> Span | None:
    """Who claims it: the speaker of the statement that holds it."""
    for one in draft.statements:
        content = one.spans["content"]
        if content[0] <= position[0] < content[1]:
            return one.spans.get("speaker")
    return None


def _period(text: str, whens: list[When]) -> When | None:
    """The time named, or the stretch from the first to the last where several are joined ("in 2018 and 2019")."""
    if len(whens) < 2:
        return whens[0] if whens else None
    first, last = whens[0], whens[-1]
    if not (first.start and last.end and first.start <= last.end) or first.precision != last.precision:
        return first
    span = (first.span[0], last.span[1])
    return When(text[slice(*span)], span, first.start, last.end, first.precision)


def _places(draft: Draft, span: Span) -> tuple[Place, ...]:
    """The places of the sentence, each name once."""
    found = {place.name or place.text: place for place in reversed(between(draft.places, *span))}
    return tuple(sorted(found.values(), key=lambda place: place.span))
