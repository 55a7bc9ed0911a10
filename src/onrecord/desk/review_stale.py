"""A decision holds for what the person saw. What came since, in words, where that is no longer what there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.desk.changed import said
from onrecord.desk.fault import Fault
from onrecord.desk.review_words import numbered
from onrecord.desk.seen import seen
from onrecord.record import Record, RecordError, Told, changes, incident
from onrecord.record.causes import said_since

MOST = 12  # lines of what changed


@dataclass(frozen=True, slots=True)
class Saw:
    """What a person had before them: incidents, each with the hash of it as shown (empty: not checked), the number of
    the record's newest log entry then (``None``: not checked), and who they are."""

    incidents: tuple[tuple[str, str], ...]
    at: int | None
    person: str
    accounts: tuple[str, ...] = field(default=())


class Stale(Fault):
    """The record has moved on: ``changed`` says how, ``incident`` is the id by which it is to be looked at again."""

    def __init__(self, changed: Sequence[str], incident: str | None) -> None:
        super().__init__(409, "; ".join(changed), "look at it as it is now, and decide anew: your words are kept")
        self.changed = tuple(changed)
        self.incident = incident


def current(record: Record, saw: Saw) -> list[Told]:
    """The incidents as they are, where they are what was seen and nobody else has said anything of them since; else
    ``Stale``."""
    told = [_there(record, id, saw) for id, _ in saw.incidents]
    accounts = {one.id for each in told for one in each.accounts} | set(saw.accounts)
    others = _others(record, accounts, saw)
    moved = [each for each, (id, hash) in zip(told, saw.incidents, strict=True) if hash and seen(each) != hash]
    if others or moved:
        first = (moved or told)[0].incident.id if told else None
        raise Stale([*others, *_became(record, moved, saw)][:MOST] or ["it is told otherwise now"], first)
    return told


def _there(record: Record, id: str, saw: Saw) -> Told:
    try:
        told = incident(record, id)
    except RecordError as error:
        others = _others(record, set(saw.accounts), saw)
        raise Stale([*others, error.reason], None) from None
    if told.incident.id != id:
        raise Stale([*_became(record, [told], saw), f"{id} is now {told.incident.id}"], told.incident.id)
    return told


def _others(record: Record, accounts: Collection[str], saw: Saw) -> list[str]:
    """What others said of these accounts since."""
    if saw.at is None:
        return []
    with record.reading() as connection:
        told = said_since(connection, saw.at)
        causes = [cause for id in sorted(accounts) for cause in told.of.get(id, ()) if cause.get("by") != saw.person]
        found = numbered(connection, {cause["judgement"] for cause in causes if "judgement" in cause})
    return [f"{one.by} {one.said} {one.ago}" + (f": {one.why}" if one.why else "") for one in found]


def _became(record: Record, moved: Sequence[Told], saw: Saw) -> Iterator[str]:
    """What became of the incidents since, value by value."""
    since = None if saw.at is None else saw.at + 1
    for each in moved:
        for change in map(said, changes(record, since=since, of=each.incident.id) if since else ()):
            values = "; ".join(f"{name}: {before} → {after}" for name, before, after in change.values)
            parts = (change.kind, change.towards, ", ".join(change.others))
            because = f" because {'; '.join(change.because)}" if change.because else ""
            yield " ".join(part for part in parts if part) + (f" ({values})" if values else "") + because
