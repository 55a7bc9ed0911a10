"""The coder that this version ships: rules and tables alone, and the same result on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import __version__, codebook
from onrecord.coders.protocol import CoderError, Runs
from onrecord.model import Coded, Report


@dataclass(frozen=True, slots=True)
class Own:
    """The stages of ``onrecord.coding``."""

    name: str = "onrecord"
    version: str = __version__
    codebook: str = codebook.VERSION
    runs: Runs = "processes"

    def code(self, report: Report) -> Coded:
        from onrecord.coding.stages import code

        return code(report)


def make(options: Mapping[str, str]) -> Own:
    """The shipped coder: rules and tables; it asks no server."""
    if options:
        raise CoderError(f"the coder onrecord takes no options; it was given {', '.join(sorted(options))}")
    return Own()
