"""ACLED's fatalities: the lowest told, vague words by its table, nothing told is 0, a total divided over days."""

from __future__ import annotations

from onrecord import codebook
from onrecord.rulings import Incident, OwnValue


def fatalities(incident: Incident) -> tuple[int, list[str]]:
    """The number, and the conversions that made it one."""
    table, toll = codebook.table("exports")["acled"], incident.toll("killed")
    if toll is None:
        return int(table["silent"]), []
    told = [least(value) for value in toll.values if value.used]
    return min(told, default=(int(table["silent"]), []), key=lambda one: (one[0], len(one[1])))


def least(value: OwnValue) -> tuple[int, list[str]]:
    """The least that one account tells: its low, else its vague word's number, else ACLED's plural."""
    if value.low is not None:
        return value.low, []
    plural = int(codebook.table("exports")["acled"]["plural"])
    if value.high is not None:
        few = min(plural, value.high)
        return few, [f"'up to {value.high}' to {few}"]
    counted = {word: number(word) for word in (value.vague or "").split("; ") if word}
    known = {word: n for word, n in counted.items() if n is not None}
    if not known:
        return plural, [f"'{value.vague or 'an unknown number'}' to {plural}"]
    word = min(known, key=lambda w: known[w])
    return known[word], [f"'{word}' to {known[word]}"]


def number(word: str) -> int | None:
    """ACLED's number for a vague word, by the codebook."""
    entry = codebook.table("vague")["words"].get(word.casefold())
    return int(entry["acled"]) if entry and entry.get("acled") is not None else None


def divided(total: int, parts: int) -> list[int]:
    """A total over days as integers; what does not divide goes to the first day."""
    share, rest = divmod(total, parts)
    return [share + rest] + [share] * (parts - 1)
