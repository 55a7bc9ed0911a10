"""UCDP GED's numbers of deaths: by side, with the low, best and high estimate; divided, and subtracted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord import codebook
from onrecord.publish.lasting import evenly
from onrecord.rulings import Incident
from onrecord.rulings.sides import SIDES, deaths


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths on side a and b, of civilians and of people unknown, whose sum is ``best``; the low and high estimate."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0
    low: int = 0
    high: int = 0

    @property
    def best(self) -> int:
        return self.a + self.b + self.civilians + self.unknown

    @property
    def most(self) -> int:
        """The greatest of the three estimates: an event needs one death in any of them."""
        return max(self.low, self.best, self.high)

    def swapped(self) -> Deaths:
        return replace(self, a=self.b, b=self.a)


def counted(incident: Incident) -> tuple[Deaths | None, list[str]]:
    """The deaths by the incident's ruling, side a its perpetrators, and the conversions; ``None`` for none told."""
    found, toll = deaths(incident), incident.toll("killed")
    if toll is None:
        return None, []
    if found.best is not None:
        sides = {side: getattr(found, side) or 0 for side in SIDES}
        low = found.best if found.low is None else min(found.low, found.best)
        high = found.best if found.high is None else max(found.high, found.best)
        return Deaths(**sides, low=low, high=high), []
    word, number = least(toll.vague)
    if toll.vague is None and toll.high is not None:
        word, number = f"up to {toll.high}", min(number, toll.high)
    high = max(number, toll.high or 0)
    return replace(Deaths(low=number, high=high), **{found.whose: number}), [f"'{word}' to {number}"]


def least(vague: str | None) -> tuple[str, int]:
    """The word that means the fewest, and how many it means at least."""
    table = codebook.table("ged")
    words = (vague or "").split("; ") if vague else ["an unknown number"]
    return min(
        ((word, int(table["least"].get(word.casefold(), table["plural"]))) for word in words), key=lambda w: w[1]
    )


def divided(whole: Deaths, parts: int) -> list[Deaths]:
    """A total over several rows: each estimate as evenly as integers allow, every side's sum kept."""
    people = [side for side in SIDES for _ in range(getattr(whole, side))]
    dealt = [people[part::parts] for part in range(parts)]
    bounds = zip(evenly(whole.low, parts), evenly(whole.high, parts), strict=True)
    return [
        Deaths(**{side: hand.count(side) for side in SIDES}, low=low, high=high)
        for hand, (low, high) in zip(dealt, bounds, strict=True)
    ]


def less(whole: Deaths, known: Iterable[Deaths]) -> Deaths:
    """A sum without the deaths that are told one by one (event clarity 2): each side's from its own, what a side lacks
    from those of unknown side, then from the others. The high estimate may end up below the best, as UCDP says."""
    parts = list(known)
    rest = {side: getattr(whole, side) - sum(getattr(part, side) for part in parts) for side in SIDES}
    for side in SIDES:
        for other in ("unknown", *SIDES):
            if rest[side] < 0 < rest[other]:
                moved = min(-rest[side], rest[other])
                rest[side], rest[other] = rest[side] + moved, rest[other] - moved
    low, high = (max(0, getattr(whole, each) - sum(getattr(p, each) for p in parts)) for each in ("low", "high"))
    return Deaths(**{side: max(0, count) for side, count in rest.items()}, low=low, high=high)
