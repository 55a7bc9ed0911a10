"""The ruling ``gtd``: the latest number, unless it is doubtful; of several the majority's, else the lowest.

Source: GTD codebook 2017, casualties: the most recent source counts unless it is dubious or relies on the perpetrators'
claim; equally recent ones go by majority, without one by the lowest number; nothing usable is blank, never 0; "at least
11" is 11. Perpetrators who died are counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.sift import Sift, most, of, outlets, votes


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """One number, or none where every account is vague or doubtful."""
    sift = Sift(effect, values).keep(lambda value: not value.doubt, lambda value: value.doubt).numbered()
    if not any(value.low is not None for value in sift.kept):
        reason = "no account gives a number" if sift.kept else "no account that is not doubtful gives a number"
        return sift.settled(sift.kept, None, None, reason, None)
    dated = [value.published for value in sift.kept if value.published]
    if dated:
        last = max(dated)
        sift.keep(lambda value: value.published == last, lambda value: f"older than that of {last}")
    cast = votes(sift.kept)
    number = most(cast)
    best = min(cast) if number is None else number
    chosen = [value for value in sift.kept if value.low == best]
    rest = "the lowest" if number is None else "the majority's"
    why = f"the latest{f' ({last})' if dated else ''}: {best} by {outlets(chosen)}"
    if len(cast) > 1:
        why += ", the lowest of equally late ones" if number is None else f": {of(cast, best)} so on that day"
    return sift.toll(chosen, why, best, left=f"as late, but not {rest}")
