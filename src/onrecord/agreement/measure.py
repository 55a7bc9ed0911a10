"""Two coders' rows of the same reports, compared: the incidents that both see, then field by field."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.agreement.alpha import alpha, interval
from onrecord.agreement.fields import FIELDS, Field
from onrecord.agreement.pairing import Paired, paired
from onrecord.agreement.row import Row
from onrecord.plain import plain

Rows = Mapping[str, Sequence[Row]]  # by the id of the report


@dataclass(frozen=True, slots=True)
class Measured:
    """One field. ``n``: units in which at least one coder says something; ``percent`` of them agree, from 0 to 100;
    ``low`` and ``high`` bound alpha in 95 of 100 draws of the reports. ``None`` where nothing can be said."""

    field: str
    n: int
    percent: float | None
    alpha: float | None
    low: float | None
    high: float | None
    metric: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """``first`` and ``second``: how many incidents each coder has; ``both`` of them are pairs, ``f1`` their share.

    ``relevant`` and ``count`` measure reports: whether a report tells of an incident at all, and of how many.
    ``fields`` measure pairs alone, so they say nothing of incidents that one coder did not see.
    """

    reports: int
    first: int
    second: int
    both: int
    f1: float | None
    relevant: Measured
    count: Measured
    fields: tuple[Measured, ...]
    paired: Mapping[str, Paired]

    @property
    def measures(self) -> tuple[Measured, ...]:
        """Those of reports, then those of fields."""
        return (self.relevant, self.count, *self.fields)

    def plain(self, first: str, second: str) -> dict[str, Any]:
        """As JSON data, with the coders' names."""
        numbers = {name: getattr(self, name) for name in ("reports", "first", "second", "both", "f1")}
        return {"coders": [first, second], **numbers, "fields": [plain(one) for one in self.measures]}


def measure(first: Rows, second: Rows) -> Agreement:
    """The agreement of two coders on the reports that both have coded; a report without incidents has an empty list."""
    shared = sorted(first.keys() & second.keys())
    told = {report: paired(first[report], second[report]) for report in shared}
    pairs = [(n, pair) for n, report in enumerate(shared) for pair in told[report].pairs]
    a, b = (sum(len(rows[report]) for report in shared) for rows in (first, second))
    numbers = [(len(first[report]), len(second[report])) for report in shared]
    return Agreement(
        len(shared), a, b, len(pairs), 2 * len(pairs) / (a + b) if a + b else None,
        _of_reports("relevant", [(one > 0, two > 0) for one, two in numbers], "nominal"),
        _of_reports("incidents", numbers, "ratio"), tuple(_field(field, pairs) for field in FIELDS), told,
    )  # fmt: skip


def _of_reports(name: str, units: Sequence[tuple[Hashable, Hashable]], metric: str) -> Measured:
    return _measured(name, units, [one == two for one, two in units], metric, list(range(len(units))))


def _field(field: Field, pairs: Sequence[tuple[int, tuple[Row, Row]]]) -> Measured:
    same = [said for _, (one, two) in pairs if (said := field.same(one, two)) is not None]
    units = [(field.value(one), field.value(two)) for _, (one, two) in pairs]
    return _measured(field.name, units, same, field.metric, [report for report, _ in pairs])


def _measured(
    name: str, units: Sequence[tuple[Hashable, Hashable]], same: Sequence[bool], metric: str | None, groups: list[int]
) -> Measured:
    percent = 100 * sum(same) / len(same) if same else None
    found = alpha(units, metric) if metric else None
    bounds = interval(units, metric, groups) if metric and found is not None else None
    low, high = bounds or (None, None)
    return Measured(name, len(same), percent, found, low, high, metric)
