"""ACLED's fatalities: the ruling's number, vague words by ACLED's table, nothing told is 0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord import codebook
from onrecord.publish.casualties import casualties_only
from onrecord.publish.lasting import lasting
from onrecord.rulings import Incident, OwnValue, Toll

if TYPE_CHECKING:
    from onrecord.record import Told


def fatalities(told: Told) -> tuple[int, list[str]]:
    """The number, and the conversions that made it one.

    A number that an account tells comes before any word; only where none does, a word becomes a number.
    """
    incident, toll = told.incident, told.incident.toll("killed")
    if toll is None:
        return int(_book()["silent"]), []
    if casualties_only(told):
        return int(_book()["silent"]), ["'casualties' to 0"]
    number = toll.best if toll.best is not None else toll.low
    if number is not None:
        return number, []
    scale = "large" if large(incident) else "small"
    made = [least(value, scale) for value in _used(toll)]
    return min(made, default=(int(_book()["silent"]), []), key=lambda one: one[0])


def _used(toll: Toll) -> list[OwnValue]:
    """The values that the ruling used; where it could use none (only words were told), all but the copies."""
    return [v for v in toll.values if v.used] or [v for v in toll.values if not v.copied]


def least(value: OwnValue, scale: str = "small") -> tuple[int, list[str]]:
    """The least that one account tells: its low, else its vague word's number, else ACLED's plural."""
    if value.low is not None:
        return value.low, []
    plural = int(_book()["plural"][scale])
    if value.high is not None:
        few = min(plural, value.high)
        return few, [f"'up to {value.high}' to {few}"]
    counted = {word: number(word, scale) for word in (value.vague or "").split("; ") if word}
    known = {word: n for word, n in counted.items() if n is not None}
    if not known:
        return plural, [f"'{value.vague or 'an unknown number'}' to {plural}"]
    word = min(known, key=lambda w: known[w])
    return known[word], [f"'{word}' to {known[word]}"]


def number(word: str, scale: str = "small") -> int | None:
    """ACLED's number for a vague word, by the codebook; one that only says "more than one" goes by the scale."""
    entry = codebook.table("vague")["words"].get(word.casefold())
    if not entry or entry.get("acled") is None:
        return None
    plural: dict[str, int] = _book()["plural"]
    return int(plural[scale]) if entry["acled"] == plural["small"] else int(entry["acled"])


def large(incident: Incident) -> bool:
    """Whether what is told of the incident makes several dead ACLED's 10 rather than its 3."""
    table, injured, when = _book()["large"], incident.toll("injured"), incident.when
    days = (when.end - when.start).days + 1 if when.start and when.end and lasting(when) else 1
    hurt = (injured.low or 0) if injured else 0
    return incident.type in table["types"] or hurt >= table["injured"] or days >= table["days"]


def _book() -> dict[str, Any]:
    acled: dict[str, Any] = codebook.table("acled")
    return acled
