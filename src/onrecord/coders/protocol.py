"""What a coder is, and how it says that it can't."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, Protocol, runtime_checkable

from onrecord.model import Coded, Report

Runs = Literal["processes", "threads", "alone"]


@runtime_checkable
class Coder(Protocol):
    """Reads one report and writes down what it says, by the contract.

    ``name`` and ``version`` are one line each; together ("onrecord 0.1.0") they are the stamp that every account
    carries, by which the record knows what is read already: whatever changes the results changes the version.
    ``codebook`` is the version of the codebook whose types it uses. ``runs`` says what ``--jobs`` may do with it:

    - ``processes``: it can be pickled, and each process has a copy of its own;
    - ``threads``: one object, whose ``code`` is called from several threads at once; for coders that wait for a server;
    - ``alone``: one call at a time, whatever the jobs.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def codebook(self) -> str: ...
    @property
    def runs(self) -> Runs: ...

    def code(self, report: Report) -> Coded:
        """All that ``report`` says, stamped with ``codebook`` and "NAME VERSION". For every value that has a span,
        ``report.coded_text[span[0]:span[1]] == text``; what breaks this is refused.

        Raises:
            CannotCode: this report can't be coded; the reason and the next step are shown, and the rest goes on.
        """
        ...


Make = Callable[[Mapping[str, str]], Coder]  # what an entry point names: options, as NAME=VALUE, to a coder


class CannotCode(Exception):
    """One report can't be coded: the reason, and what the user can do about it."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason, next_step)  # both, so that it can be pickled
        self.reason, self.next_step = reason, next_step

    def __str__(self) -> str:
        return f"{self.reason}{NEXT}{self.next_step}"


NEXT = ". Next: "


class CoderError(ValueError):
    """A coder can't be had: there is none of that name, or its options or its installation are wrong."""
