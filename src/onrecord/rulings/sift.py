"""What a ruling goes on with: the accounts' values that it takes in, and why not the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.bounds import in_words
from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.range import highest, lowest
from onrecord.rulings.tolls import vague


class Sift:
    """The values of one effect that are still in, and by account why the others are out. Copies are out already."""

    def __init__(self, effect: str, values: Sequence[OwnValue]) -> None:
        self.effect, self.values = effect, tuple(values)
        self.kept = [value for value in values if not value.copied]
        self.out: dict[str, str] = {}

    def keep(self, wanted: Callable[[OwnValue], bool], why: Callable[[OwnValue], str]) -> Sift:
        """Leaves out what is not ``wanted``, each value with its reason."""
        self.out |= {value.account: why(value) for value in self.kept if not wanted(value)}
        self.kept = [value for value in self.kept if wanted(value)]
        return self

    def reliable(self) -> Sift:
        """Leaves out the doubtful, where another account gives a bound."""
        if any(not value.doubt and bounded(value) for value in self.kept):
            self.keep(lambda value: not value.doubt, lambda value: value.doubt)
        return self

    def numbered(self) -> Sift:
        """Leaves out those without a number, where there is one; a number is the least that an account tells."""
        if any(value.low is not None for value in self.kept):
            self.keep(lambda value: value.low is not None, lambda value: "gives no number" + _open(value))
        return self

    def last_words(self) -> Sift:
        """Of each source's values only those of its last day: what it says now is its word."""
        last: dict[str, OwnValue] = {}
        for value in self.kept:
            before = last.setdefault(source(value), value)
            last[source(value)] = value if _day(value) > _day(before) else before
        return self.keep(
            lambda value: _day(value) == _day(last[source(value)]),
            lambda value: f"{last[source(value)].outlet} says {said(last[source(value)])} later",
        )

    def toll(self, chosen: Iterable[OwnValue], why: str, best: int | None, left: str = "") -> Toll:
        """The toll with the bounds and the vague words of the ``chosen``; the others that are still in are left out for
        the reason ``left``."""
        used = list(chosen)
        return self.settled(used, lowest(used), highest(used), why, best, left)

    def then(self, ruling: Callable[[str, Sequence[OwnValue]], Toll], why: str) -> Toll:
        """What is still in, settled by another ruling, whose reason goes into ``why`` at its braces."""
        toll = ruling(self.effect, self.kept)
        own = {value.account: value for value in toll.values}
        values = tuple(own.get(value.account) or self._marked(value, False, "") for value in self.values)
        return replace(toll, values=values, why=why.format(toll.why))

    def settled(
        self, used: Sequence[OwnValue], low: int | None, high: int | None, why: str, best: int | None, left: str = ""
    ) -> Toll:
        """The toll with bounds of its own."""
        taken = {value.account for value in used}
        values = tuple(self._marked(value, value.account in taken, left) for value in self.values)
        words = vague(value.vague for value in used)
        return Toll(self.effect, low, high, words, values, why, best)

    def _marked(self, value: OwnValue, taken: bool, left: str) -> OwnValue:
        if value.copied or taken:
            return value
        return replace(value, used=False, why=self.out.get(value.account, left))


def bounded(value: OwnValue) -> bool:
    """Whether an account gives at least one bound."""
    return value.low is not None or value.high is not None


def source(value: OwnValue) -> str:
    """Whose word it is: values of one source are one vote."""
    return value.origin or value.outlet.casefold()


def votes(values: Iterable[OwnValue]) -> dict[int, set[str]]:
    """For each number the sources that give it; one with two numbers has given the lower."""
    lows: dict[str, int] = {}
    for value in values:
        if value.low is not None:
            lows[source(value)] = min(value.low, lows.get(source(value), value.low))
    found: dict[int, set[str]] = {}
    for name, number in lows.items():
        found.setdefault(number, set()).add(name)
    return found


def most(cast: dict[int, set[str]]) -> int | None:
    """The number that more sources give than any other; None where two are equal, or there is none."""
    ranked = sorted(cast, key=lambda number: -len(cast[number]))
    if not ranked or (len(ranked) > 1 and len(cast[ranked[0]]) == len(cast[ranked[1]])):
        return None
    return ranked[0]


def of(cast: dict[int, set[str]], number: int) -> str:
    """ "2 of 3 sources say"; "1 source says"."""
    own, every = len(cast[number]), sum(len(sources) for sources in cast.values())
    return (f"{own} of {every} sources" if every > 1 else "1 source") + (" say" if own > 1 else " says")


def outlets(values: Iterable[OwnValue]) -> str:
    """The outlets' names, each once, in the order of the values."""
    return ", ".join(dict.fromkeys(value.outlet for value in values))


def said(value: OwnValue) -> str:
    """A value as its account says it: "11", "at least 11", "up to 50", "9 to 14", "dozens"."""
    return in_words(value.low, value.high, value.vague or "no number")


def _open(value: OwnValue) -> str:
    """What stands in place of the number: " but up to 50", " but dozens"."""
    return f" but {said(value)}" if value.high is not None or value.vague else ""


def _day(value: OwnValue) -> date:
    return value.published or date.min
