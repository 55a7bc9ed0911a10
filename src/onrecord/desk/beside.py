"""An incident's accounts side by side: a column an account, a row a value, each cell marked against what is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.desk.agreement import agreement
from onrecord.desk.values import NAMES, Value, values
from onrecord.desk.words import UNKNOWN, days, label, toll, where
from onrecord.linking import Filed
from onrecord.record import Told
from onrecord.rulings import Incident, Party
from onrecord.terms import EFFECTS

ALWAYS = ("killed", "injured")  # have a row even where nobody tells of any
WHY = {"where": "place", "by": "perpetrators", "against": "targets"}  # the field's name in ``Incident.why``


@dataclass(frozen=True, slots=True)
class Column:
    """One account: its number in the incident, and how it leans on another's word, if it does."""

    number: int
    filed: Filed
    leans: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says of a value. ``mark`` is agrees, differs, silent, alone or nothing; ``note`` says more."""

    column: Column
    values: tuple[Value, ...]
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One value: what is settled and why, what the record's own ruling made of it where that is something else."""

    field: str
    settled: tuple[str, ...]
    why: str
    recorded: str
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return NAMES[self.field]


def side_by_side(told: Told, recorded: Incident | None = None) -> tuple[list[Column], list[Row]]:
    """The columns and rows of an incident; ``recorded`` is the same one by its own ruling, where another is tried."""
    one = told.incident
    leaning = {member.account: member.why for origin in one.origins for member in origin.members}
    columns = [Column(n, filed, leaning.get(filed.id, "")) for n, filed in enumerate(told.accounts, 1)]
    own = {column.filed.id: list(values(column.filed.account)) for column in columns}
    fields = [name for name in NAMES if name not in EFFECTS or name in ALWAYS or one.toll(name)]
    return columns, [_row(name, told, recorded, columns, own) for name in fields]


def _row(
    field: str, told: Told, recorded: Incident | None, columns: Sequence[Column], own: dict[str, list[Value]]
) -> Row:
    settled = settle(field, told.incident)
    before = settle(field, recorded) if recorded else settled
    cells = (
        Cell(column, tuple(value for value in own[column.filed.id] if value.field == field),
             *agreement(field, told, column.filed))
        for column in columns
    )  # fmt: skip
    why = told.incident.why.get(WHY.get(field, field), "")
    return Row(field, settled, why, ", ".join(before) if before != settled else "", tuple(cells))


def settle(field: str, one: Incident) -> tuple[str, ...]:
    """What is settled of a field, in words; nothing where nothing is known."""
    if field in EFFECTS:
        return _toll(field, one)
    if field == "when":
        return (days(one.when) + (" (assumed)" if one.when.assumed else ""),) if one.when.start else ()
    if field == "where":
        return (where(one),) if where(one) != UNKNOWN else ()
    if field in WHY:
        return _names(one.perpetrators if field == "by" else one.targets)
    if field == "says":
        return tuple(dict.fromkeys(", ".join(p for p in (v.role, v.organisation) if p) for v in one.voices if v.role
                                   or v.organisation))  # fmt: skip
    return tuple(label(kind, "") for kind in one.weapons) if field == "weapons" else (
        label(one.type if field == "type" else one.status),
    )  # fmt: skip


def _toll(field: str, one: Incident) -> tuple[str, ...]:
    found = one.toll(field)
    if found is None:
        return ()
    best = f", best {found.best}" if found.best is not None and found.low != found.high else ""
    return (toll(found.low, found.high, found.vague) + best,)


def _names(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name or party.text for party in parties))
