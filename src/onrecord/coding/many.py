"""Many reports coded in order, by one process or by several."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Coded, Report

# How many new objects Python waits for before it looks for garbage, and how many such looks for a wider one.
SELDOM = (20_000, 20, 100)


@dataclass(frozen=True, slots=True)
class Coder:
    """What codes a report, and the stamp that its accounts carry. ``code`` is a module's function, so that other
    processes find it by its name."""

    code: Callable[[Report], Coded]
    codebook: str
    name: str


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A report on which the coder failed, which is a fault of the coder; the others are coded all the same."""

    id: str
    reason: str


class CodingStopped(Exception):
    """A process that codes was ended from outside, most often for want of memory: the coding can't go on."""


def code_many(reports: Iterable[Report], coder: Coder, jobs: int = 1) -> Iterator[Coded | Uncoded]:
    """One result per report, in order. ``jobs`` processes; the input is read only a little ahead of the results.

    ``CodingStopped`` if a process dies; ``ValueError`` if what is coded carries another stamp than the coder's.
    """
    if jobs <= 1:
        return (code_one(coder, report) for report in reports)
    from onrecord.coding.processes import code_in_processes  # what it imports, one process has no need to wait for

    return code_in_processes(iter(reports), coder, jobs)


def collect_seldom() -> None:
    """Lets this process look for garbage seldom, where coding is all that it does: a report leaves next to none that is
    not freed at once, and by Python's own rule the looks through all tables take a millisecond of each report."""
    gc.set_threshold(*SELDOM)


def code_one(coder: Coder, report: Report) -> Coded | Uncoded:
    """What the coder makes of one report, or that it failed."""
    try:
        coded = coder.code(report)
    except Exception as error:  # whatever a coder trips over must cost one report, not the run
        return Uncoded(report.id, f"{type(error).__name__}: {error}")
    if (coded.codebook, coded.coder) != (coder.codebook, coder.name):
        raise ValueError(f"the coder stamps {coded.codebook}, {coded.coder}, not {coder.codebook}, {coder.name}")
    return coded
