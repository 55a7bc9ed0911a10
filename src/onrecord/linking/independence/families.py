"""Which accounts repeat another's telling: families of copies, found by the words that two reports share.

Accounts find each other by pairs of content words, so that an incident with thousands of accounts is not compared
account by account; of a family one account a pair is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord import codebook
from onrecord.linking.independence.passage import Passage, Run, passage
from onrecord.linking.independence.quoted import same_voice
from onrecord.linking.independence.rewritten import retells
from onrecord.linking.independence.translated import translates
from onrecord.linking.independence.verbatim import repeats
from onrecord.linking.nouns import Filed

FEW = 12  # accounts that are all compared with each other


class Families:
    """Accounts, by publication, each in the family of the first one whose telling it shares."""

    def __init__(self, ordered: Sequence[Filed]) -> None:
        self._ordered = ordered
        self._passages = [passage(f) for f in ordered]
        self._root = list(range(len(ordered)))
        self.how: dict[int, str] = {}  # how an account shares another's telling
        self._index: dict[Run, list[int]] = defaultdict(list)
        for number in range(len(ordered)):
            self._place(number)

    def all(self) -> list[list[int]]:
        """The families, each and all of them by publication."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._ordered)):
            found[self.root(number)].append(number)
        return list(found.values())

    def root(self, number: int) -> int:
        """The first account of the family."""
        while self._root[number] != number:
            number = self._root[number]
        return number

    def _place(self, number: int) -> None:
        for other in self._near(number):
            if self.root(other) == self.root(number):
                continue
            how = shared(self._ordered[other], self._ordered[number], self._passages[other], self._passages[number])
            if how:
                self.how.setdefault(number, how)
                first, second = sorted((self.root(other), self.root(number)))
                self._root[second] = first
        if len(self._ordered) > FEW:
            self._list(number)

    def _near(self, number: int) -> Iterator[int]:
        """The earlier accounts that may share the telling, by publication."""
        if len(self._ordered) <= FEW:
            yield from range(number)
            return
        table = codebook.table("independence")["index"]
        listed = (self._index.get(pair, ()) for pair in self._passages[number].pairs)
        shared = Counter(other for others in listed if len(others) <= table["most"] for other in others)
        yield from sorted(other for other, pairs in shared.items() if pairs >= table["least"])

    def _list(self, number: int) -> None:
        for pair in self._passages[number].text_pairs:
            others = self._index[pair]
            if all(self.root(other) != self.root(number) for other in others):
                others.append(number)


def shared(a: Filed, b: Filed, told: Passage, again: Passage) -> str | None:
    """How ``b``, published no earlier than ``a``, shares the telling of ``a``, if it does; never of its own report."""
    if a.report.id == b.report.id:
        return None
    same_day = (a.report.published or date.max) == (b.report.published or date.max)
    if repeats(again, told) or (same_day and repeats(told, again)):
        return "repeats"
    if retells(told, again):
        return "retells"
    if same_voice(told, again):
        return "quotes"
    return "translates" if translates(a.report, b.report) else None
