"""Harm told without a verb of harm: "seven dead", "20 wounded", "the death toll rose to 14", "no casualties"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.clauses import SUBORDINATORS, Predicate
from onrecord.coding.draft import Draft, between
from onrecord.coding.phrases import Phrase
from onrecord.coding.rules import Rule
from onrecord.coding.tellings import Parse, Telling
from onrecord.numbers import Count

_STATES = {"dead": "killed", "killed": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing"}
_TOLLS = {"toll": "killed", "deaths": "killed", "fatalities": "killed", "lives": "killed", "casualties": "casualties", "injuries": "injured"}
_CLAIMING = frozenset("claim cost take lose".split())


def rule(effect: str) -> Rule:
    return Rule("attack", "harm", effect, weak=True, noun=True)


def tolls(draft: Draft, parsed: Parse, taken: set[int]) -> Iterator[Telling]:
    """Tellings of harm by adjectives and by toll nouns; ``taken`` are the words of other tellings."""
    for index, word in enumerate(parsed.sentence.lower):
        if word in _STATES and index not in taken:
            yield from _state(draft, parsed, index)
        elif word in _TOLLS:
            yield from _toll(draft, parsed, index)
        elif word in ("kidnapped", "abducted") and parsed.sentence.tags[index] == "K" and index not in taken:
            yield from _modifier(parsed, index)


def _state(draft: Draft, parsed: Parse, index: int) -> Iterator[Telling]:
    """ "seven dead", "seven people dead": a counted phrase right before the adjective, and no noun behind it."""
    sentence = parsed.sentence
    if index == 0 or sentence.tags[index + 1 : index + 2] in ("N", "P") and not sentence.headline:
        return
    chunk = next((c for c in sentence.chunks if c.kind == "N" and c.first <= index - 1 < c.stop), None)
    if chunk is None or "#" not in sentence.tags[chunk.first : chunk.stop]:
        return
    effect = _STATES[sentence.lower[index]]
    phrase = Phrase(chunk.first, index, index - 1, index - 1)
    yield Telling(sentence, index, rule(effect), None, "attack", effect, victims=[phrase], targets=[phrase])


def _modifier(parsed: Parse, index: int) -> Iterator[Telling]:
    """ "the two kidnapped engineers": the phrase names the victims of an abduction."""
    chunk = next(c for c in parsed.sentence.chunks if c.holds(index))
    if chunk.kind == "N" and chunk.head != index:
        phrase = Phrase(chunk.first, chunk.stop, chunk.head, chunk.head)
        told = Rule("abduction_forced_disappearance", "victim", "abducted", noun=True)
        yield Telling(parsed.sentence, index, told, None, told.type, "abducted", [], [phrase], [phrase], phrase)


def _toll(draft: Draft, parsed: Parse, index: int) -> Iterator[Telling]:
    """The number that a toll noun leads to: "rose to 14 from nine" is 14; "claimed 30 lives" is 30."""
    sentence = parsed.sentence
    word = sentence.lower[index]
    if _cumulative(draft, parsed, index) or "bring" in [p.lemma for p in parsed.predicates] and {"total", "number", "overall"} & set(sentence.lower):
        return
    number = _before(draft, parsed, index) if word != "toll" else _after(draft, parsed, index)
    if number is None or (word == "lives" and not any(p.lemma in _CLAIMING for p in parsed.predicates)):
        return
    effects = ("killed", "injured") if word == "casualties" else (_TOLLS[word],)
    for effect in effects if word != "casualties" or number.high == 0 else ():
        yield Telling(sentence, index, rule(effect), _claimed(parsed, index), "attack", effect, count=number)


def _claimed(parsed: Parse, index: int) -> Predicate | None:
    """The verb that has the toll noun as its object: "an offensive that has cost 85 lives"."""
    return next((p for p in parsed.predicates if any(o.first <= index < o.stop for o in p.objects)), None)


def _before(draft: Draft, parsed: Parse, index: int) -> Count | None:
    """The count in the noun's own phrase: "30 lives", "no casualties"."""
    sentence = parsed.sentence
    chunk = next(c for c in sentence.chunks if c.holds(index))
    start, end = sentence.chars(chunk.first, index + 1)
    found = [count for count in between(draft.counts, start, end) if count.kind == "count"]
    return found[-1] if found else None


def _after(draft: Draft, parsed: Parse, index: int) -> Count | None:
    sentence = parsed.sentence
    stop = next((i for i in range(index, len(sentence.lower)) if sentence.lower[i] in SUBORDINATORS), len(sentence.lower))
    start, end = sentence.starts[index], sentence.ends[min(index + 12, stop - 1)]
    for count in between(draft.counts, start, end):
        before = sentence.lower[max(0, sentence.word_at(count.span[0]) - 1)]
        if count.kind == "count" and before != "from":
            return count
    return None


def _cumulative(draft: Draft, parsed: Parse, index: int) -> bool:
    """ "the death toll in (a country) nears 1,000" sums up a war, not one incident."""
    sentence = parsed.sentence
    if sentence.lower[index + 1 : index + 2] != ["in"] or index + 2 >= len(sentence.starts):
        return False
    near = between(draft.places, sentence.starts[index + 2], sentence.ends[min(index + 3, len(sentence.ends) - 1)])
    return any(place.precision == "country" for place in near)
