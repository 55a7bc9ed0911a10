"""People harmed, added up over incidents: bounds as they are told, words without a number counted and never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.publish.situation.nouns import Tally
from onrecord.rulings import Incident, Toll

NOTHING = Tally()


def tally(toll: Toll | None) -> Tally:
    """One incident's toll. "at least 9" is open above; "up to 20" is 0 to 20; "dozens" has no number."""
    if toll is None:
        return NOTHING
    if toll.low is None and toll.high is None:
        return Tally(told=1, wordy=1)
    low = toll.low or 0
    high = low if toll.high is None else toll.high
    return Tally(low, high, toll.best, 1, 0, int(toll.high is None))


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them added up (``Tally.__add__``) in one go."""
    low = high = told = wordy = opened = best = 0
    bests = True
    for one in tallies:
        low, high, told = low + one.low, high + one.high, told + one.told
        wordy, opened = wordy + one.wordy, opened + one.open
        if one.told > one.wordy:
            bests = bests and one.best is not None
            best += one.best or 0
    return Tally(low, high, best if bests and told > wordy else None, told, wordy, opened)


def of(incidents: Iterable[Incident], effect: str) -> Tally:
    return total(tally(one.toll(effect)) for one in incidents)


def beyond(whole: Tally, parts: Tally, maybe: Tally = NOTHING) -> Tally:
    """What a sum tells beyond its parts that are counted by themselves (UCDP GED, event clarity 2): each bound less
    theirs, never below none; at least so many if those that may be among them are, at most if they are not."""
    if not whole.numbered:
        return Tally(told=whole.told, wordy=whole.wordy)
    low, high = max(0, whole.low - parts.low - maybe.low), max(0, whole.high - parts.high)
    best = None if whole.best is None else max(0, whole.best - (parts.best if parts.best is not None else parts.low))
    return Tally(low, max(low, high), best, 1, 0, whole.open)
