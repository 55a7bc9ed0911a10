"""An account as a reviewer reads it: the sentences that tell it, each coded word underlined, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.beside import Column
from onrecord.desk.laying import Mark, Piece, laid
from onrecord.desk.values import NAMES, Value, values
from onrecord.linking import Filed
from onrecord.model import Span
from onrecord.reading.sentences import sentences

WHOLE = ("type", "status")  # said by whole sentences, which have no underline of their own


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that stand together, in pieces; ``gap``: the report says something else before them."""

    pieces: tuple[Piece, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One account: its column in the comparison, its passages in text order, its values, what is less sure of them."""

    column: Column
    passages: tuple[Passage, ...]
    values: tuple[Value, ...]

    @property
    def filed(self) -> Filed:
        return self.column.filed


def telling(column: Column) -> Telling:
    own = tuple(values(column.filed.account))
    return Telling(column, tuple(_passages(column.filed, own)), own)


def _passages(filed: Filed, own: Sequence[Value]) -> Iterator[Passage]:
    text = filed.report.coded_text
    marks = [Mark(span, one.field, NAMES[one.field]) for one in own if one.field not in WHOLE for span in one.spans]
    marks = list(dict.fromkeys(marks))
    ended = 0
    for start, end in joined([*filed.account.evidence, *(mark.span for mark in marks)], text):
        shifted = [
            Mark((m.span[0] - start, m.span[1] - start), m.field, m.label) for m in marks if start <= m.span[0] < end
        ]
        yield Passage(tuple(laid(text[start:end], shifted)), bool(text[ended:start].strip()))
        ended = end


def joined(spans: Sequence[Span], text: str) -> list[Span]:
    """The sentences that the spans touch, those that follow one another as one."""
    found: list[Span] = []
    for start, end in sentences(text):
        if not any(start < until and begun < end for begun, until in spans):
            continue
        if found and not text[found[-1][1] : start].strip() and "\n" not in text[found[-1][1] : start]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
