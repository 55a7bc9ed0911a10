"""Runs of capitalised words, particles between them included: where the names of a text may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.places.names import normal
from onrecord.places.vocabulary import words as listed

_CONTRACTED = re.compile(r"(?:['’](?:ve|ll|re|d|m)|n['’]t)$", re.IGNORECASE)  # "I've" is no name "Ive"
LONGEST = 60  # words that one run holds at most: a text in capitals is cut into such runs
HYPHENS = "‐‑-"
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class Word(NamedTuple):
    """One word of a run: code-point offsets, the printed form, its normal form, whether it is capitalised."""

    start: int
    end: int
    text: str
    key: str
    capital: bool


Run = list[Word]


def runs(text: str) -> Iterator[Run]:
    """The runs of ``text`` in order; the words of one run are joined by single blanks, hyphens or line ends."""
    for match in _patterns()[0].finditer(text):
        start = match.start()
        if start and text[start - 1].isalnum():
            continue
        start = _with_article(text, start)
        yield [Word(start + a, start + b, *word) for a, b, word in _words(text[start : match.end()])]


def _with_article(text: str, start: int) -> int:
    """Where the run begins with the Arabic article that a hyphen ties to its first word: "al-Qaim"."""
    if start < 3 or text[start - 1] not in HYPHENS:
        return start
    begin = next((at for at in (start - 3, start - 4) if at >= 0 and text[at : start - 1] in listed("articles")), start)
    return begin if begin == 0 or not text[begin - 1].isalnum() else start


@lru_cache(1 << 14)
def _words(run: str) -> tuple[tuple[int, int, tuple[str, str, bool]], ...]:
    if run.isalnum():
        return ((0, len(run), _word(run)),)
    return tuple([(*found.span(), _word(found[0])) for found in _patterns()[1].finditer(run)])


@lru_cache(1 << 15)
def _word(printed: str) -> tuple[str, str, bool]:
    key = normal(_CONTRACTED.sub("", printed))
    return printed, _SHORT.get(key, key), printed[0].isupper()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The run and its words. Both begin with a class of characters, over which ``re`` skips fast."""
    upper = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
    capital = rf"[{upper}](?:\.(?:[A-Z]\b\.?)+|(?:\w|['’‘ʿʾ`´](?!s\b)(?=\w)){{0,60}}(?:(?<=\b[SMF]t)\.(?= ))?)"
    particle, article = (_either(listed(name)) for name in ("particles", "articles"))
    join = rf"(?:[ \u00a0{HYPHENS}]|\r?\n(?![ \t]*\r?\n))(?:(?:{particle})[ \u00a0\n{HYPHENS}]){{0,3}}"
    words = rf"{capital}|\b(?:{particle}|{article})(?=[ \u00a0\n{HYPHENS}])"
    return re.compile(rf"{capital}(?:{join}{capital}){{0,{LONGEST}}}"), re.compile(words)


def _either(options: Iterable[str]) -> str:
    return "|".join(sorted(options, key=lambda option: (-len(option), option)))
