"""Harm: how many people a telling says were killed, injured, abducted, ..., and who they were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord import codebook
from onrecord.actors import kind_of_noun
from onrecord.coding.draft import Draft
from onrecord.coding.harm_words import harm_words
from onrecord.coding.kinds import is_person, kind
from onrecord.coding.parties import named_span
from onrecord.coding.phrases import Phrase
from onrecord.coding.tellings import Telling
from onrecord.model import Harm, Span, Who
from onrecord.numbers import Count, people
from onrecord.reading import Sentence

_HELD = ("hostage", "captive")  # behind those who were taken: "took two officers hostage"


def harms(draft: Draft, told: Sequence[Telling]) -> list[Harm]:
    """The harm of the tellings of one incident; "to kill (him)" tells of none beside one that was done."""
    found = [(telling, row) for telling in told if (row := harm(draft, telling)) is not None]
    done = {row.effect for telling, row in found if not _infinitive(telling)}
    return [row for telling, row in found if not (_infinitive(telling) and row.effect in done)]


def _infinitive(telling: Telling) -> bool:
    """Whether it is told by a bare infinitive: "an attempt to kill"."""
    verb = telling.predicate.verb if telling.predicate is not None and not telling.rule.noun else None
    return verb is not None and verb.infinitive


def harm(draft: Draft, telling: Telling) -> Harm | None:
    """The harm of one telling, or None where it tells of none or of things only."""
    if telling.effect is None:
        return None
    if telling.count is not None:
        return _of_count(draft, telling)
    if telling.rule.noun and telling.rule.plural and telling.effect == "killed" and not telling.victims:
        return _of_noun(draft, telling)
    victims = [phrase for phrase in telling.victims if _counts(telling.sentence, phrase)]
    if not victims or (telling.effect == "detained" and telling.type != "arrests"):
        return None
    span = _span(telling, victims)
    low, high, vague = _number(draft, telling.sentence, victims)
    if _either(telling) and low is not None:
        low = 0  # "20 were killed or wounded": none need have been
    effect = "detained" if telling.type == "arrests" and telling.effect == "abducted" else telling.effect
    return Harm(effect, _who(draft, telling.sentence, victims[0]), low, high, vague, draft.text[slice(*span)], span)


def _either(telling: Telling) -> bool:
    """Whether "or" joins the verb to another: "killed or wounded"."""
    if telling.predicate is None or telling.rule.noun:
        return False
    verb, lower = telling.predicate.verb, telling.sentence.lower
    return "or" in (lower[verb.first - 1], *lower[verb.stop : verb.stop + 1]) if verb.first else False


def _of_count(draft: Draft, telling: Telling) -> Harm:
    count = telling.count
    assert count is not None and telling.effect is not None
    own = telling.span
    span = (min(own[0], count.span[0]), max(own[1], count.span[1]))
    return Harm(telling.effect, None, count.low, count.high, _worded(count), draft.text[slice(*span)], span)


def _of_noun(draft: Draft, telling: Telling) -> Harm:
    """ "two beheadings": each killed one; "killings": how many is unknown."""
    sentence = telling.sentence
    chunk = next(chunk for chunk in sentence.chunks if chunk.holds(telling.word))
    span = sentence.chars(chunk.first, telling.word + 1)
    count = people(draft.text[slice(*span)])
    low, high, vague = (count.low, count.high, _worded(count)) if count else (None, None, None)
    return Harm("killed", None, low, high, vague, draft.text[slice(*span)], span)


def _worded(count: Count) -> str | None:
    """The vague word as the codebook writes it, whatever its capitals in the text."""
    return count.vague.lower() if count.vague else None


def _counts(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase is of people: a noun of people, a name, a number; not a thing or an event."""
    if is_person(sentence, phrase):
        return True
    word = sentence.lower[phrase.core]
    head = kind_of_noun(sentence.lower[phrase.head])
    if word in harm_words().counting or _no_one(sentence, phrase) or (head is not None and head[1] == "person"):
        return True  # "four members of the service"
    return kind_of_noun(word) is None and sentence.tags[phrase.core] in "PJ"


def _no_one(sentence: Sentence, phrase: Phrase) -> bool:
    return sentence.lower[phrase.first] in harm_words().no_one


def _number(draft: Draft, sentence: Sentence, victims: Sequence[Phrase]) -> tuple[int | None, int | None, str | None]:
    """Bounds and vague word of the list of victims, by the number grammar."""
    text = draft.text[sentence.starts[_opening(sentence, victims[0])] : sentence.ends[_closing(sentence, victims[-1])]]
    if text.lower() in harm_words().single:
        return 1, 1, None
    count = people(text)
    if count is not None:
        return count.low, count.high, _worded(count)
    return (1, 1, None) if all(_single(sentence, phrase) for phrase in victims) else (None, None, None)


def _opening(sentence: Sentence, phrase: Phrase) -> int:
    """The first word of the people: "(gunned) down at least 35 officers" begins with "at"."""
    first = phrase.first
    while first < phrase.stop - 1 and sentence.tags[first] == "R":
        first += 1
    return first


def _closing(sentence: Sentence, phrase: Phrase) -> int:
    """The last word of the people: "(took) newsreaders captive" ends with "newsreaders"."""
    last = phrase.stop - 1
    held = sentence.lower[last] in _HELD and last > phrase.first and sentence.tags[last - 1] in "NP"
    return last - held


def _single(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase without a number is of one person: a singular noun of a person, or a personal name."""
    word = sentence.lower[phrase.core]
    if word in harm_words().several:
        return False
    known = kind_of_noun(word)
    if known is not None:
        several = word in _HELD and sentence.lower[phrase.core - 1].endswith("s")  # "officers hostage"
        return known[1] == "person" and not word.endswith("s") and word not in plurals() and not several
    return sentence.tags[phrase.core] == "P" and not word.endswith("s")


@cache
def plurals() -> frozenset[str]:
    """Nouns of several people that don't end in s."""
    return frozenset(codebook.table("vague")["people"]["irregular_plurals"])


def _who(draft: Draft, sentence: Sentence, phrase: Phrase) -> Who | None:
    span = named_span(sentence, phrase)
    if span is None or not is_person(sentence, phrase) or sentence.tags[phrase.core] in "#A":
        return None
    return Who(draft.text[slice(*span)], span, kind(sentence, phrase))


def _span(telling: Telling, victims: Sequence[Phrase]) -> Span:
    """From the first word of victims and trigger to the last."""
    sentence = telling.sentence
    verb = telling.predicate.verb if telling.predicate is not None and not telling.rule.noun else None
    first, stop = (verb.first, verb.stop) if verb else (telling.word, telling.word + 1)
    near = [p for p in victims if abs(p.first - first) < 40]
    return sentence.chars(min(first, *(p.first for p in near), first), max(stop, *(p.stop for p in near), stop))
