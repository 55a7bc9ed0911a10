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

PRECAUTION = frozenset(("prevent", "stop", "contain", "curb", "precaution", "precautionary", "avoid", "halt"))
SUSPICION = frozenset(("suspected", "probable", "possible", "suspect", "presumed"))
RELATIVES = frozenset(("who", "which", "whom"))
ASIDES = RELATIVES | {"including", "among", "mostly", "all", "most"}
PARTITIVE = frozenset(("them", "whom", "those"))
SINGLE = frozenset(["case", "death", "fatality", "infection", "victim", "died", "dead"]) | PARTITIVE
VAGUEST = frozenset(("some", "many", "few", "a few", "a number", "a small number", "a large number"))
VERBS = frozenset("VZXHMOGBK")
AUXILIARIES = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"])
BREAKS = frozenset(["while", "but", "whereas", "although", "though"])
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
    earlier: str  # the sentence up to this clause
    later: str  # and from it on
    bare: bool  # the clause has no verb


def window(sentence: Sentence, count: Count, counted: Sequence[Count]) -> Window:
    """The clause of ``count``, which no other count's clause overlaps."""
    first = bisect_left(sentence.starts, count.span[0])
    stop = max(first + 1, bisect_left(sentence.starts, count.span[1]))
    others = {bisect_left(sentence.starts, other.span[0]) for other in counted if other is not count}
    start, end = _start(sentence, first, others), _end(sentence, stop, others)
    phrase = _phrase(sentence, stop, end)
    lower, tags = sentence.lower, sentence.tags
    return Window(
        sentence.chars(start, end), _said(lower[start:first]), _said(lower[stop:phrase]), _said(lower[stop:end]),
        lower[phrase - 1] if phrase > stop else "", tags[stop : stop + 1] or ".",
        _said(lower[:start]), _said(lower[end:]), VERBS.isdisjoint(tags[start:end]),
    )  # fmt: skip


def _said(lower: list[str]) -> str:
    return f" {' '.join(lower)} "


def _start(sentence: Sentence, first: int, others: set[int]) -> int:
    """Back to a comma, a conjunction, or what joins this number to the one before."""
    i = first
    while i:
        tag, word = sentence.tags[i - 1], sentence.lower[i - 1]
        joint = word in JOINTS and any(other < i for other in others)
        if tag in ";:" or word in BREAKS or joint or i - 1 in others or tag == ",":
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
    i, seen = stop, False
    while i < end and (sentence.tags[i] in "JNPDSK#-R(" or (sentence.lower[i] == "of" and i < stop + 2)):
        if (seen and sentence.tags[i] in "DR") or (
            sentence.tags[i] == "K" and sentence.tags[i + 1 : i + 2] not in "NJPK#"
        ):
            break  # a new phrase, or the clause's verb
        seen = seen or sentence.tags[i] in "NP"
        i += 1
    return i


def what_is_counted(seen: Window, count: Count, before: str | None) -> str | None:
    """What ``count`` counts, or None where it is nothing that a figure tells."""
    said = seen.noun.split()
    animal = not words("animals").isdisjoint(said)
    if count.kind == "ordinal":
        return _ordinal(seen, count, animal)
    what = _by_noun(seen)
    if what is None and (seen.head not in words("things") or _changed(seen)):
        what = _by_clause(seen) or _carried(seen, before)
        what = what or ("other" if _of_people(seen) else None)
        what = None if what in ("other", "affected") and not animal and not _of_people(seen) else what
    if animal:
        return _of_animals(what, seen)
    return None if what == "animals_culled" and said else what


def no_count(sentence: Sentence, count: Count) -> bool:
    """Pronouns ("one feels", "both"), names ("School 59"), ages ("a farmer, 22, is") and words that bound nothing."""
    word = count.text.lower()
    if (count.low is None and count.high is None and word in VAGUEST) or word == "both":
        return True
    at = count.span[0] - sentence.start
    if sentence.text[max(0, at - 1) : at] == "%":  # "%27" of a page's address
        return True
    first = bisect_left(sentence.starts, count.span[0])
    stop = max(first + 1, bisect_left(sentence.starts, count.span[1]))
    before, behind = sentence.tags[first - 1 : first], sentence.tags[stop : stop + 1] or "."
    if word == "one":
        near = set(sentence.lower[stop : stop + 4])
        return (behind not in "JNK" and not (near & PARTITIVE)) or near.isdisjoint(
            words("people") | words("animals") | SINGLE
        )
    age = before == "," == behind and (count.high or 110) < 110
    return word.isdigit() and (age or (before == "P" and behind not in "NJPKI"))


