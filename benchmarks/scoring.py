"""How hand-coded and machine incidents are paired and compared: the rules of ``bench/SCORING.md``.

An incident is a dict as the hand-coded sets write it: ``type``, ``status``, ``background``, ``place``, ``country``,
``when``, ``perpetrator``, ``targets``, ``attributed_to``, and ``killed``, ``injured``, ``abducted`` as
``{"low", "high"}`` or None. ``told`` gives a machine account that form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.model import Account, Harm

Incident = dict[str, Any]

HARMS = ("killed", "injured", "abducted")
WORDED = ("place", "when", "perpetrator", "targets", "attributed_to")
LEAST = 2.0  # a pair that scores less is no pair
_STOP = frozenset(("a", "an", "the", "of", "in", "and", "at", "on"))
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=\b\w)\.(?=\w\b)")


def told(account: Account) -> Incident:
    """A machine account in the form of the hand-coded sets; harm of an effect is summed over its rows."""
    return {
        "type": account.type,
        "status": account.status,
        "background": account.background,
        "place": account.place.text if account.place else None,
        "country": account.country or (account.place.country if account.place else None),
        "when": account.when.text if account.when else None,
        "perpetrator": " ".join(one.text for one in account.perpetrators) or None,
        "targets": [one.text for one in account.targets],
        "attributed_to": " ".join(_sources(account)) or None,
        **{effect: total([row for row in account.harm if row.effect == effect]) for effect in HARMS},
        "confidence": account.confidence,
        "sure": account.sure,
    }


def _sources(account: Account) -> list[str]:
    named = [part for one in account.attribution for part in (one.speaker, one.role, one.organisation) if part]
    return named or [one.text for one in account.attribution]


def total(harm: Sequence[Harm]) -> dict[str, int | None] | None:
    """The sum of harm rows; a bound missing in one row is missing in the sum; None where there is no row."""
    if not harm:
        return None
    lows, highs = [row.low for row in harm], [row.high for row in harm]
    return {"low": _sum(lows), "high": _sum(highs)}


def _sum(bounds: list[int | None]) -> int | None:
    return None if None in bounds else sum(bound for bound in bounds if bound is not None)


def words(value: str | Iterable[str] | None) -> frozenset[str]:
    """The words compared: lower case, no possessive 's, no dots of abbreviations, no articles, of, in, and, at, on."""
    text = " ".join([value] if isinstance(value, str) else value or ()).lower()
    return frozenset(_WORD.findall(_POSSESSIVE.sub("", text))) - _STOP


def affinity(gold: Incident, machine: Incident) -> float:
    """How well two incidents of one report go together: type 2; place, perpetrator, targets 1 each; background 0.5;
    each effect 1 where both give it alike, 0.25 where neither does."""
    score = 2.0 * bool(gold["type"] == machine["type"]) + 0.5 * bool(gold["background"] == machine["background"])
    score += sum(bool(words(gold[name]) & words(machine[name])) for name in ("place", "perpetrator", "targets"))
    return score + sum(_harm_affinity(gold[effect], machine[effect]) for effect in HARMS)


def _harm_affinity(gold: dict[str, Any] | None, machine: dict[str, Any] | None) -> float:
    if gold is None and machine is None:
        return 0.25
    return float(gold is not None and machine is not None and _bounds(gold) == _bounds(machine))


def _bounds(harm: dict[str, Any] | None) -> tuple[int | None, int | None] | None:
    return None if harm is None else (harm["low"], harm["high"])


def pairs(gold: Sequence[Incident], machine: Sequence[Incident]) -> list[tuple[int, int]]:
    """Positions paired greedily from the best down, one to one, while they score at least 2; ties in text order."""
    scored = sorted((-affinity(g, m), i, j) for i, g in enumerate(gold) for j, m in enumerate(machine))
    left, right, found = set(range(len(gold))), set(range(len(machine))), []
    for score, i, j in scored:
        if -score >= LEAST and i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((i, j))
    return sorted(found)


@dataclass
class Tally:
    """Right answers and questions asked of one field."""

    right: int = 0
    asked: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.asked if self.asked else 0.0


@dataclass
class Score:
    """A whole set scored: counts of incidents and pairs, and a tally for each field of the pairs."""

    gold: int = 0
    machine: int = 0
    paired: int = 0
    fields: dict[str, Tally] = field(default_factory=dict)

    def add(self, gold: Sequence[Incident], machine: Sequence[Incident]) -> list[tuple[int, int]]:
        """Scores one report; returns its pairs."""
        found = pairs(gold, machine)
        self.gold, self.machine, self.paired = (
            self.gold + len(gold),
            self.machine + len(machine),
            self.paired + len(found),
        )
        for i, j in found:
            self._compare(gold[i], machine[j])
        return found

    def _compare(self, gold: Incident, machine: Incident) -> None:
        for name, ask in QUESTIONS.items():
            answer = ask(gold, machine)
            if answer is not None:
                tally = self.fields.setdefault(name, Tally())
                tally.asked, tally.right = tally.asked + 1, tally.right + answer

    @property
    def precision(self) -> float:
        return self.paired / self.machine if self.machine else 0.0

    @property
    def recall(self) -> float:
        return self.paired / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.paired / (self.gold + self.machine) if self.paired else 0.0

    @property
    def record(self) -> float:
        """F1 times the mean of all field accuracies: how much of a whole record is right."""
        return self.f1 * sum(t.accuracy for t in self.fields.values()) / len(self.fields) if self.fields else 0.0


def _same(name: str) -> Callable[[Incident, Incident], bool | None]:
    return lambda gold, machine: bool(gold[name] == machine[name])


def _overlap(name: str) -> Callable[[Incident, Incident], bool | None]:
    """Right where both share a word or both are silent."""

    def ask(gold: Incident, machine: Incident) -> bool | None:
        ours, theirs = words(gold[name]), words(machine[name])
        return bool(ours & theirs) or not (ours or theirs)

    return ask


def _harm(name: str, *, both_silent: bool) -> Callable[[Incident, Incident], bool | None]:
    """Right where low and high both are; where both are silent right (killed) or not asked (injured, abducted)."""

    def ask(gold: Incident, machine: Incident) -> bool | None:
        if gold[name] is None and machine[name] is None:
            return True if both_silent else None
        return _bounds(gold[name]) == _bounds(machine[name])

    return ask


QUESTIONS: dict[str, Callable[[Incident, Incident], bool | None]] = {
    **{name: _same(name) for name in ("type", "status", "background", "country")},
    "killed": _harm("killed", both_silent=True),
    "injured": _harm("injured", both_silent=False),
    "abducted": _harm("abducted", both_silent=False),
    **{name: _overlap(name) for name in WORDED},
}
