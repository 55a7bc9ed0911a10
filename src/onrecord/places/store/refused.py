"""A gazetteer's file that can't be used: which, where in it, why, and what to do."""

from __future__ import annotations


class Refused(Exception):
    """``name`` is the file's or the gazetteer's, ``line`` counts from 1 where the fault is in a line."""

    def __init__(self, name: str, reason: str, next_step: str, line: int | None = None) -> None:
        self.name = name if line is None else f"{name}, line {line}"
        self.reason, self.next_step, self.line = reason, next_step, line
        super().__init__(f"{self.name}: {reason}. Next: {next_step}")
