"""The words that belong to a place name: kind words before and behind it, bearings, parts."""

from __future__ import annotations

import re
from functools import cache

from onrecord.places.mentions import Mention
from onrecord.places.setting import left, right
from onrecord.places.vocabulary import bearings, kind_words, words


def widen(mention: Mention, text: str) -> None:
    """Sets the mention's span, kind and bearing from the words around it: "the [western Salaheddine province]"."""
    mention.text_start, mention.text_end = mention.start, mention.end
    _kind_behind(mention, text)
    if mention.kind is None:
        _kind_before(mention, text)
    _bearing_before(mention, text)


def _kind_behind(mention: Mention, text: str) -> None:
    word, gap = right(text, mention.end)
    low = word.lower()
    if gap not in (" ", "-", "\n") or low not in kind_words():
        return
    end = mention.end + len(gap) + len(word)
    mention.kind, mention.kind_word = kind_words()[low], low
    if low not in words("plurals"):
        mention.text_end = end


def _kind_before(mention: Mention, text: str) -> None:
    """ "province of Kirkuk", "the northern city of Mosul", "Lake Chad", "Mount Sinjar", "the village Barwana"."""
    found = _before().search(text, max(0, mention.start - 24), mention.start)
    if found is None:
        return
    low = found[1].lower()
    if found[2] or low in ("lake", "mount", "camp", "fort", "village", "river", "cape", "port"):
        mention.kind, mention.kind_word = kind_words().get(low), low
        mention.text_start = found.start(1)


@cache
def _before() -> re.Pattern[str]:
    either = "|".join(sorted({*kind_words()}, key=len, reverse=True))
    return re.compile(rf"\b({either}) (of (?:the )?)?\Z", re.IGNORECASE)


def _bearing_before(mention: Mention, text: str) -> None:
    word, gap = left(text, mention.text_start)
    low = word.lower()
    if gap not in (" ", "-", "\n"):
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
