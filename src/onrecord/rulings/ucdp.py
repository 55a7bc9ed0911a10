"""The ruling ``ucdp``: a best estimate between the most conservative and the highest reliable one.

Source: UCDP GED codebook 23.1: best is the most reliable estimate, low the most conservative, high the highest that is
reliable, unreasonable claims left out; where no source is the more reliable, the lower figure is the best. What a party
claims of the other side's losses is taken for such a claim where another account gives a number.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.range import highest, lowest
from onrecord.rulings.sift import Sift, most, of, outlets, votes


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """Bounds over all that is reliable; best is the number of most sources, of two or more, else the lowest."""
    sift = Sift(effect, values).reliable().last_words()
    low, high, cast = lowest(sift.kept), highest(sift.kept), votes(sift.kept)
    best, reason = _best(cast)
    parts = [f"best {best}: {reason}"] if best is not None else ["no account gives a number"]
    parts += [f"low {low} by {outlets(v for v in sift.kept if v.low == low)}"] if low not in (None, best) else []
    parts += [f"high {high} by {outlets(v for v in sift.kept if v.high == high)}"] if high not in (None, best) else []
    parts += ["a party's own claim, and no other number"] if best is not None and _claimed(sift.kept) else []
    return sift.toll(sift.kept, "; ".join(parts), best)


def _best(cast: dict[int, set[str]]) -> tuple[int | None, str]:
    if not cast:
        return None, ""
    number = most(cast)
    if len(cast) == 1 or (number is not None and len(cast[number]) > 1):
        best = min(cast) if number is None else number
        return best, f"{of(cast, best)} so"
    return min(cast), "no number has most sources, so the lowest"


def _claimed(values: Sequence[OwnValue]) -> bool:
    return bool(values) and all(value.doubt for value in values)
