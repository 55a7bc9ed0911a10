"""What of an account is compared with another: the words of the passage that tells the incident, and of its report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from onrecord import codebook
from onrecord.linking.nouns import Filed
from onrecord.linking.profile import fold
from onrecord.model import Span

_WORD = re.compile(r"[^\W_]+")
Run = tuple[str, ...]


class Passage:
    """An account's telling, where its evidence is the headline alone the report's opening.

    Each view of it is worked out when it is first asked for.
    """

    def __init__(self, title: str, text: str, evidence: Sequence[Span]) -> None:
        body = len(title) + 2 if title else 0
        told = [text[max(0, start - body) : end - body] for start, end in evidence if end > body]
        self._report = text
        self.printed = "\n".join(told) or text[: codebook.table("independence")["copied"]["opening"]]

    @cached_property
    def words(self) -> list[str]:
        """All words of the passage."""
        return words(self.printed)

    @cached_property
    def content(self) -> list[str]:
        """The words that say something of a story."""
        return content(self.words)

    @cached_property
    def runs(self) -> frozenset[Run]:
        """The passage's runs of words."""
        return frozenset(runs(self.words, _run()))

    @cached_property
    def text(self) -> frozenset[Run]:
        """The whole report's runs of words, without the headline's."""
        return frozenset(runs(self._all, _run()))

    @cached_property
    def pairs(self) -> frozenset[Run]:
        """The passage's neighbouring content words."""
        return frozenset(pairwise(self.content))

    @cached_property
    def text_pairs(self) -> frozenset[Run]:
        """The whole report's neighbouring content words."""
        return frozenset(pairwise(content(self._all)))

    @cached_property
    def _all(self) -> list[str]:
        return words(self._report)


def passage(filed: Filed) -> Passage:
    """The passage of one account."""
    return _passage(filed.report.title or "", filed.report.text, filed.account.evidence)


@lru_cache(maxsize=256)  # a report's incidents are settled one after another, and anew when a report joins them
def _passage(title: str, text: str, evidence: tuple[Span, ...]) -> Passage:
    return Passage(title, text, evidence)


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


def _run() -> int:
    return int(codebook.table("independence")["copied"]["run"])


@cache
def _common() -> frozenset[str]:
    return frozenset(codebook.table("independence")["rewritten"]["common"].split())
