"""Harm told without a verb of harm: "seven dead", "20 wounded", "the death toll rose to 14", "no casualties"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.clauses import Predicate
from onrecord.coding.draft import Draft, between
from onrecord.coding.harm_words import harm_words
from onrecord.coding.nouns import governing
from onrecord.coding.phrases import Phrase
from onrecord.coding.rules import Rule, rules
from onrecord.coding.tellings import Parse, Telling
from onrecord.coding.words import words
from onrecord.numbers import Count
from onrecord.reading import Chunk, Sentence


def rule(effect: str) -> Rule:
    """The rule that a word of harm stands for."""
    return Rule("attack", "harm", effect, weak=True, noun=True)


def tolls(draft: Draft, parsed: Parse, taken: set[int]) -> Iterator[Telling]:
    """Tellings of harm by adjectives and by toll nouns; ``taken`` are the words of other tellings."""
    known = harm_words()
    for index, word in enumerate(parsed.sentence.lower):
        if word in known.states and index not in taken:
            yield from _state(parsed, index)
        elif word in known.tolls:
            yield from _lost(draft, parsed, index) if word in known.lives else _toll(draft, parsed, index)
        elif word == "number" and _of_dead(parsed.sentence, index):
            number = _after(draft, parsed, index)
            if number is not None:
                yield Telling(parsed.sentence, index, rule("killed"), None, "attack", "killed", count=number)
        elif word in known.deadly:
            yield from _deadly(parsed, index)
        elif word in known.bodies:
            yield from _bodies(parsed, index)
        elif word in known.taken and parsed.sentence.tags[index] == "K" and index not in taken:
            yield from _modifier(parsed, index)


def _of_dead(sentence: Sentence, index: int) -> bool:
    """ "the number of dead", "the number of people killed in ..."."""
    behind = sentence.lower[index + 1 : index + 5]
    counted = sentence.lower[index - 1] == "the" and behind[:1] == ["of"]
    return counted and not {"dead", "killed", "deaths", "fatalities"}.isdisjoint(behind)


def restated(telling: Telling) -> bool:
    """Whether a verb of harm only says whose number is told: "the number of people killed in it rose to 50"."""
    before = " ".join(telling.sentence.lower[max(0, telling.word - 5) : telling.word])
    return telling.harm_only and not telling.rule.noun and "the number of" in before


def _harm(parsed: Parse, index: int, effect: str, phrase: Phrase, predicate: Predicate | None = None) -> Telling:
    """A telling of harm to the people of ``phrase``."""
    return Telling(
        parsed.sentence, index, rule(effect), predicate, "attack", effect, victims=[phrase], targets=[phrase]
    )


def _state(parsed: Parse, index: int) -> Iterator[Telling]:
    """ "seven dead", "seven people were missing": a counted phrase before the adjective, and no noun behind it."""
    sentence = parsed.sentence
    behind = sentence.lower[index + 1 : index + 2]
    qualifies = sentence.tags[index + 1 : index + 2] in ("N", "P") and not sentence.headline
    elsewhere = sentence.lower[index] == "missing" and not harm_words().not_missing.isdisjoint(behind)
    last = _linked(sentence, index)
    if last < 0 or qualifies or elsewhere:
        return
    chunk = next((c for c in sentence.chunks if c.kind == "N" and c.first <= last < c.stop), None)
    if chunk is None or "#" not in sentence.tags[chunk.first : chunk.stop]:
        return
    stop = min(index, chunk.stop)
    yield _harm(
        parsed, index, harm_words().states[sentence.lower[index]], Phrase(chunk.first, stop, stop - 1, stop - 1)
    )


def _linked(sentence: Sentence, index: int) -> int:
    """Index of the last word of the people before the adjective, over "were reported"."""
    last = index - 1
    while last >= 0 and sentence.lower[last] in harm_words().linking:
        last -= 1
    return last


def _modifier(parsed: Parse, index: int) -> Iterator[Telling]:
    """ "the two kidnapped engineers": the phrase names the victims of an abduction."""
    chunk = _chunk(parsed, index)
    if chunk.kind == "N" and chunk.head != index:
        phrase = Phrase(chunk.first, chunk.stop, chunk.head, chunk.head)
        told = Rule("abduction_forced_disappearance", "victim", "abducted", noun=True)
        yield Telling(parsed.sentence, index, told, None, told.type, "abducted", [], [phrase], [phrase], phrase)


def _chunk(parsed: Parse, index: int) -> Chunk:
    return next(chunk for chunk in parsed.sentence.chunks if chunk.holds(index))


def _lost(draft: Draft, parsed: Parse, index: int) -> Iterator[Telling]:
    """ "lost their lives", "claimed 30 lives", "cost the lives of 30 people": who died."""
    predicate, phrase = _governed(parsed, index)
    if predicate is None or phrase is None:
        return
    if predicate.lemma == "lose" and predicate.subject and not predicate.passive:
        for victims in predicate.subject[:1]:
            yield _harm(parsed, index, "killed", victims, predicate)
    elif predicate.lemma in harm_words().claiming or predicate.lemma == "lose":
        telling = _harm(parsed, index, "killed", phrase.inner or phrase, predicate)
        if phrase.inner is None:
            telling.victims, telling.targets, telling.count = [], [], _before(draft, parsed, index)
        yield telling


def _bodies(parsed: Parse, index: int) -> Iterator[Telling]:
    """ "found the bodies of nine men", "nine bodies were found": a number of people killed."""
    predicate, phrase = _governed(parsed, index)
    if predicate is None or phrase is None or predicate.lemma not in harm_words().finding:
        return
    sentence = parsed.sentence
    victims = phrase.inner or phrase
    counted = "#" in sentence.tags[phrase.first : phrase.stop]
    if counted or (sentence.lower[index] in ("body", "corpse") and phrase.inner is not None):
        yield _harm(parsed, index, "killed", victims, predicate)


def _deadly(parsed: Parse, index: int) -> Iterator[Telling]:
    """ "a deadly attack": people were killed, and the words don't say how many."""
    sentence = parsed.sentence
    chunk = _chunk(parsed, index)
    if rules().nouns.keys().isdisjoint(sentence.lower[index + 1 : chunk.stop]):
        return
    span = sentence.chars(index, index + 1)
    number = Count(sentence.words[index], span, None, None, None, "count")
    phrase = Phrase(chunk.first, chunk.stop, chunk.head, chunk.head)
    yield Telling(
        sentence, index, rule("killed"), governing(parsed, phrase), "attack", "killed", count=number, phrase=phrase
    )


