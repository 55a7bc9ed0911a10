"""Changes of incidents in words: ``killed 2 -> 2 to 3; sources 1 -> 2``, ``into I-3f9a...``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.cli.wording import UNKNOWN, count, label, spaced
from onrecord.terms import EFFECTS

if TYPE_CHECKING:
    from onrecord.record.history import Changed

READ = {"new": "", "version": ", its text changed", "coding": ", coded anew"}


def what(one: Changed) -> str:
    """What became of it: where it went or came from, then the values."""
    others = ", ".join(one.others)
    if one.kind == "changed":
        return differing(one) + (f"; accounts went from or to {others}" if others else "")
    if one.kind == "moved":
        rest = differing(one)
        return f"is now {others}" + (f": {rest}" if one.before or one.after else "")
    said = {"merged": f"into {others}: ", "split": f"from {others}: "}.get(one.kind, "")
    return said + summary(one.before if one.kind in ("merged", "removed") else one.after)


def summary(values: dict[str, Any]) -> str:
    """An incident in a few words: what, when, where, harm."""
    type = [label(values["type"])] if "type" in values else []
    parts = [word(name, values[name]) for name in ("when", "place") if values.get(name)]
    tolls = [f"{word(effect, values[effect])} {effect}" for effect in EFFECTS if effect in values]
    return ", ".join([*type, *parts, *tolls])


def differing(one: Changed) -> str:
    """Each value that is not the same, before and after."""
    names = list({**one.before, **one.after})
    if not names:
        return "no value of it, but the words or reasons behind them"
    return "; ".join(f"{spaced(name)} {_side(name, one.before)} -> {_side(name, one.after)}" for name in names)


def _side(name: str, values: dict[str, Any]) -> str:
    return word(name, values[name]) if name in values else UNKNOWN


def word(name: str, value: Any) -> str:
    """A value of ``record/changed.py`` in words."""
    if name in EFFECTS:
        best = f" (best {value['best']})" if "best" in value else ""
        return count(value.get("low"), value.get("high"), value.get("vague")) + best
    if name == "when":
        start, end = value.get("start"), value.get("end")
        days = start if end in (None, start) else f"{start} to {end}"
        return (days or UNKNOWN) + (" (assumed)" if value.get("assumed") else "")
    if name == "place":
        named = value.get("name") or value.get("text") or UNKNOWN
        return named + (f", {value['country']}" if value.get("country") else "")
    if name == "type":
        return label(value)
    if isinstance(value, list):
        return ", ".join(spaced(str(item)) for item in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else spaced(str(value))


def cause(told: dict[str, Any]) -> str:
    """One cause of ``record/causes.py`` in words."""
    if "report" in told:
        outlet = f" ({told['outlet']})" if told.get("outlet") else ""
        coder = f" by {told['coder']}" if told["how"] == "coding" else ""
        return f"report {told['report']}{outlet}{READ[told['how']]}{coder}"
    why = f": {told['why']}" if told.get("why") else ""
    if "judgement" in told:
        verb = f"undo of {told['of']}" if told.get("of") else told["verb"]
        return f"judgement {told['judgement']}, {verb} ({told['by']}{why})"
    if "ruling" in told:
        from onrecord.rulings import label as named  # of a hierarchy the record has the whole order

        return f"ruling {named(told['ruling'])} ({told['by']}{why})"
    return f"{told['onrecord']} links or rules otherwise"
