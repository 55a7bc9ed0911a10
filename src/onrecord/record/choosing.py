"""Which ruling holds: the record's default, and people's choices for single incidents. Only ever added to.

A choice is a person's word on the accounts of an incident, so it moves with them: whatever incident they tell of later
has the ruling that was chosen last for any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from onrecord.record.book import Record
from onrecord.record.log import Event, append, now
from onrecord.record.queries import Told, incident
from onrecord.record.schema import Row, choices, fetch
from onrecord.rulings import ruling as settled_by

RULING = "range"  # where nobody chose
DEFAULT = "default"  # chosen for an incident: whatever holds for the record
Root = tuple[str, int]  # whose account it is: ``linking.Filed.root``


@dataclass(frozen=True, slots=True)
class Choice:
    """A ruling, who chose it and why; of two choices the one with the greater ``seq`` is the later."""

    ruling: str
    by: str = ""
    why: str = ""
    seq: int = 0

    @property
    def reason(self) -> str:
        """As an incident tells it: "chosen by Ada: the ministry counted the bodies"; empty where nobody chose."""
        return f"chosen by {self.by}" + (f": {self.why}" if self.why else "") if self.by else ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """All choices that stand: the record's default, and those for accounts, by their roots."""

    default: Choice
    accounts: Mapping[Root, Choice]

    def of(self, roots: Iterable[Root]) -> Choice:
        """The choice for an incident with these accounts: the last for any of them, else the record's default."""
        found = [self.accounts[root] for root in roots if root in self.accounts]
        return max(found, key=lambda choice: choice.seq, default=self.default)


def ruling_of(connection: Connection) -> Chosen:
    """What people chose, withdrawn choices left out."""
    default, accounts = Choice(RULING), dict[Root, Choice]()
    for row in fetch(connection, select(choices).order_by(choices.c.seq)):
        choice = Choice(row["ruling"], row["by"], row["why"], row["seq"])
        if row["account"] is None:
            default = choice
        elif choice.ruling == DEFAULT:
            accounts.pop((row["report"], row["position"]), None)
        else:
            accounts[row["report"], row["position"]] = choice
    return Chosen(default, accounts)


def choose(record: Record, id: str, choice: Choice) -> tuple[int, Told]:
    """A person's word that an incident, named by its id, is settled by a ruling; ``default`` withdraws earlier words.

    The incident changes with the next match. Gives the choice's number and the incident as it was. ``RecordError``
    where there is no such incident, ``UnknownRuling`` for a ruling that is none.
    """
    if choice.ruling != DEFAULT:
        settled_by(choice.ruling)
    told = incident(record, id)
    with record.writing() as connection:
        rows = [{"account": f.id, "report": f.root[0], "position": f.root[1]} for f in told.accounts]
        return _add(connection, record.actor, [{**row, **_said(choice)} for row in rows]), told


def choose_default(record: Record, choice: Choice) -> int:
    """The ruling of all incidents for which nobody chose one; ``UnknownRuling`` for a ruling that is none."""
    settled_by(choice.ruling)
    with record.writing() as connection:
        return _add(connection, record.actor, [{"account": None, "report": None, "position": None, **_said(choice)}])


def _said(choice: Choice) -> dict[str, Any]:
    return {"ruling": choice.ruling, "by": choice.by, "why": choice.why}


def _add(connection: Connection, actor: str, rows: list[Row]) -> int:
    """Writes and logs the rows; gives the number of the last."""
    time = now()
    connection.execute(insert(choices), [{**row, "time": time} for row in rows])
    append(connection, actor, [Event("choice", row["account"] or "record", row) for row in rows])
    return connection.scalar(select(func.max(choices.c.seq))) or 0
