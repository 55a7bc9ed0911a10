"""The clause of a number: how far it reaches, and which numbers count nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.coding.figures_words import nouns, words
from onrecord.model import Span
from onrecord.numbers import Count
from onrecord.reading import Sentence

PARTITIVE = frozenset(("them", "whom", "those"))
SINGLE = frozenset(["case", "death", "fatality", "infection", "victim", "outbreak", "died", "dead"]) | PARTITIVE
VAGUEST = frozenset(("some", "many", "few", "a few", "a number", "a small number", "a large number"))
BOTH = "both"
KIN = frozenset(("family", "household"))
BOUNDING = frozenset(("under", "over", "above", "below", "between"))
VERBS = frozenset("VZXHMOGBK")
FINITE = frozenset("VZXHMO")
BREAKS = frozenset(["while", "but", "whereas", "although", "though"])
SUBORDINATORS = frozenset("after before since because where when if unless until once as".split())
JOINTS = frozenset(("and", "with", "including", "or", "plus"))
SUMS = frozenset(("number", "toll", "tally"))
PRONOUNS = frozenset(("he", "she", "i"))
YOUNG = frozenset(  # before "over 65" and "under 25", which are ages
    """mostly aged children those people all infants boys girls kids women men adults pilgrims anyone everyone persons
    residents passengers pupils students adolescents citizens patients teenagers""".split()
)
REACH = 8  # words behind a subordinator among which its verb stands


@dataclass(frozen=True, slots=True)
class Window:
    """A number's clause: its words before and behind the number, each word with a blank around it."""

    span: Span
    before: str
    noun: str  # the noun phrase right behind the number
    behind: str  # all of the clause behind the number
    head: str  # the last word of the noun phrase
    noun_tag: str  # its tag
    tag: str  # the tag of the word right behind the number
    lead: str  # and of the word right before it
    earlier: str  # the sentence up to this clause
    later: str  # and from it on
    bare: bool  # the clause has no verb
    open: bool  # nor has what stands behind the number


def window(sentence: Sentence, count: Count, counted: Sequence[Count]) -> Window:
    """The clause of ``count``, which no other count's clause overlaps."""
    first, stop = _words(sentence, count)
    apart = [one for one in counted if one is not count and not of_places(sentence, one)]
    others = [span for span in (_words(sentence, one) for one in apart) if not _of_a_herd(sentence, span[0])]
    start = _start(sentence, first, {last - 1 for _, last in others})
    end = _end(sentence, stop, {begin for begin, _ in others})
    phrase = _phrase(sentence, stop, end)
    lower, tags = sentence.lower, sentence.tags
    return Window(
        sentence.chars(start, end), _said(lower[start:first]), _said(lower[stop:phrase]), _said(lower[stop:end]),
        *((lower[phrase - 1], tags[phrase - 1]) if phrase > stop else ("", ".")), tags[stop : stop + 1] or ".",
        tags[first - 1 : first] or ".", _said(lower[:start]), _said(lower[end:]), VERBS.isdisjoint(tags[start:end]),
        VERBS.isdisjoint(tags[stop:end]),
    )  # fmt: skip


def _of_a_herd(sentence: Sentence, first: int) -> bool:
    """ "Six cows of a herd of | 114 showed signs": the size of the group that the others belong to."""
    before = sentence.lower[max(0, first - 3) : first]
    return before[-1:] == ["of"] and before[:1] in (["a"], ["its"], ["the"]) and before[1:2] != ["total"]


def of_places(sentence: Sentence, count: Count) -> bool:
    """Whether the noun behind the number names places or things: "650 people in | 20 states have fallen ill"."""
    i = _words(sentence, count)[1]
    while sentence.tags[i : i + 1] and sentence.tags[i : i + 1] in "JNPK":
        if sentence.tags[i] == "N" and (sentence.lower[i] in words("places") or sentence.lower[i] in words("things")):
            return True
        i += 1
    return False


def _words(sentence: Sentence, count: Count) -> tuple[int, int]:
    first = max(0, bisect_right(sentence.starts, count.span[0]) - 1)
    return first, max(first + 1, bisect_left(sentence.starts, count.span[1]))


def _said(lower: list[str]) -> str:
    return f" {' '.join(lower)} "


def _start(sentence: Sentence, first: int, others: set[int]) -> int:
    """Back to a comma, a conjunction, what opens a clause, or what joins this number to the one before."""
    i = first
    while i:
        tag, word = sentence.tags[i - 1], sentence.lower[i - 1]
        joint = word in JOINTS and any(other < i for other in others)
        opened = word == "that" or (word in SUBORDINATORS and not FINITE.isdisjoint(sentence.tags[i:first]))
        if tag in ";:," or word in BREAKS or joint or opened or i - 1 in others:
            break
        i -= 1
    return i


