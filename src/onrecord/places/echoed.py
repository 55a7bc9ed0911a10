"""The place named last, told of by a mere noun: "south of the city", "20 km from the town", "in the same province"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import codebook
from onrecord.places.mentions import Mention
from onrecord.places.relations import Phrase, relation_before

FARTHEST = 600  # characters back to the name that is meant
TOWNS = frozenset({"settlement", "capital", "neighbourhood", "camp"})
DIVISIONS = frozenset({"admin1", "admin2"})


def echoed(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """A mention for each noun that a relation phrase stands before, and for each that is "the same"; ``echo`` is the
    name meant."""
    towns = [mention for mention in found if mention.entries[0].kind in TOWNS]
    for match in _noun().finditer(text) if towns else ():
        name = _last(towns, match.start(1))
        phrase = relation_before(text, match.start(1)) if name else None
        if name is not None and phrase is not None and phrase.start > name.text_end:
            yield _mention(name, match, phrase=phrase)
    divisions = [mention for mention in found if _is_division(mention)]
    for match in _same().finditer(text) if found else ():
        if name := _last(divisions if match[2] in _divisions() else towns, match.start(1)):
            yield _mention(name, match)


def _last(names: Sequence[Mention], start: int) -> Mention | None:
    """The last of the names before ``start``, if it is not too far away."""
    at = bisect_right([name.start for name in names], start) - 1
    return names[at] if at >= 0 and start - names[at].text_end <= FARTHEST else None


def _mention(name: Mention, match: re.Match[str], phrase: Phrase | None = None) -> Mention:
    start, end = match.span(1)
    return Mention(start, end, name.key, name.entries, [], 0, 0, start, end, phrase=phrase, echo=name)


def _is_division(mention: Mention) -> bool:
    """Whether a division is named, or a name with the word for one: "Kirkuk province"."""
    return mention.kind in DIVISIONS or (mention.kind is None and mention.entries[0].kind in DIVISIONS)


@cache
def _divisions() -> frozenset[str]:
    return frozenset(codebook.table("relations")["echoed_divisions"])


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\bthe ({_words('echoes')})\b(?!['’-]| (?:of|hall|council|centre|center|limits)\b| [A-Z])")


@cache
def _same() -> re.Pattern[str]:
    nouns = f"{_words('echoes')}|{_words('echoed_divisions')}"
    return re.compile(rf"\b(?i:in|at|inside|across) ((?:the same|that) ({nouns}))\b(?!['’-]| [A-Z])")


def _words(name: str) -> str:
    return "|".join(sorted(codebook.table("relations")[name], key=lambda word: (-len(word), word)))
