"""A toll on a person's screen: what the ruling makes of it, and the accounts that it left out or counted otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.wording import count

if TYPE_CHECKING:
    from onrecord.rulings import OwnValue, Toll

Line = tuple[str, str, str]  # name, value, note


def lines(toll: Toll) -> Iterator[Line]:
    """The toll with its reason, then each account that the reason leaves open: "Tigris Wire 9", and why it is out."""
    yield toll.effect, settled(toll), toll.why
    for value in toll.values:
        if value.why and not value.copied:
            yield "", f"{value.outlet}: {count(value.low, value.high, value.vague)}", _why(value)


def settled(toll: Toll) -> str:
    """``14``; ``11 to 20, best 14`` where the ruling names a number between its bounds."""
    told = count(toll.low, toll.high, toll.vague)
    return told if toll.best is None or toll.low == toll.high else f"{told}, best {toll.best}"


def _why(value: OwnValue) -> str:
    return value.why if value.used else f"left out: {value.why}"
