"""A count between two bounds in words. Imports nothing of ours: every room that tells of counts tells them so."""

from __future__ import annotations

from collections.abc import Callable


def in_words(low: int | None, high: int | None, none: str, number: Callable[[int], str] = str, to: str = " to ") -> str:
    """ "12", "12 to 20", "at least 12", "up to 20"; ``none`` where neither bound is known. ``number`` writes a number,
    as a locale asks; ``to`` stands between two."""
    if low is None:
        return none if high is None else f"up to {number(high)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)}{to}{number(high)}"
