"""What of an account is compared with another: the words of the passage that tells the incident, and of its report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from onrecord import codebook
from onrecord.linking.nouns import Filed
from onrecord.linking.profile import fold
from onrecord.model import Span

_WORD = re.compile(r"[^\W_]+")
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """An account's telling. ``words`` are folded; ``content`` leaves the commonest out; ``runs`` are its runs of words,
    ``text`` those of the whole report below the headline, ``pairs`` the report's neighbouring content words."""

    printed: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    runs: frozenset[Run]
    text: frozenset[Run]
    pairs: frozenset[Run]


def passage(filed: Filed) -> Passage:
    """The passage of one account; where its evidence is the headline alone, the report's opening stands in."""
    return _passage(filed.report.title or "", filed.report.text, filed.account.evidence)


@lru_cache(maxsize=512)  # a report's incidents are settled one after another, and anew when a report joins them
def _passage(title: str, text: str, evidence: tuple[Span, ...]) -> Passage:
    table, body = codebook.table("independence")["copied"], len(title) + 2 if title else 0
    told = [text[max(0, start - body) : end - body] for start, end in evidence if end > body]
    every = words(text)
    printed = "\n".join(told) if told else text
    own = words(printed) if told else every[: table["opening"]]
    size = table["run"]
    return Passage(
        printed, tuple(own), tuple(content(own)), frozenset(runs(own, size)), frozenset(runs(every, size)),
        frozenset(pairwise(content(every))),
    )  # fmt: skip


def words(text: str) -> list[str]:
    """All words and numbers, in small letters without accents."""
    return _WORD.findall(fold(text))


def runs(words: Sequence[str], size: int) -> Iterable[Run]:
    """Every run of ``size`` words."""
    return zip(*(words[start:] for start in range(size)), strict=False)


def content(words: Iterable[str]) -> list[str]:
    """The words that say something of a story."""
    common = _common()
    return [word for word in words if word not in common]


@cache
def _common() -> frozenset[str]:
    return frozenset(codebook.table("independence")["rewritten"]["common"].split())
