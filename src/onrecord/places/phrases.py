"""The words that belong to a place name: kind words before and behind it, bearings, parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord import codebook
from onrecord.places.gazetteer import MAIN, named
from onrecord.places.mentions import Mention
from onrecord.places.setting import left, right
from onrecord.places.vocabulary import bearings, kind_words, words

TOWNS = frozenset({"settlement", "capital", "country"})


def widen(found: Sequence[Mention], text: str) -> None:
    """Sets each mention's span, kind and bearing from the words around it: "the [western Salaheddine province]"."""
    taken = 0  # where the name before ends: "the Dora district of Baghdad" is no "district of Baghdad"
    for mention in found:
        mention.text_start, mention.text_end = mention.start, mention.end
        _kind_behind(mention, text)
        if mention.kind is None:
            _kind_before(mention, text, taken)
        if mention.kind is None:
            _at_its_edge(mention, text)
        _bearing_before(mention, text, taken)
        taken = mention.text_end


def _kind_behind(mention: Mention, text: str) -> None:
    word, gap = right(text, mention.end)
    low = word.lower()
    if gap not in (" ", "-", "\n") or low not in kind_words():
        return
    end = mention.end + len(gap) + len(word)
    mention.kind, mention.kind_word = kind_words()[low], low
    if low in words("plurals"):
        return
    mention.text_end = end
    further, gap = right(text, end)
    if gap == " " and kind_words().get(further.lower()) == mention.kind:  # "the Hamrin mountain range"
        mention.text_end = end + 1 + len(further)
    _with_its_kind(mention, low)


def _with_its_kind(mention: Mention, word: str) -> None:
    """Takes the areas whose name holds the kind word: "Nineveh plains" are one."""
    if mention.kind in ("settlement", "country"):
        return
    whole = tuple(entry for entry in named(f"{mention.key} {word}") if entry.kind not in TOWNS)
    if whole and whole[0].how == MAIN:
        mention.entries = whole


def _at_its_edge(mention: Mention, text: str) -> None:
    """ "[Fallujah's southern outskirts]" are near the town."""
    found = _edge().match(text, mention.text_end)
    if found is not None:
        mention.kind, mention.kind_word, mention.text_end = "settlement", found[1].lower(), found.end()


@cache
def _edge() -> re.Pattern[str]:
    words = "|".join(sorted(codebook.table("relations")["edges"]))
    points = "|".join(sorted(bearings(), key=lambda word: (-len(word), word)))
    return re.compile(rf"['’]s (?:(?:{points}|outer|rural|inner) )?({words})\b")


def _kind_before(mention: Mention, text: str, taken: int) -> None:
    """ "province of Kirkuk", "the northern city of Mosul", "Lake Chad", "Mount Sinjar", "the village Barwana"."""
    word, gap = left(text, mention.start)
    start, low, of = mention.start - len(gap) - len(word), word.lower(), False
    while low in ("of", "the") and gap == " " and not (of and low == "of"):
        of = of or low == "of"
        word, gap = left(text, start)
        start, low = start - len(gap) - len(word), word.lower()
    if start < taken or gap != " " or low not in kind_words() or not (of or low in words("kind_before")):
        return
    mention.kind, mention.kind_word, mention.text_start = kind_words()[low], low, start


def _bearing_before(mention: Mention, text: str, taken: int) -> None:
    word, gap = left(text, mention.text_start)
    low = word.lower()
    if gap not in (" ", "-", "\n") or mention.text_start - len(gap) - len(word) < taken:
        return
    start = mention.text_start - len(gap) - len(word)
    if low in words("parts"):
        mention.part, mention.text_start = True, start
    elif low in bearings():
        two, gap2 = left(text, start)
        if gap2 in (" ", "-") and f"{two.lower()} {low}" in bearings():
            start -= len(gap2) + len(two)
            low = f"{two.lower()} {low}"
        mention.bearing, mention.text_start = bearings()[low], start
