"""A language model as a coder: a report in windows, each asked for, each answer through the gate."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from onrecord import __version__, codebook, places
from onrecord.coders import CannotCode
from onrecord.coders.protocol import Runs
from onrecord.llm.answer import Answer
from onrecord.llm.incidents import account
from onrecord.llm.options import Options
from onrecord.llm.prompt import fingerprint
from onrecord.llm.quoted import Gate
from onrecord.llm.sayings import FAMILIES
from onrecord.llm.sense import Sense
from onrecord.llm.server import Server
from onrecord.llm.windows import Window, windows
from onrecord.model import Coded, Report

Found = dict[str, list[Any]]  # family -> its rows


class LanguageModel:
    """Codes by asking a model; safe in several threads at once, as it keeps nothing between reports but the form of
    question that the server takes. The version names the model and changes with the question."""

    name = "llm"
    codebook = codebook.VERSION
    runs: Runs = "threads"

    def __init__(self, options: Options) -> None:
        self.options, self.server = options, Server(options)
        self.version = places.stamped(f"{__version__} {options.model} {fingerprint(options.window)}")

    def code(self, report: Report) -> Coded:
        """What the model says that ``report`` says, as far as the report's words bear it out.

        Raises:
            CannotCode: the server gave no whole answer for one of its windows, or most of what it answered is not in
                the report. Nothing of the report is then coded.
        """
        text, until = report.coded_text, time.monotonic() + self.options.deadline
        sense, tally = Sense(report, text), Tally()
        found: Found = {family: [] for family in ("incidents", *FAMILIES)}
        for window in windows(text, self.options.window):
            answer = self.server.ask(text[slice(*window.shown)], until)
            gate = Gate(text, window.shown, near=(window.own,))
            _take(found, answer, gate, sense, window)
            tally.add(gate)
        tally.settle(self.options.strict)
        ordered = {family: tuple(sorted(_once(rows), key=_place)) for family, rows in found.items()}
        return Coded(report.id, self.codebook, f"{self.name} {self.version}", **ordered)


@dataclass(slots=True)
class Tally:
    """How much of all that a model answered on a report stood, and how much fell."""

    stood: int = 0
    fell: int = 0

    def add(self, gate: Gate) -> None:
        self.stood, self.fell = self.stood + gate.stood, self.fell + gate.fell

    def settle(self, strict: bool) -> None:
        """A slip costs a value; a model that mostly makes things up is no witness for the rest either."""
        if self.fell > (0 if strict else self.stood):
            told = (
                f"{self.fell} of the {self.fell + self.stood} values that the model gave are not in the report's words"
            )
            raise CannotCode(f"the answer can't be believed: {told}", "try another model")


def _take(found: Found, answer: Answer, gate: Gate, sense: Sense, window: Window) -> None:
    """Adds to ``found`` what of a window's answer stands and begins in its own part."""
    for row in answer["incidents"]:
        if (one := account(row, gate, sense, window.own)) is not None:
            found["incidents"].append(one)
    for family, build in FAMILIES.items():
        for row in answer[family]:
            one = build(row, gate, sense)
            if one is not None and window.own[0] <= _core(one) < window.own[1]:
                found[family].append(one)


def _core(row: Any) -> int:
    """Where a row's own words begin: of a statement what is said, as the speaker may stand in another window."""
    start, _ = row.spans.get("content", row.span)
    return int(start)


def _once(rows: list[Any]) -> list[Any]:
    """The rows without those that a model repeats, as some do until they are stopped."""
    return [row for index, row in enumerate(rows) if row not in rows[:index]]


def _place(row: Any) -> tuple[int, int]:
    first: tuple[int, int] = row.evidence[0]
    return first
