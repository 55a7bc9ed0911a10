"""Who tells it: outlets, and those among them that do not merely repeat another's text."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from onrecord.linking import Filed
from onrecord.model import Report

V = TypeVar("V", bound=Hashable)


def in_order(filed: Iterable[Filed]) -> list[Filed]:
    """By publication, undated reports last, then by ``root``, which a new coder or a changed text leaves as it was."""
    return sorted(filed, key=lambda f: (f.report.published or date.max, f.root, f.id))


def outlet(report: Report) -> str:
    """The outlet as printed; a report without one stands for itself."""
    return report.outlet or f"report {report.id}"


def outlets(filed: Iterable[Filed]) -> tuple[str, ...]:
    """The outlets' names, sorted, each once whatever its capitals."""
    named = {outlet(f.report).casefold(): outlet(f.report) for f in reversed(in_order(filed))}
    return tuple(named[key] for key in sorted(named))


def independent(ordered: Sequence[Filed], copies: Mapping[str, str]) -> list[Filed]:
    """The accounts of reports that repeat no other's text; of copies whose original is absent, the first stands in."""
    present = {f.report.id for f in ordered}
    stand_ins: dict[str, str] = {}
    for f in ordered:
        stand_ins.setdefault(origin(f.report, copies), f.report.id)
    stand_ins |= {root: root for root in stand_ins if root in present}
    return [f for f in ordered if stand_ins[origin(f.report, copies)] == f.report.id]


def origin(report: Report, copies: Mapping[str, str]) -> str:
    """The id of the report whose text this one repeats, else its own."""
    return copies.get(report.id, report.id)


def support(ordered: Sequence[Filed], values: Iterable[V]) -> dict[V, set[str]]:
    """The outlets behind each value, one value for each account, in the accounts' order."""
    found: dict[V, set[str]] = {}
    for f, value in zip(ordered, values, strict=True):
        found.setdefault(value, set()).add(outlet(f.report).casefold())
    return found


def tell(count: int) -> str:
    """ "1 source tells so", "3 sources tell so"."""
    return "1 source tells so" if count == 1 else f"{count} sources tell so"
