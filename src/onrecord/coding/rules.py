"""The trigger rules of codebook/triggers.yaml, ready to be looked up by word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.reading.words import verbs as inflected

# Words of harm that are neither verbs nor nouns of incidents: see onrecord.coding.tolls.
HARM_WORDS = frozenset("dead killed wounded injured hurt missing toll deaths fatalities lives casualties injuries kidnapped abducted life deadly deadliest fatal bodies body corpses corpse".split())
_IRREGULAR = {"slaying": "slayings", "ceasefire": "ceasefires", "mob": "mobs"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One trigger: what a verb or noun tells of, and under which conditions. See the comments in the YAML."""

    type: str
    frame: str
    effect: str | None = None
    weak: bool = False
    noun: bool = False
    plural: bool = False
    intransitive: bool = False
    security: bool = False  # counts only in a report of armed conflict, whatever its own words
    hostage: bool = False
    aimed: bool = False  # nouns: counts only where the clause says whom it hits
    status: str | None = None
    of: str = ""  # nouns: whom the phrase behind "of" names
    premodifier: str = "perpetrator"
    then: frozenset[str] = frozenset()
    then_before: frozenset[str] = frozenset()
    governors: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    fatal: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()  # nouns: words right before it with which it does not count
    unless: frozenset[str] = frozenset()  # verbs: words close behind it with which it does not count
    lead: str = ""  # nouns of two words: the first


@dataclass(frozen=True, slots=True)
class Refinement:
    """A word or weapon of the clause that makes a type more definite."""

    to: str
    words: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    weapons: frozenset[str] = frozenset()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    refinable: dict[str, tuple[Refinement, ...]]  # by the type that they refine
    forms: frozenset[str]  # every word without which a sentence tells of nothing
    context: frozenset[str] = field(default_factory=frozenset)
    mishaps: frozenset[str] = field(default_factory=frozenset)
    figurative: frozenset[str] = field(default_factory=frozenset)
    wordy: frozenset[str] = field(default_factory=frozenset)
    health: frozenset[str] = field(default_factory=frozenset)
    craft: frozenset[str] = field(default_factory=frozenset)


@cache
def rules() -> Rules:
    """All trigger rules. Nouns are filed under their singular and plural, two-word nouns under the second word."""
    table: Any = codebook.table("triggers")
    verbs: dict[str, tuple[Rule, ...]] = {}
    nouns: dict[str, tuple[Rule, ...]] = {}
    for entry in table["verbs"]:
        for word in entry["words"]:
            verbs[word] = (*verbs.get(word, ()), _rule(entry))
    for entry in table["nouns"]:
        for word in entry["words"]:
            _file_noun(nouns, word, entry)
    refinable: dict[str, tuple[Refinement, ...]] = {}
    for entry in table["refine"]:
        for kind in entry["from"]:
            refinable[kind] = (*refinable.get(kind, ()), _refinement(entry))
    forms = frozenset(form for form, (base, _) in inflected().items() if base in verbs) | frozenset(nouns) | HARM_WORDS
    sets = [_words(table[name]) for name in ("context", "mishaps", "figurative", "wordy", "health", "craft")]
    return Rules(verbs, {word: _longest_first(found) for word, found in nouns.items()}, refinable, forms, *sets)


def plural(word: str) -> str:
    """The regular plural of an English noun."""
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _file_noun(nouns: dict[str, tuple[Rule, ...]], words: str, entry: dict[str, Any]) -> None:
    lead, _, word = words.rpartition(" ")
    for form, many in ((word, False), (_IRREGULAR.get(word, plural(word)), True)):
        rule = _rule(entry, noun=True, plural=many, lead=lead)
        nouns[form] = (*nouns.get(form, ()), rule)


def _longest_first(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(sorted(found, key=lambda rule: (not rule.lead, not rule.then_before)))


def _rule(entry: dict[str, Any], **more: Any) -> Rule:
    given: dict[str, Any] = {key: value for key, value in entry.items() if key != "words"}
    sets: dict[str, Any] = {key: frozenset(value) for key, value in given.items() if isinstance(value, list)}
    return Rule(**(given | sets | more))


def _refinement(entry: dict[str, Any]) -> Refinement:
    return Refinement(
        entry["to"],
        frozenset(entry.get("words", ())),
        tuple(entry.get("phrases", ())),
        frozenset(entry.get("weapons", ())),
        entry.get("target", ""),
    )


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())
