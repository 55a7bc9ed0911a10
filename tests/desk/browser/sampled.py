"""Samples for the pages on which coders are compared: one that two people have coded, and one that waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.agreement import Toll
from onrecord.record import Record
from onrecord.record.samples import Draw, code_blind, coded_by_machine, draw


def sampled(path: Path) -> None:
    """S-1, coded by the desk's person as the machine did, and by Ben, who sees some otherwise; S-2, not begun."""
    with Record.open(path) as record:
        one = draw(record, Draw("April, double coding", 6, 7, coders=("me", "Ben")), "me")
        draw(record, Draw("Second round", 4, 9), "me")
        _, machine = coded_by_machine(record, one.reports)
        for number, report in enumerate(one.reports):
            code_blind(record, one.id, report, "me", machine[report])
            doubted = [replace(row, status="alleged", killed=Toll(5, 5)) for row in machine[report]]
            code_blind(record, one.id, report, "Ben", doubted if number % 2 else machine[report])
