"""The stages of coding, in order, by name. Each takes the draft and returns the value of the field of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord import __version__, actors, codebook, numbers, places, times
from onrecord.coding.draft import Draft
from onrecord.coding.figures import figures
from onrecord.coding.incidents import incidents
from onrecord.coding.measures import measures
from onrecord.coding.relief import relief
from onrecord.coding.statements import statements
from onrecord.coding.trends import trends
from onrecord.marking import Marks
from onrecord.model import Coded, Place, Report, Span
from onrecord.reading import Reading, read

Stage = Callable[[Draft], Any]


def reader(exact: bool | None = None) -> Stage:
    """The stage ``marks`` by the learned reader; ``exact`` as ``onrecord.marking.reader.read_marks`` takes it."""

    def marks(draft: Draft) -> Marks:
        from onrecord.marking.reader import read_marks  # what runs it is loaded where a report is read

        return read_marks(draft.text, [sentence.span for sentence in draft.reading.sentences], exact)

    return marks


STAGES: dict[str, Stage] = {
    "whens": lambda draft: times.whens(draft.text, draft.report.published),
    "counts": lambda draft: numbers.counts(draft.text),
    "reading": lambda draft: read(draft.text, len(draft.report.title or ""), _known(draft)),
    "marks": reader(),
    "actors": lambda draft: actors.find(draft.text),
    "survey": lambda draft: places.survey(draft.text),
    "places": lambda draft: _apart(draft.survey[0], draft),
    "statements": statements,
    "incidents": incidents,
    "measures": measures,
    "figures": figures,
    "relief": relief,
    "trends": trends,
}
RULES: dict[str, Stage] = {"marks": lambda draft: Marks()}  # in its place, where grammar and tables read alone


_LENGTHS = frozenset(("km", "mile", "m", "yard", "foot"))


def _known(draft: Draft) -> list[tuple[Span, str]]:
    """The words whose tag the grammars of times and numbers have settled.

    Distances qualify a place ("40 km south of the town") and are no part of the noun phrase before them: R, not #.
    """
    lengths = [(c.span, "R") for c in draft.counts if c.kind == "measure" and c.unit in _LENGTHS]
    counts = [(c.span, "#") for c in draft.counts if c.kind == "count"]
    return [(when.span, "U") for when in draft.whens] + lengths + counts


def _apart(found: Sequence[Place], draft: Draft) -> list[Place]:
    """The places that are no part of an actor's name."""
    named = [mark.span for mark in draft.actors]
    return [place for place in found if not any(a <= place.span[0] and place.span[1] <= b for a, b in named)]


def code(report: Report, stages: Mapping[str, Stage] | None = None) -> Coded:
    """All that ``report`` says. ``stages`` replaces stages by name.

    Raises:
        ValueError: a stage of that name does not exist; the message lists those that do.
        ReaderUnusable: a file of the learned reader is missing or damaged.
    """
    replaced = stages or {}
    unknown = sorted(set(replaced) - set(STAGES))
    if unknown:
        raise ValueError(f"unknown stage {', '.join(unknown)}; the stages are {', '.join(STAGES)}")
    draft = drafted(report, stages)
    coder = places.stamped(f"onrecord {__version__} {draft.marks.stamp or 'rules'}", anew=False)
    return Coded(
        report.id, codebook.VERSION, coder, draft.incidents, draft.statements, draft.measures, draft.figures,
        draft.relief, draft.trends,
    )  # fmt: skip


def drafted(report: Report, stages: Mapping[str, Stage] | None = None) -> Draft:
    """The report with what each stage found; ``stages`` replaces stages by name."""
    draft = Draft(report, report.coded_text, Reading("", [], []), [], [], [], [])
    for name, stage in STAGES.items():
        setattr(draft, name, (stages or {}).get(name, stage)(draft))
    return draft
