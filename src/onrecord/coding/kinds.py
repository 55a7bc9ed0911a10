"""What a noun phrase stands for, in the coarse terms that trigger rules ask for: PERSON, FORCE, OBJECT, PLACE, ..."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.actors import find_weapons, identify, kind_of_noun
from onrecord.coding.draft import Draft, between
from onrecord.coding.phrases import Phrase
from onrecord.coding.rules import rules
from onrecord.coding.words import words
from onrecord.reading import Sentence

FORCES = frozenset(("state_forces", "rebel_group", "political_militia", "identity_militia", "external_forces"))


def kind(sentence: Sentence, phrase: Phrase) -> str:
    """The contract's kind of the people that ``phrase`` names; "unknown" where it names none."""
    known = kind_of_noun(sentence.lower[phrase.core])
    if known and known[0] != "unknown":
        return known[0]
    base = phrase.base
    return identify(" ".join(sentence.words[base.first : base.stop])).kind


def is_force(sentence: Sentence, phrase: Phrase) -> bool:
    return kind(sentence, phrase) in FORCES


def is_person(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase names people: a noun of people, a pronoun, or a bare number ("16 killed")."""
    word = sentence.lower[phrase.core]
    known = kind_of_noun(word)
    if known:
        return known[1] != "object"
    return word in words().personal or sentence.tags[phrase.core] in "#"


def is_event(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase names an incident or a weapon, which can kill but is no perpetrator."""
    word = sentence.lower[phrase.core]
    if is_craft(sentence, phrase):
        return False
    return word in rules().nouns or is_weapon(sentence, phrase) or word in words().happenings


def is_craft(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase is of aircraft, ships or tanks and says whose: "Iraqi fighter jets"."""
    qualified = any(sentence.tags[i] in "PNS" for i in range(phrase.base.first, phrase.core))
    return sentence.lower[phrase.core] in rules().craft and qualified


def is_weapon(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase names a weapon and no person ("bomb", but not "bomb expert")."""
    base = phrase.base
    known = kind_of_noun(sentence.lower[phrase.core])
    named = _holds_weapon(" ".join(sentence.words[base.first : base.stop]))
    return named and not (known and known[1] == "person")


@lru_cache(maxsize=16384)
def _holds_weapon(phrase: str) -> bool:
    return bool(find_weapons(phrase))


def places_in(draft: Draft, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the core of the phrase is (in) a place name."""
    start, end = sentence.chars(phrase.base.first, phrase.base.stop)
    core = sentence.starts[phrase.core]
    return any(place.span[0] <= core < place.span[1] for place in between(draft.places, start - 60, end))


def fits(draft: Draft, sentence: Sentence, phrase: Phrase, wanted: Iterable[str]) -> bool:
    """Whether the phrase is one of the ``wanted``: kinds of noun in capitals, or nouns."""
    word = sentence.lower[phrase.core]
    if "PROTESTERS" in wanted and sentence.lower[phrase.head] in words().crowds:
        return True
    return word in wanted or any(name.isupper() and _is(draft, sentence, phrase, name) for name in wanted)


def _is(draft: Draft, sentence: Sentence, phrase: Phrase, name: str) -> bool:
    """Whether the phrase is of the kind ``name``, one of the words in capitals of triggers.yaml."""
    word, tag = sentence.lower[phrase.core], sentence.tags[phrase.core]
    if name == "PLACE":
        return word in words().lands or places_in(draft, sentence, phrase)
    if name == "PERSON":
        unknown = tag == "P" and kind_of_noun(word) is None
        return is_person(sentence, phrase) or (unknown and not places_in(draft, sentence, phrase))
    if name == "FORCE":
        return is_force(sentence, phrase)
    if name == "WEAPON":
        return is_weapon(sentence, phrase)
    if name == "EVENT":
        return word in rules().nouns or word in words().schemes
    if name == "PRONOUN":
        return tag == "A"
    if name == "PROTESTERS":
        return kind(sentence, phrase) in ("protesters", "rioters")
    known = kind_of_noun(word)
    return name == "OBJECT" and known is not None and known[1] == "object"