def _governed(parsed: Parse, index: int) -> tuple[Predicate | None, Phrase | None]:
    """The verb that the noun is the patient of, with the noun's whole phrase."""
    for predicate in parsed.predicates:
        for phrase in predicate.patients:
            if phrase.first <= index < phrase.stop and phrase.head == index:
                return predicate, phrase
    return None, None


def _toll(draft: Draft, parsed: Parse, index: int) -> Iterator[Telling]:
    """The number that a toll noun leads to: "rose to 14 from nine" is 14."""
    sentence = parsed.sentence
    word = sentence.lower[index]
    if word == "toll" and not harm_words().not_toll.isdisjoint(sentence.lower[index + 1 : index + 2]):
        return
    total = not harm_words().totals.isdisjoint(sentence.lower)
    if _cumulative(draft, parsed, index) or (total and "bring" in [p.lemma for p in parsed.predicates]):
        return
    number = _after(draft, parsed, index) if word == "toll" else _before(draft, parsed, index)
    if number is None or (word == "casualties" and number.high != 0):
        return
    for effect in ("killed", "injured") if word == "casualties" else (harm_words().tolls[word],):
        yield Telling(sentence, index, rule(effect), _having(parsed, index), "attack", effect, count=number)


def _having(parsed: Parse, index: int) -> Predicate | None:
    """The verb that has the toll noun as its object: "caused 12 deaths"."""
    return next((p for p in parsed.predicates if any(o.first <= index < o.stop for o in p.objects)), None)


def _before(draft: Draft, parsed: Parse, index: int) -> Count | None:
    """The count in the noun's own phrase: "12 deaths", "no casualties"; "no reports of casualties"."""
    sentence = parsed.sentence
    first = _chunk(parsed, index).first
    if sentence.lower[first - 2 : first] in (["reports", "of"], ["report", "of"], ["word", "of"], ["reports", "on"]):
        first -= 3
    start, end = sentence.chars(max(0, first), index + 1)
    found = [count for count in between(draft.counts, start, end) if count.kind == "count"]
    if first < _chunk(parsed, index).first and any(count.high != 0 for count in found):
        return None  # "20 reports of injuries"
    return found[-1] if found else None


def _after(draft: Draft, parsed: Parse, index: int) -> Count | None:
    """The count behind the noun in its clause, first of all the one that it rose to: "the toll of the attack on two
    mosques rose to 14 from nine" is 14."""
    sentence = parsed.sentence
    openers = (i for i in range(index, len(sentence.lower)) if sentence.lower[i] in words().subordinators)
    stop = next(openers, len(sentence.lower))
    start, end = sentence.starts[index], sentence.ends[min(index + 28, stop - 1)]
    every = [(_led(sentence, count), count) for count in between(draft.counts, start, end) if count.kind == "count"]
    found = [(word, count) for word, count in every if word != "from"]
    risen = (count for word, count in found if word in ("to", "at", "reached"))
    return next(risen, None) or next((count for _, count in found), None)


def _led(sentence: Sentence, count: Count) -> str:
    """The word before a number."""
    return sentence.lower[max(0, sentence.word_at(count.span[0]) - 1)]


def _cumulative(draft: Draft, parsed: Parse, index: int) -> bool:
    """ "the death toll in (a country) nears 1,000" sums up a war, not one incident."""
    sentence = parsed.sentence
    if sentence.lower[index + 1 : index + 2] != ["in"] or index + 2 >= len(sentence.starts):
        return False
    near = between(draft.places, sentence.starts[index + 2], sentence.ends[min(index + 3, len(sentence.ends) - 1)])
    return any(place.precision == "country" for place in near)
