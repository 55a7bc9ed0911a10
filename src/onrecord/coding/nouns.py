"""The parties of an incident told by a noun: "an Israeli attack on a camp", "clashes between A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors import find_weapons, identify, kind_of_noun
from onrecord.coding.clauses import Predicate
from onrecord.coding.draft import Draft, between
from onrecord.coding.kinds import FORCES, is_event
from onrecord.coding.phrases import Item, Phrase
from onrecord.coding.rules import rules
from onrecord.coding.words import words

if TYPE_CHECKING:
    from onrecord.coding.tellings import Parse, Telling


def noun_roles(draft: Draft, parsed: Parse, telling: Telling) -> None:
    """Fills agents, targets, victims, phrase and predicate of a noun telling."""
    at, item = _item(parsed, telling.word)
    if item is None or item.phrase is None:
        return
    telling.phrase = item.phrase
    telling.definite = _definite(parsed, telling.word)
    telling.predicate = governing(parsed, item.phrase)
    if _ranked(draft, parsed, telling.word):
        return
    _before(draft, parsed, telling)
    _of(parsed, telling, item.phrase)
    _behind(parsed, telling, at + 1)
    _light(parsed, telling)
    _damaged(telling)
    if telling.effect:
        telling.victims = telling.targets
    if telling.rule.frame == "victim":
        telling.agents, telling.targets, telling.victims = [], [item.phrase], [item.phrase]


def _item(parsed: Parse, word: int) -> tuple[int, Item | None]:
    return next(((i, item) for i, item in enumerate(parsed.row) if item.first <= word < item.stop), (0, None))


def governing(parsed: Parse, phrase: Phrase) -> Predicate | None:
    """The verb that has ``phrase`` among its arguments."""
    for predicate in parsed.predicates:
        arguments = [*predicate.subject, *predicate.objects, *(p for _, p in predicate.obliques)]
        if any(p is phrase or p.first <= phrase.first < p.stop for p in arguments):
            return predicate
    return None


def _ranked(draft: Draft, parsed: Parse, word: int) -> bool:
    """ "the third assault on ...": a count of incidents; its parties are those of all of them."""
    chunk = next(chunk for chunk in parsed.sentence.chunks if chunk.holds(word))
    start, end = parsed.sentence.chars(chunk.first, chunk.stop)
    return any(count.kind == "ordinal" for count in between(draft.counts, start, end))


def _definite(parsed: Parse, word: int) -> bool:
    """Whether the noun points back: "the attack", "that bombing", "the April bombing"."""
    sentence = parsed.sentence
    chunk = next(chunk for chunk in sentence.chunks if chunk.holds(word))
    before = sentence.lower[max(0, word - 2) : word]
    return sentence.lower[chunk.first] in words().pointing or not words().ensuing.isdisjoint(before)


def _before(draft: Draft, parsed: Parse, telling: Telling) -> None:
    """Whom the words before the noun name: its doer ("rebel attack"), or its target ("hostage killing")."""
    sentence = parsed.sentence
    chunk = next(chunk for chunk in sentence.chunks if chunk.holds(telling.word))
    stop = telling.word - len(telling.rule.lead.split())
    possessive = next((i for i in range(stop - 1, chunk.first, -1) if sentence.tags[i] == "S"), None)
    first = chunk.first
    if possessive is not None:
        owner = Phrase(first, possessive, possessive - 1, possessive - 1)
        _file(draft, parsed, telling, owner, possessed=True)
        first = possessive + 1
    for index in range(stop - 1, first - 1, -1):
        if sentence.tags[index] in "PNJ" and telling.rule.frame != "victim" and _party(draft, parsed, index):
            _file(draft, parsed, telling, _modifier(parsed, first, index), possessed=False)
            break
        if index == stop - 1 and _hit(sentence.lower[index]):
            telling.targets.append(_modifier(parsed, first, index))


def _hit(word: str) -> bool:
    """Whether the noun before the trigger is what was hit ("hotel bombing") and no weapon ("car bombing")."""
    known = kind_of_noun(word)
    if known is None or known[1] != "object" or word in words().carriers or word in rules().craft:
        return False
    return not find_weapons(word)


def _modifier(parsed: Parse, first: int, index: int) -> Phrase:
    """The modifier that ends at ``index``, from ``first`` on: capitalised and people words before it belong to it."""
    sentence, start = parsed.sentence, index
    while start > first and (sentence.tags[start - 1] in "P" or kind_of_noun(sentence.lower[start - 1])):
        start -= 1
    return Phrase(start, index + 1, index, index)


def _party(draft: Draft, parsed: Parse, index: int) -> bool:
    """Whether the modifier names people, a force or a state; place names, weapons and plain adjectives do not."""
    sentence = parsed.sentence
    start, end = sentence.chars(index, index + 1)
    if any(place.span[0] <= start < place.span[1] for place in between(draft.places, start - 40, end)):
        return sentence.words[index] in words().states
    known = kind_of_noun(sentence.lower[index])
    qualifies = sentence.lower[index] in words().qualities
    if known or qualifies:
        return known is not None and known[1] != "object" and not qualifies
    if any(mark.span[0] <= start < mark.span[1] for mark in between(draft.actors, start - 60, end)):
        return True
    named = identify(sentence.words[index])
    return sentence.words[index][0].isupper() and (named.kind in FORCES or named.country is not None)


def _file(draft: Draft, parsed: Parse, telling: Telling, phrase: Phrase, possessed: bool) -> None:
    """Files a phrase before the noun with the doers or, as the rule says, with the targets; events and places apart."""
    sentence = parsed.sentence
    if is_event(sentence, phrase):
        return
    start, end = sentence.chars(phrase.first, phrase.stop)
    placed = any(place.span[0] <= start and end <= place.span[1] for place in between(draft.places, start, end))
    if placed and (not possessed or telling.rule.premodifier == "target"):
        return
    owner = (
        possessed and telling.phrase is not None and telling.phrase.inner is not None
    )  # "the rebels' killing of nuns"
    if telling.rule.premodifier == "target" and not owner:
        telling.targets.append(phrase)
    else:
        telling.agents.append(phrase)


def _of(parsed: Parse, telling: Telling, phrase: Phrase) -> None:
    """Whom the phrase behind "of" names: "the killing of C"."""
    inner = phrase.inner
    if inner is None or telling.word >= inner.first:
        return
    if telling.rule.of == "target":
        telling.targets.append(inner)
    elif telling.rule.of == "perpetrator":
        telling.agents.append(inner)


def _behind(parsed: Parse, telling: Telling, index: int) -> None:
    """The prepositional phrases behind the noun: by whom, on whom, between whom and whom."""
    row, lower = parsed.row, parsed.sentence.lower
    word = ""
    while index < len(row) - 1 and row[index].kind in "IC":
        phrase = row[index + 1].phrase
        word = lower[row[index].first] if row[index].kind == "I" else word
        if phrase is None or not word:
            break
        _prepositional(parsed, telling, word, phrase)
        index += 2


def _prepositional(parsed: Parse, telling: Telling, word: str, phrase: Phrase) -> None:
    if is_event(parsed.sentence, phrase):
        return
    if word == "by":
        telling.agents.append(phrase)
    elif word in words().upon:
        telling.targets.append(phrase)
    elif word == "between":
        (telling.targets if telling.agents else telling.agents).append(phrase)
    elif word == "with" and telling.rule.frame == "clash":
        telling.targets.append(phrase)


def _light(parsed: Parse, telling: Telling) -> None:
    """ "launched an attack on", "claimed responsibility for the attack": the subject of the verb is the doer."""
    predicate, phrase = telling.predicate, telling.phrase
    if predicate is None or phrase is None or telling.agents:
        return
    if predicate.passive and phrase in predicate.subject:
        telling.agents = [p for p in predicate.agents if not is_event(parsed.sentence, p)]
    elif predicate.lemma in words().light and phrase not in predicate.subject:
        telling.agents = list(predicate.subject) if _done(parsed, predicate, phrase) else []
        if predicate.lemma == "face":
            telling.agents, telling.targets = [], list(predicate.subject)


def _done(parsed: Parse, predicate: Predicate, phrase: Phrase) -> bool:
    """Whether the subject of a light verb is the doer: who claims something else than the deed is not."""
    if predicate.lemma != "claim" or phrase in predicate.objects:
        return True
    return any("responsib" in parsed.sentence.lower[p.head] for p in predicate.objects)


def _damaged(telling: Telling) -> None:
    """ "explosions damaged churches", "a blast ripped through a market": what the event hit."""
    predicate, phrase = telling.predicate, telling.phrase
    if predicate is None:
        return
    if predicate.lemma == "come" and any(prep == "under" and p is phrase for prep, p in predicate.obliques):
        telling.targets.extend(predicate.subject)  # "came under attack"
    if phrase in predicate.subject and not predicate.passive and predicate.lemma in words().damaging:
        telling.targets.extend(predicate.objects)
        telling.targets.extend(p for prep, p in predicate.obliques if prep in ("through", "into"))
