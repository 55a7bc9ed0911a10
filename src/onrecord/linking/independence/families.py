"""Which accounts repeat another's telling: families of copies, found by the words that two reports share.

Accounts find each other by pairs of content words, so that an incident with thousands of accounts is not compared
account by account; of a family one account a pair is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord import codebook
from onrecord.linking.independence.passage import Passage, Run, passage
from onrecord.linking.independence.quoted import same_voice
from onrecord.linking.independence.rewritten import retells
from onrecord.linking.independence.translated import figures, translates
from onrecord.linking.independence.verbatim import repeats
from onrecord.linking.nouns import Filed

FEW = 12  # accounts that are all compared with each other


class Families:
    """Accounts, by publication, each in the family of the first one whose telling it shares.

    A later account that leans on two tellings does not make them one.
    """

    def __init__(self, ordered: Sequence[Filed]) -> None:
        self._ordered = ordered
        self._passages = [passage(f) for f in ordered]
        self._first: list[int] = []  # of each account's family
        self.how: dict[int, str] = {}  # how an account shares another's telling
        self._index: dict[Run, list[int]] = defaultdict(list)
        for number in range(len(ordered)):
            self._place(number)

    def all(self) -> list[list[int]]:
        """The families, each and all of them by publication."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, first in enumerate(self._first):
            found[first].append(number)
        return list(found.values())

    def _place(self, number: int) -> None:
        for other in self._near(number):
            how = shared(self._ordered[other], self._ordered[number], self._passages[other], self._passages[number])
            if how:
                self._first.append(self._first[other])
                self.how[number] = how
                break
        else:
            self._first.append(number)
        if len(self._ordered) > FEW:
            self._list(number)

    def _near(self, number: int) -> Iterable[int]:
        """The earlier accounts that may share the telling, by publication."""
        if len(self._ordered) <= FEW:
            return range(number)
        table = codebook.table("independence")["index"]
        asked = self._passages[number].pairs | self._figures(number)
        listed = (self._index.get(pair, ()) for pair in asked)
        met = Counter(other for others in listed if len(others) <= table["most"] for other in others)
        return sorted(other for other, pairs in met.items() if pairs >= table["least"])

    def _list(self, number: int) -> None:
        for pair in self._passages[number].text_pairs | self._figures(number):
            others = self._index[pair]
            if all(self._first[other] != self._first[number] for other in others):
                others.append(number)

    def _figures(self, number: int) -> frozenset[Run]:
        """The report's figures, by which a translation is found."""
        return frozenset((str(figure),) for figure in figures(self._ordered[number].report.text))


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
