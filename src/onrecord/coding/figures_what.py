"""What a number counts: by the noun behind it, by what its clause says became of those counted, else by what stood
before ("down from 336")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.codebook import table
from onrecord.coding.figures_words import nouns, predicates, words
from onrecord.model import Span
from onrecord.numbers import Count
from onrecord.reading import Sentence

BREAKS = frozenset("while but whereas although though".split())
JOINTS = frozenset(("and", "with", "including", "or", "plus"))


@dataclass(frozen=True, slots=True)
class Window:
    """A number's clause: its words before and behind the number, each word with a blank around it."""

    span: Span
    before: str
    noun: str  # the noun phrase right behind the number
    behind: str  # all of the clause behind the number
    head: str  # the last word of the noun phrase
    tag: str  # the tag of the word right behind the number


def window(sentence: Sentence, count: Count, counted: Sequence[Count]) -> Window:
    """The clause of ``count``, which no other count's clause overlaps."""
    first = bisect_left(sentence.starts, count.span[0])
    stop = max(first + 1, bisect_left(sentence.starts, count.span[1]))
    others = {bisect_left(sentence.starts, other.span[0]) for other in counted if other is not count}
    start, end = _start(sentence, first, others), _end(sentence, stop, others)
    phrase = _phrase(sentence, stop, end)
    lower = sentence.lower
    return Window(
        sentence.chars(start, end), _said(lower[start:first]), _said(lower[stop:phrase]), _said(lower[stop:end]),
        lower[phrase - 1] if phrase > stop else "", sentence.tags[stop : stop + 1],
    )  # fmt: skip


def _said(lower: list[str]) -> str:
    return f" {' '.join(lower)} "


def _start(sentence: Sentence, first: int, others: set[int]) -> int:
    """Back to a comma, a conjunction, or what joins this number to the one before."""
    i = first
    while i:
        tag, word = sentence.tags[i - 1], sentence.lower[i - 1]
        joint = word in JOINTS and any(other < i for other in others)
        if tag in ";:" or word in BREAKS or joint or i - 1 in others or (tag == "," and first - i > 0):
            break
        i -= 1
    return i


def _end(sentence: Sentence, stop: int, others: set[int]) -> int:
    i = stop
    while i < len(sentence.tags):
        tag, word = sentence.tags[i], sentence.lower[i]
        near = any(i < other <= i + 4 for other in others)
        if tag in ";" or word in BREAKS or i in others or (tag == "," and i > stop) or (word in JOINTS and near):
            break
        i += 1
    while i > stop and sentence.tags[i - 1] in ".,":
        i -= 1
    return max(i, stop)


def _phrase(sentence: Sentence, stop: int, end: int) -> int:
    """The end of the noun phrase behind the number: "16 | of the cases", "4,000 | dead wild birds"."""
    i = stop
    while i < end and (sentence.tags[i] in "JNPDSK#-R(" or sentence.lower[i] == "of" and i < stop + 2):
        i += 1
    return i


def what_is_counted(seen: Window, count: Count, before: str | None) -> str | None:
    """What ``count`` counts, or None where it is nothing that a figure tells."""
    if count.kind == "ordinal":
        return _ordinal(seen, count)
    if count.low is None and count.high is None and count.vague in ("some", "many", "few", "Some", "Many", "a number"):
        return None
    animal = not words("animals").isdisjoint(seen.noun.split())
    what = _by_noun(seen) or (_by_clause(seen, animal) if animal or _people(seen) else None)
    if what is None and _elliptic(seen):
        what = _last(nouns(seen.before)) or _last(predicates(seen.before)) or before
    if what is None and _people(seen) and seen.noun.strip():
        what = "other"
    return _of_animals(what, seen) if animal else what


def _by_noun(seen: Window) -> str | None:
    """By the first noun of the phrase that says it; "suspected cases" are suspected, treated patients in hospital."""
    found = nouns(seen.noun)
    if not found or found[0][1] == "incidents":
        return None
    what = found[0][1]
    if what == "cases":
        told = {meaning for _, meaning in predicates(seen.noun + seen.behind)}
        if "suspected" in told and ("suspected" in seen.noun or "probable" in seen.noun):
            return "suspected"
        if "patient" in seen.noun:
            return next((w for w in ("deaths", "recovered", "hospitalised", "quarantined", "suspected") if w in told), what)
    return what


def _people(seen: Window) -> bool:
    """Whether people are counted: a noun for them, or no noun at all ("over sixty remain in hospital")."""
    said = seen.noun.split()
    return not words("people").isdisjoint(said) or seen.tag in "VZXHMOKWIT." or not said


def _by_clause(seen: Window, animal: bool) -> str | None:
    """By the first predicate behind the number, else the last one before it; the same for nouns."""
    behind = predicates(seen.behind)
    if behind:
        return behind[0][1]
    return _last(predicates(seen.before)) or ("cases" if animal and "affect" in seen.before else None)


def _last(found: list[tuple[int, str]]) -> str | None:
    return found[-1][1] if found else None


def _elliptic(seen: Window) -> bool:
    """ "rose to 97", "down from 336", "7 from Suva": no noun of its own."""
    return not seen.noun.strip() or seen.tag in "I,."


def _of_animals(what: str | None, seen: Window) -> str | None:
    changed = {"deaths": "animals_dead", "other": "cases"}
    if what == "deaths" and "kill" in seen.before and "disease" not in seen.before and "virus" not in seen.before:
        return "animals_culled"
    return changed.get(what, what) if what else None


def _ordinal(seen: Window, count: Count) -> str | None:
    """ "the fourth case", "the second victim to die", "the third assault in a week"."""
    found = nouns(seen.behind[:80])
    at = seen.behind.split()[:5]
    if not found or count.low is None:
        return None
    what = found[0][1]
    if what == "incidents":
        return what if count.low >= table("figures")["least_incidents"] and "in" in seen.behind.split() else None
    singular = any(word in at for word in ("case", "death", "fatality", "victim", "infection", "outbreak"))
    return what if singular and what in ("cases", "deaths", "suspected", "other") else None
