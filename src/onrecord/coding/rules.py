"""The trigger rules of codebook/triggers.yaml, ready to be looked up by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from onrecord import codebook
from onrecord.coding.harm_words import harm_words
from onrecord.reading.words import verbs as inflected

T = TypeVar("T")

# Lists of words in the table, beside the rules.
_LISTS = (
    "context", "mishaps", "figurative", "wordy", "health", "craft", "harms", "crowds", "staging", "threatening",
    "ongoing", "growing", "aside",
)  # fmt: skip


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
    """The whole table: rules by the word that they are of, and its lists of words."""

    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    refinable: dict[str, tuple[Refinement, ...]]  # by the type that they refine
    forms: frozenset[str]  # every word without which a sentence tells of nothing
    context: frozenset[str]
    mishaps: frozenset[str]
    figurative: frozenset[str]
    wordy: frozenset[str]
    health: frozenset[str]
    craft: frozenset[str]
    harms: frozenset[str]
    crowds: frozenset[str]
    staging: frozenset[str]
    threatening: frozenset[str]
    ongoing: frozenset[str]
    growing: frozenset[str]
    aside: frozenset[str]


@cache
def rules() -> Rules:
    """All trigger rules, read at first use. Verbs are filed under their base form."""
    table: Any = codebook.table("triggers")
    verbs = _filed((word, _rule(entry)) for entry in table["verbs"] for word in entry["words"])
    nouns = _filed(filed for entry in table["nouns"] for words in entry["words"] for filed in _noun(words, entry))
    refinable = _filed((kind, _refinement(entry)) for entry in table["refine"] for kind in entry["from"])
    inflections = (form for form, (base, _) in inflected().items() if base in verbs)
    forms = harm_words().telling.union(inflections, nouns)
    lists = {name: _words(table[name]) for name in _LISTS}
    return Rules(verbs, {word: _longest_first(found) for word, found in nouns.items()}, refinable, forms, **lists)


def _filed(entries: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Key -> all that is given for it, in the order of the table."""
    found: dict[str, tuple[T, ...]] = {}
    for key, value in entries:
        found[key] = (*found.get(key, ()), value)
    return found


def plural(word: str) -> str:
    """The regular plural of an English noun."""
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _noun(words: str, entry: dict[str, Any]) -> Iterator[tuple[str, Rule]]:
    """A noun's rules under its singular and its plural; one of two words is filed under the second."""
    lead, _, word = words.rpartition(" ")
    for form, many in ((word, False), (plural(word), True)):
        yield form, _rule(entry, noun=True, plural=many, lead=lead)


def _longest_first(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules of a noun with those first that ask for a word before it."""
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
