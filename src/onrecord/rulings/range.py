"""The ruling ``range``: low is the lowest low, high the highest high, over the accounts that stand on their own.

Vague words are kept as words. A bound stays unknown where no account gives it, or where an account's open-ended value
("at least 20") lies beyond every bound that others give.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.tolls import vague


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """The toll of one effect; every account's own value stays listed in it."""
    used = [value for value in values if value.used]
    low, high = lowest(used), highest(used)
    return Toll(effect, low, high, vague(v.vague for v in used), tuple(values), _why(low, high, used, values))


def lowest(values: Sequence[OwnValue]) -> int | None:
    """The lowest low; unknown where one says "up to" a number that lies below all lows."""
    lows = [v.low for v in values if v.low is not None]
    open_below = [v.high for v in values if v.low is None and v.high is not None]
    return None if not lows or any(high < min(lows) for high in open_below) else min(lows)


def highest(values: Sequence[OwnValue]) -> int | None:
    """The highest high; unknown where one says "at least" a number that lies above all highs."""
    highs = [v.high for v in values if v.high is not None]
    open_above = [v.low for v in values if v.high is None and v.low is not None]
    return None if not highs or any(low > max(highs) for low in open_above) else max(highs)


def _why(low: int | None, high: int | None, used: Sequence[OwnValue], values: Sequence[OwnValue]) -> str:
    parts = [_bound("low", low, [v.outlet for v in used if v.low == low])]
    parts.append(_bound("high", high, [v.outlet for v in used if v.high == high]))
    copied = len(values) - len(used)
    if copied:
        parts.append(f"{copied} {'account repeats' if copied == 1 else 'accounts repeat'} another's word")
    return "; ".join(parts)


def _bound(name: str, bound: int | None, outlets: Sequence[str]) -> str:
    return f"{name} unknown" if bound is None else f"{name} {bound} by {', '.join(dict.fromkeys(outlets))}"
