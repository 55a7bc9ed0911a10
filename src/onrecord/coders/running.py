"""A chosen coder at work on many reports: checked, in processes, in threads or alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.coders.checking import Checked
from onrecord.coders.own import Own
from onrecord.coders.protocol import NEXT, CannotCode, Coder, Runs
from onrecord.coders.registry import DEFAULT
from onrecord.coding import many
from onrecord.coding.many import Uncoded
from onrecord.intake.source import Refusal
from onrecord.model import Coded, Report


@dataclass(frozen=True, slots=True)
class Chosen(many.Coder):
    """A coder as the coding of many takes it: its function, its stamp, and how several calls of it may run."""

    runs: Runs = "processes"


def running(coder: Coder) -> Chosen:
    """``coder`` made ready. What another package's coder returns is checked, ours is known to hold the contract."""
    if isinstance(coder, Own):
        return Chosen(coder.code, coder.codebook, coder.stamp, coder.runs)
    return Chosen(Checked(coder), coder.codebook, f"{coder.name} {coder.version}", coder.runs)


def code_many(reports: Iterable[Report], coder: many.Coder, jobs: int = 1) -> Iterator[Coded | Uncoded]:
    """One result per report, in order, as ``onrecord.coding.many``; with threads where the coder waits for a server."""
    if waits(coder) and jobs > 1:
        from onrecord.coders.threads import code_in_threads

        return code_in_threads(iter(reports), coder, jobs)
    split = not isinstance(coder, Chosen) or coder.runs == "processes"
    return many.code_many(reports, coder, jobs if split else 1)


def waits(coder: many.Coder) -> bool:
    """Whether it spends its time waiting for a server: its results are dear, and threads do for several at once."""
    return isinstance(coder, Chosen) and coder.runs == "threads"


def refusal(name: str, uncoded: Uncoded, coder: many.Coder) -> Refusal:
    """Why the input ``name`` was not coded. Between processes an exception is text: ``CannotCode`` is read back."""
    mark = f"{CannotCode.__name__}: "
    if uncoded.reason.startswith(mark) and NEXT in uncoded.reason:
        reason, _, step = uncoded.reason.removeprefix(mark).rpartition(NEXT)
        return Refusal(name, reason, step)
    makers = "Onrecord" if coder.name.startswith(f"{DEFAULT} ") else f"the coder {coder.name}"
    return Refusal(
        name, f"coding failed ({uncoded.reason})", f"tell the makers of {makers}, with the report if you may"
    )