def _of_people(seen: Window) -> bool:
    """Whether the noun phrase behind the number names people."""
    from onrecord.actors import is_people

    return not words("people").isdisjoint(seen.noun.split()) or is_people(seen.head)


def _by_noun(seen: Window) -> str | None:
    """By the first noun of the phrase that says it; "suspected cases" are suspected, treated patients in hospital."""
    found = nouns(seen.noun)
    if not found or found[0][1] == "incidents":
        return None
    what = found[0][1]
    if what == "cases":
        if not SUSPICION.isdisjoint([*seen.noun.split(), *seen.behind.split()[:5]]):
            return "suspected"
        told = {meaning for _, meaning in predicates(seen.noun + seen.behind)}
        if "patient" in seen.noun:
            return next(
                (w for w in ("deaths", "recovered", "hospitalised", "quarantined", "suspected") if w in told), what
            )
    return what


def _by_clause(seen: Window) -> str | None:
    """By the first predicate behind the number, else the last one before it.

    "12 people infected with the virus have died": what the participle tells gives way to the clause's own verb.
    """
    behind = predicates(seen.behind)
    if not behind:
        return _last(predicates(seen.before)) or (_last(nouns(seen.before)) if _elliptic(seen) else None)
    at, what = behind[0]
    said = seen.behind[:at].split()
    reduced = not AUXILIARIES.intersection(said) or not RELATIVES.isdisjoint(
        said
    )  # "people who were exposed have died"
    later = (
        told
        for place, told in behind[1:]
        if told not in (what, "cases", "other", "affected") and _finite(seen, at, place)
    )
    return next(later, what) if what in ("cases", "other") and reduced else what


def _finite(seen: Window, first: int, later: int) -> bool:
    """Whether the later of two predicates has a verb of its own: "infected with the virus | have died"."""
    return seen.behind.startswith("died", later) or bool(AUXILIARIES.intersection(seen.behind[first:later].split()))


def _carried(seen: Window, before: str | None) -> str | None:
    """Where its own clause tells nothing, what the sentence tells of others ("8 men and 8 women"), or what the number
    before it counted ("7 from Suva")."""
    if _elliptic(seen):
        return before
    definite = seen.before.split()[-1:] in (["the"], ["all"], ["these"], ["those"]) or "others" in seen.noun.split()
    if not _of_people(seen) or not (seen.bare or definite):
        return None
    told = sorted([*nouns(seen.earlier), *predicates(seen.earlier)])
    later = next((what for _, what in predicates(_behind_aside(seen.later))), None)
    return _last(told) or later or (before if definite else None)


def _behind_aside(said: str) -> str:
    """What follows an aside: ", including three children, | have died"; all of it where there is none."""
    if said.split()[:1] != [","] or not ASIDES.intersection(said.split()[1:3]):
        return said
    return " ," + said.removeprefix(" ,").partition(" ,")[2]


def _last(found: list[tuple[int, str]]) -> str | None:
    return next((what for _, what in reversed(found) if what != "incidents"), None)


def _elliptic(seen: Window) -> bool:
    """ "rose to 97", "down from 336 the year before", "7 from Suva": no noun of its own."""
    return _changed(seen) or not seen.noun.strip() or seen.tag in "I,."


def _changed(seen: Window) -> bool:
    said = seen.before.split()
    return said[-1:] in (["to"], ["from"], ["at"], ["by"]) and not words("changes").isdisjoint(said)


def _of_animals(what: str | None, seen: Window) -> str | None:
    """Animals die of a disease, and are culled by people."""
    if what == "deaths" and PRECAUTION.intersection(seen.behind.split()):
        return "animals_culled"
    if what is None:
        return "cases" if "affect" in seen.before else None
    return {"deaths": "animals_dead", "other": "cases", "affected": "cases"}.get(what, what)


def _ordinal(seen: Window, count: Count, animal: bool) -> str | None:
    """ "the fourth case", "the second victim to die", "the third assault in a week"."""
    found = nouns(seen.behind[:80])
    said = seen.behind.split()
    if count.low is None:
        return None
    if found and found[0][1] == "incidents":
        return "incidents" if count.low >= table("figures")["least_incidents"] and "in" in said else None
    told = predicates(seen.behind) if (animal or _of_people(seen)) and not seen.head.endswith("s") else []
    if told:
        return _of_animals(told[0][1], seen) if animal else told[0][1]
    singular = any(word in said[:5] for word in ("case", "death", "fatality", "victim", "infection", "outbreak"))
    if found and singular and found[0][1] in ("cases", "deaths", "suspected", "other"):
        return found[0][1]
    return None
