"""An account's spans moved into the changed text of its report, where its words still stand there. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from onrecord.model import Account, Span
from onrecord.plain import build, plain

_PIECE = re.compile(r"\w+\W*|\W+")
Move = Callable[[list[int]], list[int] | None]


def moved(account: Account, old: str, new: str) -> Account | None:
    """The account with every span where its words stand in ``new``; ``None`` where those of a value stand there no
    more, or no sentence of it is left."""
    if old == new:
        return account
    shift = Shift(old, new)
    data = plain(account)
    data["evidence"] = [span for span in map(shift.roughly, data["evidence"]) if span]
    if not data["evidence"] or not all(_moved(data[name], shift) for name in data if name != "evidence"):
        return None
    return build(Account, data)


def _moved(value: Any, shift: Shift) -> bool:
    """Moves all spans within ``value``, which is changed; whether each could be."""
    if isinstance(value, list):
        return all(_moved(item, shift) for item in value)
    if not isinstance(value, dict):
        return True
    if "mentions" in value:
        value["mentions"] = [span for span in map(shift.exactly, value["mentions"]) if span]
    for holder in (value, value.get("spans") or {}):
        for name in [name for name in holder if holder is not value or name == "span"]:
            holder[name] = shift.exactly(holder[name])
            if holder[name] is None:
                return False
    return all(_moved(item, shift) for name, item in value.items() if name not in ("span", "spans", "mentions"))


class Shift:
    """From offsets into ``old`` to offsets into ``new``, where the two are the same."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._blocks = _same(old, new)

    def exactly(self, span: list[int] | Span) -> list[int] | None:
        """Where the words stand now: within what was left as it was, else where they stand once in both texts."""
        start, end = span
        if (at := self._shifted(start, end)) is not None:
            return [at, at + end - start]
        words = self._old[start:end]
        if self._old.count(words) == 1 and self._new.count(words) == 1:
            return [(at := self._new.index(words)), at + len(words)]
        return None

    def roughly(self, span: list[int] | Span) -> list[int] | None:
        """The same; or, of a sentence of which some words were changed, from its beginning to its end."""
        start, end = span
        if (found := self.exactly(span)) is not None:
            return found
        first, last = self._shifted(start, start + 1), self._shifted(end - 1, end)
        if first is None or last is None or not 0 <= last - first < 2 * (end - start):
            return None
        return [first, last + 1]

    def _shifted(self, start: int, end: int) -> int | None:
        """Where the stretch begins now, if it lies within what was left as it was."""
        inside = (start - a + b for a, b, size in self._blocks if a <= start and end <= a + size)
        return next(inside, None)


def _same(old: str, new: str) -> list[tuple[int, int, int]]:
    """The stretches that both texts share, in order: offset in the one and in the other, and length. They are found
    word by word, and go on as far as the letters are the same."""
    one, other = _PIECE.findall(old), _PIECE.findall(new)
    starts, others = _offsets(one), _offsets(other)
    blocks = SequenceMatcher(None, one, other).get_matching_blocks()
    found = ((starts[a], others[b], starts[a + size] - starts[a]) for a, b, size in blocks if size)
    return [(a, b, _on(old, new, a, b, size)) for a, b, size in found]


def _on(old: str, new: str, a: int, b: int, size: int) -> int:
    """How far the stretch goes on."""
    while a + size < len(old) and b + size < len(new) and old[a + size] == new[b + size]:
        size += 1
    return size


def _offsets(pieces: list[str]) -> list[int]:
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found
