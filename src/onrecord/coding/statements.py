"""Statements: who said what to whom, and the attribution that they give to what else a report tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.draft import Draft
from onrecord.coding.quotes import QUOTE, Quote, Unit, quotes, units
from onrecord.coding.speakers import Speaker
from onrecord.coding.statements_cues import triggers
from onrecord.coding.statements_frames import frames
from onrecord.coding.statements_marks import joined
from onrecord.coding.statements_owned import introducing
from onrecord.coding.statements_parts import Frame
from onrecord.coding.statements_rows import Row, row
from onrecord.coding.statements_sources import Sources
from onrecord.coding.statements_subjects import main_subject
from onrecord.model import Attribution, Span, Statement

ASSERTING = frozenset(("claims", "confirms", "denies", "other"))
PRESUPPOSED = frozenset(("after", "following", "since", "despite", "whose", "connection"))
EXPLETIVES = frozenset(("there", "it", "this", "that"))  # subjects that are nobody who speaks
LEAST_WORDS = 4  # of a quotation that says something by itself


def statements(draft: Draft) -> tuple[Statement, ...]:
    """The statements of a report in text order."""
    marks = quotes(draft.text)
    told = any(not triggers().isdisjoint(s.lower) for s in draft.reading.sentences)
    if not marks and not told and not draft.marks.of("content"):
        return ()
    reader = _Reader(draft, {mark.span: mark for mark in marks}, Sources(draft.text))
    read = units(draft.text, draft.reading.sentences, marks)
    for unit in read:
        reader.read(unit)
    reader.settle()
    ruled = sorted(_distinct(reader.found), key=lambda one: one.span)
    return tuple(joined(draft, ruled, read, reader.sources))


@dataclass(slots=True)
class _Pending:
    """A unit that is one quotation, whose speaker the next unit may name."""

    unit: Unit
    frame: Frame


class _Reader:
    """Reads unit after unit; who spoke last speaks on in a quotation that nobody is named for."""

    def __init__(self, draft: Draft, marks: dict[Span, Quote], sources: Sources) -> None:
        self.draft = draft
        self.marks = marks
        self.sources = sources
        self.found: list[Statement] = []
        self.pending: _Pending | None = None
        self.near: Speaker | None = None  # who spoke in the unit before
        self.before: Unit | None = None  # the unit before, where nobody spoke in it

    def read(self, unit: Unit) -> None:
        held = triggers().isdisjoint(unit.lower)
        found = [] if held else frames(self.draft.text, unit)
        if unit.title:
            return
        if found:
            self._framed(unit, found)
            self.before = None
        elif QUOTE in unit.tags:
            self._unframed(unit)
            self.before = None
        else:
            self.settle()
            self.near, self.before = None, unit

    def _framed(self, unit: Unit, found: list[Frame]) -> None:
        if found[0].content is None and self.pending:
            speaker = self._speaker(unit, found[0])
            self._add(self.pending.unit, self.pending.frame, speaker, unit)
            self.pending, self.near = None, speaker
        self.settle()
        for n, frame in enumerate(found):
            if frame.content is not None:
                self.near = self.near if n and frame.headless else self._speaker(unit, frame)
                self._add(unit, frame, self.near)

    def _speaker(self, unit: Unit, frame: Frame) -> Speaker | None:
        if frame.silent:
            return None
        if frame.speaker is None:
            return self.near if frame.told else self._main(unit, frame)
        return self.sources.resolve(unit, frame.speaker, self.before)

    def _main(self, unit: Unit, frame: Frame) -> Speaker | None:
        words = main_subject(unit, frame.cue[0])
        return self.sources.resolve(unit, words) if words else None

    def _unframed(self, unit: Unit) -> None:
        """Quotations without a reporting verb: the last speaker's, or the next one's."""
        self.settle()
        at = unit.tags.index(QUOTE)
        said = self.draft.text[unit.starts[at] : unit.ends[at]]
        if unit.lower[at - 1 : at] == [":"] and (owner := introducing(unit, at)):
            self.near = self.sources.resolve(unit, owner)
            self._add(unit, Frame((at, at), "", "claims", owner, (at, at + 1)), self.near)
            return
        alone = unit.tags.strip(".,") == QUOTE
        if len(said.split()) < LEAST_WORDS or not (alone or (self.near and unit.lower[0] in EXPLETIVES)):
            self.near = None
            return
        stop = len(unit.tags.rstrip("."))
        frame = Frame((at, at), "", "claims", None, (0, stop), silent=True)
        if alone and self.near is None:
            self.pending = _Pending(unit, frame)
        else:
            self._add(unit, frame, self.near)

    def settle(self) -> None:
        """Writes a quotation whose speaker was never named."""
        if self.pending:
            self._add(self.pending.unit, self.pending.frame, None)
        self.pending = None

    def _add(self, unit: Unit, frame: Frame, speaker: Speaker | None, reporting: Unit | None = None) -> None:
        self.found.append(row(self.draft, Row(unit, frame, speaker, reporting), self.marks))


def _distinct(found: list[Statement]) -> Iterator[Statement]:
    """The statements, each passage once: a photograph's caption is often printed twice."""
    seen: set[tuple[str | None, str]] = set()
    for one in found:
        key = (one.speaker, one.content)
        if key not in seen:
            seen.add(key)
            yield one


def attribution_for(draft: Draft, span: Span) -> tuple[Attribution, ...]:
    """Who tells what stands in ``span``: the statements that hold most of it and assert it.

    Reads ``draft.statements``. What a warning, a vow, a condemnation or a call only mentions is told by nobody, and so
    is what a report takes as known ("said they had arrested two men after a blast").
    """
    found = [one for one in draft.statements if one.stance in ASSERTING and _asserts(draft, one, span)]
    return tuple(_attribution(draft, one) for one in found if one.speaker or one.role or one.organisation)


def _asserts(draft: Draft, one: Statement, span: Span) -> bool:
    content = one.spans["content"]
    overlap = min(content[1], span[1]) - max(content[0], span[0])
    if overlap <= 0 or 2 * overlap < span[1] - span[0]:
        return False
    before = draft.text[content[0] : max(content[0], span[0])].lower()
    before = before[max(before.rfind(". "), 0) :]
    return PRESUPPOSED.isdisjoint(before.split())


def _attribution(draft: Draft, one: Statement) -> Attribution:
    """The reporting words of a statement: from its source to whom it was told."""
    local = [one.spans[name] for name in ("source", "cue", "told") if name in one.spans] or [one.span]
    start, end = min(a for a, _ in local), max(b for _, b in local)
    spans = {name: one.spans[name] for name in ("speaker", "role", "organisation", "told") if name in one.spans}
    return Attribution(one.speaker, one.role, one.organisation, one.told, draft.text[start:end], (start, end), spans)
