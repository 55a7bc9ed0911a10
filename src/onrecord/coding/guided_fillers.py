"""The fillers that the guide "muc4" marks: whole words that may open and close one, what was broken joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.coding.draft import Draft
from onrecord.marking import Mark
from onrecord.marking.labels import FILLERS
from onrecord.model import Span

Ruling = dict[str, Any]
_EDGE = frozenset('DIC,;.-()"STWRXA')  # tags of words that neither open nor close a filler
_BETWEEN = " \n\t-"  # what may stand between two marks of one filler


@cache
def limits() -> Ruling:
    """The codebook's numbers for this guide."""
    found: Ruling = codebook.table("reader_muc4")
    return found


@dataclass(slots=True, eq=False)
class Filler:
    """Words that fill a slot; ``marks``: those of the encoder that they are made of."""

    layer: str
    label: str
    span: Span
    confidence: float
    marks: list[Mark]


def fillers(draft: Draft) -> list[Filler]:
    """The fillers of all slots in text order, those left out that are hardly likely."""
    found = [filler for layer in FILLERS for filler in _joined(draft, layer)]
    kept = [one for one in found if _trimmed(draft, one) and one.confidence >= limits()["filler"][one.label]]
    return sorted(kept, key=lambda one: (one.span, one.layer))


def _joined(draft: Draft, layer: str) -> list[Filler]:
    """The marks of a layer, those of one label with nothing between them as one."""
    found: list[Filler] = []
    for mark in draft.marks.of(layer):
        last = found[-1] if found else None
        if last and last.label == mark.label and not draft.text[last.span[1] : mark.span[0]].strip(_BETWEEN):
            last.span = (last.span[0], mark.span[1])
            last.confidence = max(last.confidence, mark.confidence)
            last.marks.append(mark)
        else:
            found.append(Filler(layer, mark.label, mark.span, mark.confidence, [mark]))
    return found


def _trimmed(draft: Draft, filler: Filler) -> bool:
    """Cuts the filler; False where nothing is left of it, or no more than the name of a place that is hit."""
    sentence = draft.reading.at(filler.span[0])
    edge = _EDGE | {"#"} if filler.layer == "physical" else _EDGE
    first = sentence.word_at(filler.span[0])
    stop = first + sum(start < filler.span[1] for start in sentence.starts[first:])
    while first < stop and sentence.tags[first] in edge:
        first += 1
    while first < stop and sentence.tags[stop - 1] in _EDGE:
        stop -= 1
    if first < stop:
        start, end = sentence.chars(first, stop)
        filler.span = (start, max(end, filler.span[1]) if filler.span[1] > sentence.end else end)
    return first < stop and not (filler.layer == "physical" and _is_place(draft, filler.span))


def _is_place(draft: Draft, span: Span) -> bool:
    return any(place.span[0] <= span[0] and span[1] <= place.span[1] for place in draft.places)
