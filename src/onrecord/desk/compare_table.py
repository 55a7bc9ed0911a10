"""What two coders agree on, as a table of data and as a list of where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.agreement import FIELDS, Agreement, Row
from onrecord.publish.cells import line

COLUMNS = ("first", "second", "field", "n", "percent", "alpha", "alpha_low", "alpha_high", "metric")


@dataclass(frozen=True, slots=True)
class Apart:
    """One place where two coders differ: a field of an incident that both have, or (``field`` empty) an incident that
    one of them lacks; then the other's words are empty."""

    report: str
    incident: str
    field: str
    first: str
    second: str


def disagreements(found: Agreement) -> list[Apart]:
    """Every one of them, report by report."""
    told: list[Apart] = []
    for report, paired in found.paired.items():
        for one, other in paired.pairs:
            told += [
                Apart(report, one.type, field.name, field.shown(one), field.shown(other))
                for field in FIELDS if field.same(one, other) is False
            ]  # fmt: skip
        told += [Apart(report, row.type, "", _named(row), "") for row in paired.only_first]
        told += [Apart(report, row.type, "", "", _named(row)) for row in paired.only_second]
    return told


def _named(row: Row) -> str:
    return ", ".join(part for part in (row.type.replace("_", " "), row.place) if part)


def table_csv(pairs: Iterable[tuple[str, str, Agreement]]) -> str:
    """A line a pair of coders and field; the incidents that both found come first, their F1 in ``percent``."""
    lines = [line(COLUMNS)]
    for first, second, found in pairs:
        f1 = None if found.f1 is None else 100 * found.f1
        either = found.first + found.second - found.both
        lines.append(line((first, second, "incidents_f1", either, _said(f1), "", "", "", "")))
        for one in found.measures:
            numbers = (_said(one.percent), _said(one.alpha, 3), _said(one.low, 3), _said(one.high, 3))
            lines.append(line((first, second, one.field, one.n, *numbers, one.metric or "")))
    return "".join(lines)


def _said(value: float | None, digits: int = 1) -> str:
    return "" if value is None else f"{value:.{digits}f}"
