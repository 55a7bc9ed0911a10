"""Relief by rules and reader together: the clauses of help that either sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.coding.chances import chance, least, together
from onrecord.coding.clause_spans import FINITE, subject_before
from onrecord.coding.draft import Draft, between, meet
from onrecord.coding.figures_setting import setting_of
from onrecord.coding.measures_words import without
from onrecord.model import Place, Relief, Span

WORDS = 3  # that a clause has at least


def joined(draft: Draft, ruled: Sequence[Relief]) -> tuple[Relief, ...]:
    """The rows that stand, in text order."""
    if not draft.marks.stamp:
        return tuple(ruled)
    added = _added(draft, ruled) if setting_of(draft).hazardous or not draft.incidents else ()
    return tuple(sorted((*_standing(draft, ruled), *added), key=lambda row: row.span))


def _standing(draft: Draft, ruled: Sequence[Relief]) -> Iterator[Relief]:
    marks = draft.marks.of("relief")
    for row in ruled:
        if chance(draft.marks, "relief", row.span) >= least("relief")["rules"]:
            yield replace(row, by="both" if any(meet(mark.span, row.span) for mark in marks) else "rules")


def _added(draft: Draft, ruled: Sequence[Relief]) -> Iterator[Relief]:
    for span in together(draft.text, [mark.span for mark in draft.marks.of("relief")], least_words=WORDS):
        sure = chance(draft.marks, "relief", span)
        if sure >= least("relief")["reader"] and not any(meet(span, row.span) for row in ruled):
            yield _of_mark(draft, without(span, draft.text), sure)


def _of_mark(draft: Draft, span: Span, sure: float) -> Relief:
    """The clause: who stands before its verb, what is done from there on."""
    who, what = _parts(draft, span)
    when = between(draft.whens, *span)
    spans = {"what": what} | ({"who": who} if who else {})
    text = draft.text
    return Relief(
        who=text[slice(*who)] if who else None, what=text[slice(*what)], sector=None, to=None,
        where=_where(draft, span), when=when[0] if when else None, text=text[slice(*span)], span=span,
        evidence=(span,), confidence=round(sure, 2), spans=spans, by="reader",
    )  # fmt: skip


def _parts(draft: Draft, span: Span) -> tuple[Span | None, Span]:
    sentence = draft.reading.at(span[0])
    words = [i for i, start in enumerate(sentence.starts) if span[0] <= start < span[1]]
    verb = next((i for i in words if sentence.tags[i] in FINITE), None)
    subject = subject_before(sentence, words[0], verb) if verb is not None else None
    if verb is None or subject is None:
        return None, span
    return sentence.chars(*subject), (sentence.starts[verb], span[1])


def _where(draft: Draft, span: Span) -> Place | None:
    """The place in the clause, else the last one before."""
    here = between(draft.places, *span) or between(draft.places, 0, span[0])
    return here[-1] if here else None
