"""Trigger words by our rules: weak labels, for texts whose coders marked none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.draft import Draft
from onrecord.coding.rules import rules
from onrecord.coding.stages import STAGES
from onrecord.coding.tellings import parse, tellings
from onrecord.model import Report, Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell of an incident of ``type``; ``start`` and ``end`` are those of its sentence."""

    type: str
    span: Span
    start: int
    end: int


def draft(report: Report) -> Draft:
    """The report read, up to the stage before its incidents."""
    made = Draft(report, report.coded_text, None, [], [], [], [])  # type: ignore[arg-type]
    for name in ("whens", "counts", "reading", "actors", "places", "statements"):
        setattr(made, name, STAGES[name](made))
    return made


def triggers(report: Report) -> Iterator[Trigger]:
    """All words by which the rules would tell of an incident, those included that the rules then leave out."""
    made = draft(report)
    for sentence in made.reading.sentences:
        if rules().forms.isdisjoint(sentence.lower):
            continue
        for telling in tellings(made, parse(sentence)):
            if not telling.harm_only:
                yield Trigger(telling.type, telling.span, sentence.start, sentence.end)
