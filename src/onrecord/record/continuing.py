"""Which account of a report coded anew, or of its changed text, continues which account of before. Pure.

Two accounts are alike by the words that they stand on and by what they say; the most alike pair goes first, and each
account is paired once. The codebook's table ``lineage`` says what counts how much, and how alike is alike enough.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from onrecord import codebook
from onrecord.model import Account, Participant

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """An account with the text that its spans point into, and the root of the line of accounts that it ends."""

    account: str
    root: tuple[str, int]
    text: str
    value: Account


def continued(before: Sequence[Line], fresh: Sequence[Line]) -> dict[str, Line]:
    """By the id of an account of ``fresh``, the one of ``before`` that it continues, if any."""
    if not (before and fresh):
        return {}
    table = codebook.table("lineage")
    old, new = [_features(line) for line in before], [_features(line) for line in fresh]
    scored = ((likeness(old[i], new[j], table["weights"]), i, j) for i in range(len(old)) for j in range(len(new)))
    good = sorted((-score, i, j) for score, i, j in scored if score >= table["least"])
    found: dict[str, Line] = {}
    used: set[int] = set()
    for _, i, j in good:
        if i not in used and fresh[j].account not in found:
            used.add(i)
            found[fresh[j].account] = before[i]
    return found


Features = dict[str, frozenset[Hashable]]


def likeness(one: Features, other: Features, weights: dict[str, float]) -> float:
    """From 0 to 1: the weighted mean of how far the features agree; what both leave untold says nothing."""
    shares = [(_dice(one[name], other[name]), weight) for name, weight in weights.items() if one[name] or other[name]]
    return sum(share * weight for share, weight in shares) / sum(weight for _, weight in shares) if shares else 0.0


def _dice(one: Set[Any], other: Set[Any]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _features(line: Line) -> Features:
    account, text = line.value, line.text
    told = " ".join(text[start:end] for start, end in account.evidence)
    return {
        "words": frozenset(_WORD.findall(told.casefold())),
        "type": frozenset({account.type}),
        "place": frozenset(_named([account.place.name or account.place.text] if account.place else [])),
        "days": frozenset({(account.when.start, account.when.end)} if account.when and account.when.start else ()),
        "perpetrators": frozenset(_named(map(_name, account.perpetrators))),
        "targets": frozenset(_named(map(_name, account.targets))),
        "harm": frozenset((h.effect, h.low, h.high, h.vague) for h in account.harm),
    }


def _name(party: Participant) -> str:
    return party.name or party.text


def _named(names: Any) -> Iterator[str]:
    return (name.casefold() for name in names)
