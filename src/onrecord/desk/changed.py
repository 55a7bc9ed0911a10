"""What became of an incident, in a person's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.desk.words import UNKNOWN, label, toll
from onrecord.record import Changed
from onrecord.rulings import label as named
from onrecord.terms import EFFECTS

TOWARDS = {"merged": "into", "split": "from", "moved": "and is now"}  # the other incidents
READ = {"new": "came in", "version": "was changed by its outlet", "coding": "was coded anew"}


@dataclass(frozen=True, slots=True)
class Said:
    """One change: the entry of the log and its time (UTC), of which incident, what it was, how it stands to the other
    incidents in it, each value that differs with what it was and what it is, and why."""

    log: int
    time: str
    id: str
    kind: str
    towards: str
    others: tuple[str, ...]
    values: tuple[tuple[str, str, str], ...]
    because: tuple[str, ...]


def said(one: Changed) -> Said:
    names = list({**one.before, **one.after}) if one.kind not in ("added", "removed") else []
    values = tuple((label(name, ""), _side(name, one.before), _side(name, one.after)) for name in names)
    time = one.time[:16].replace("T", " ")
    towards = TOWARDS.get(one.kind, "accounts went from or to") if one.others else ""
    because = tuple(cause(each) for each in one.because)
    return Said(one.log, time, one.id, one.kind, towards, one.others, values, because)


def cause(told: dict[str, Any]) -> str:
    """One cause of ``record/causes.py``."""
    if "report" in told:
        outlet = f"of {told['outlet']} " if told.get("outlet") else ""
        return f"report {told['report']} {outlet}{READ[told['how']]}"
    why = f": {told['why']}" if told.get("why") else ""
    if "judgement" in told:
        return f"judgement {told['judgement']}, {told['verb']}, by {told['by']}{why}"
    if "ruling" in told:
        return f"ruling {named(told['ruling'])}, chosen by {told['by']}{why}"
    return f"{told['onrecord']} links or rules otherwise"


def _side(name: str, values: dict[str, Any]) -> str:
    return _word(name, values[name]) if name in values else UNKNOWN


def _word(name: str, value: Any) -> str:
    """A value of ``record/changed.py``."""
    if name in EFFECTS:
        best = f", best {value['best']}" if "best" in value else ""
        return toll(value.get("low"), value.get("high"), value.get("vague")) + best
    if name == "when":
        days = dict.fromkeys(day for day in (value.get("start"), value.get("end")) if day)
        return (" to ".join(days) or UNKNOWN) + (" (assumed)" if value.get("assumed") else "")
    if name == "place":
        parts = (value.get("name") or value.get("text"), value.get("country"))
        return ", ".join(part for part in parts if part) or UNKNOWN
    if isinstance(value, list):
        return ", ".join(str(item).replace("_", " ") for item in value) or "none"
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: UNKNOWN}[value]
    return label(str(value))
