"""The history of an incident as a person reads it: what was read, said and chosen, and what became of it, in one line
of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.desk.changed import Said, said
from onrecord.record import Changed
from onrecord.record.acts import UNDO
from onrecord.record.behind import Step
from onrecord.record.choosing import DEFAULT
from onrecord.rulings import label

VERBS = {
    "same": "said that they are one incident", "different": "said that they are not one incident",
    "split": "took accounts out", "unsure": "was unsure", "accept": "accepted", "reject": "rejected",
    "note": "noted", "correct": "corrected", "contribute": "added what the coder missed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: when (UTC), by whom, what was done, why; the numbers of the accounts on the page that it touched, the
    report that it came from (id and outlet), the act's number and the one that took it back; or a ``change``."""

    time: str
    by: str
    what: str
    why: str = ""
    numbers: tuple[int, ...] = ()
    report: tuple[str, str] | None = None
    act: int | None = None
    undone: int | None = None
    undo: bool = False  # it takes another one back
    change: Said | None = None


def told(steps: Iterable[Step], changes: Iterable[Changed], number: Mapping[str, int]) -> list[Entry]:
    """All of it, oldest first; ``number`` gives the accounts' numbers on the page."""
    found = [(step.log, _step(step, number)) for step in steps]
    for one in changes:
        words = said(one)
        found.append((one.log, Entry(words.time, "", words.kind, change=words)))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _step(step: Step, number: Mapping[str, int]) -> Entry:
    time = step.time
    numbers = tuple(sorted({number[id] for id in step.accounts if id in number}))
    if step.kind == "coding":
        report = (step.told["report"], step.told["outlet"] or step.told["report"])
        what = "read a changed text of" if step.told["version"] else "read"
        return Entry(time, step.told["coder"], what, "", numbers, report)
    why = step.told.get("why") or ""
    if step.kind == "choice":
        ruling = step.told["ruling"]
        what = "let the record's ruling hold again" if ruling == DEFAULT else f"chose the ruling {label(ruling)}"
        return Entry(time, step.by, what, why, numbers)
    verb = step.told["verb"]
    what = f"took back {step.told['of']}" if verb == UNDO else VERBS.get(verb, verb)
    return Entry(time, step.by, what, why, numbers, None, step.act, step.undone, verb == UNDO)