def _end(sentence: Sentence, stop: int, others: set[int]) -> int:
    i = stop
    while i < len(sentence.tags):
        tag, word = sentence.tags[i], sentence.lower[i]
        near = any(i < other <= i + 4 and "," not in sentence.tags[i:other] for other in others)
        closed = (tag in ";:" and i > stop) or word in BREAKS or i in others or (tag == "," and i > stop)
        summed = word == "and" and not SUMS.isdisjoint(sentence.lower[i + 1 : i + 4])  # "and the number of injured at"
        if closed or summed or (word in JOINTS and near) or (i > stop and _opens(sentence, i)):
            break
        i += 1
    while i > stop and sentence.tags[i - 1] in ".,:":
        i -= 1
    return max(i, stop)


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether a clause of its own begins: "| after a guest fell ill", but no clause in "after the storm"."""
    return sentence.lower[i] in SUBORDINATORS and not FINITE.isdisjoint(sentence.tags[i + 1 : i + REACH])


def _phrase(sentence: Sentence, stop: int, end: int) -> int:
    """The end of the noun phrase behind the number: "25 | of the goats", "600 | lame old mules"."""
    i, seen = stop, False
    while i < end and (sentence.tags[i] in "JNPDSK#-R(" or (sentence.lower[i] == "of" and i < stop + 2)):
        if (seen and sentence.tags[i] in "DR") or (
            sentence.tags[i] == "K" and sentence.tags[i + 1 : i + 2] not in "NJPK#"
        ):
            break  # a new phrase, or the clause's verb
        seen = seen or sentence.tags[i] in "NP"
        i += 1
    return i


def no_count(sentence: Sentence, count: Count) -> bool:
    """Pronouns ("one feels", "both"), names ("School 59"), ages ("a farmer, 22, is") and words that bound nothing."""
    word = count.text.lower()
    if (count.low is None and count.high is None and word.removesuffix(" more") in VAGUEST) or word == BOTH:
        return True
    at = count.span[0] - sentence.start
    if sentence.text[max(0, at - 1) : at] == "%":  # "%27" of a page's address
        return True
    first, stop = _words(sentence, count)
    if word == "none" and sentence.lower[stop : stop + 2] == ["at", "all"]:
        return True
    if sentence.lower[max(0, first - 2) : first] in (["one", "in"], ["all", "but"]):
        return True
    if sentence.lower[first - 1 : first] in (["number"], ["magnitude"], ["phase"], ["level"]):
        return True
    if word == "one" and {"to", "another"} <= {*sentence.lower[stop : stop + 5]}:
        return True  # "passed from one person to another"
    if _hour(sentence, stop, count) or sentence.lower[stop : stop + 1] == ["times"]:
        return True
    if word.endswith("zero") and sentence.lower[first - 1 : first] in (["below"], ["above"], ["at"]):
        return True
    if word == "one":
        return _pronoun(sentence, first, stop)
    return _age(sentence, first, stop, count) or (
        word.isdigit()
        and sentence.tags[first - 1 : first] == "P"
        and (sentence.tags[stop : stop + 1] or ".") not in "NJPKI"
        and not _in_list(sentence, first)
    )


def _hour(sentence: Sentence, stop: int, count: Count) -> bool:
    """ "Five in the afternoon", "nine at night"."""
    behind = sentence.lower[stop : stop + 3]
    day = behind[:1] == ["in"] and behind[2:] in (["morning"], ["afternoon"], ["evening"])
    return (day or behind[:2] == ["at", "night"]) and (count.high or 25) < 25


def are_animals(said: list[str]) -> bool:
    """Whether a noun phrase names animals; "bird flu" names none."""
    named, following = words("animals"), words("hazards")
    return any(word in named and following.isdisjoint(said[i + 1 : i + 2]) for i, word in enumerate(said))


def _pronoun(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether "one" is no count of people, animals or cases."""
    lower, behind = sentence.lower, sentence.tags[stop : stop + 1] or "."
    if lower[first - 1 : first] in (["of"], ["but"]) or lower[stop : stop + 1] in ([word] for word in KIN):
        return True  # "the mother of one of them", "all but one", "members of one family"
    if lower[stop : stop + 1] == ["in"] and sentence.tags[stop + 1 : stop + 2] == "#":
        return True  # "one in five"
    if behind in "IX" and lower[stop] != "of":  # "four from Lome, one from Accra", "two have died and one is ill"
        return not _in_list(sentence, first)
    near = set(lower[stop : stop + 4])
    return (behind not in "JNK" and not (near & PARTITIVE)) or near.isdisjoint(
        words("people") | words("animals") | SINGLE
    )


def _in_list(sentence: Sentence, first: int) -> bool:
    """Whether a number goes on a list of numbers: "Spain has 57 cases, the United Kingdom 27 and Italy five"."""
    i = first
    while i and sentence.tags[i - 1] in "PDJ":
        i -= 1
    return i > 1 and sentence.tags[i - 1] in ",C" and "#" in sentence.tags[: i - 1]


def _age(sentence: Sentence, first: int, stop: int, count: Count) -> bool:
    """ "A farmer, 22, is", "he was 77", "at the age of 85", "died at 30"."""
    if (count.high or 110) >= 110:
        return False
    before, behind = sentence.tags[first - 1 : first], sentence.tags[stop : stop + 1] or "."
    said = sentence.lower[max(0, first - 2) : first]
    if count.text.lower().split()[0] in BOUNDING and behind in ".,CIXVMHZB":
        return not YOUNG.isdisjoint([*said[-1:], *said[:1]] if said[-1:] == ["and"] else said[-1:])
    if before == "," == behind and count.text.isdigit():
        return True
    if "ages" in sentence.lower[max(0, first - 4) : first] or said == ["between", "ages"]:
        return True  # "between the ages of 2 and | 88"
    if said[-1:] == ["aged"] or said == ["age", "of"] or (said[-1:] == ["of"] and said[0] in words("somebody")):
        return True
    if behind == "." and said[-1:] in (["is"], ["was"]) and words("total").isdisjoint(sentence.lower[:first]):
        return count.text.isdigit() and not nouns(_said(sentence.lower[:first]))
    return behind in ".,IC" and ((said[:1] != [] and said[0] in PRONOUNS) or said in (["died", "at"], ["dies", "at"]))
