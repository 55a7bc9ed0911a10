"""Runs of capitalised words, particles between them included: where the names of a text may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from onrecord.places.names import normal
from onrecord.places.vocabulary import words as listed

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class Word(NamedTuple):
    """One word of a run: code-point offsets, the printed form and its normal form."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


Run = list[Word]


def runs(text: str) -> Iterator[Run]:
    """The runs of ``text`` in order; the words of one run are joined by single blanks, hyphens or line ends."""
    run, word = _patterns()
    for match in run.finditer(text):
        yield [_word(found) for found in word.finditer(text, match.start(), match.end())]


def _word(found: re.Match[str]) -> Word:
    printed = found[0]
    key = normal(printed)
    return Word(found.start(), found.end(), printed, _SHORT.get(key, key))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    upper = "".join(
        chr(code)
        for code in range(0x41, 0x1F00)
        if (chr(code).isupper() and code < 0x250) or (code >= 0x1E00 and chr(code).isupper())
    )
    letters = (
        rf"(?:[A-Z]\.)+[A-Z]\b\.?|[A-Z]\.(?:[A-Z]\.)+|(?:St|Ste|Mt|Ft)\.(?= )|[{upper}](?:\w|['’‘ʿʾ`´](?!s\b)(?=\w))*"
    )
    particle, article = (_either(listed(name)) for name in ("particles", "articles"))
    join = rf"(?:[ \u00a0‐‑-]|\r?\n(?![ \t]*\r?\n))(?:(?:{particle})[ \u00a0\n‐‑-]){{0,3}}"
    name = rf"(?:(?:{article})[-‐‑])?(?:{letters})"
    return re.compile(rf"\b{name}(?:{join}(?:{letters}))*"), re.compile(rf"{letters}|(?:{particle})(?=[ \u00a0\n‐‑-])")


def _either(options: Iterable[str]) -> str:
    return "|".join(sorted(options, key=lambda option: (-len(option), option)))
