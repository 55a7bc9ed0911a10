"""Statements by rules and reader together: contents that either sees, each with who said it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook import table
from onrecord.coding.chances import chance, least, overlap
from onrecord.coding.draft import Draft, between, content
from onrecord.coding.quotes import Unit
from onrecord.coding.speaker_words import PRONOUNS
from onrecord.coding.speakers import Speaker
from onrecord.coding.statements_cues import cues
from onrecord.coding.statements_links import Said, linked
from onrecord.coding.statements_sources import Sources
from onrecord.model import Span, Statement

HALF = 0.5
WORDS = 2  # that a content has at least
PARTS = ("speaker", "rank", "role", "organisation")
QUOTED = '"“”«»'


def joined(draft: Draft, ruled: Sequence[Statement], units: Sequence[Unit], sources: Sources) -> list[Statement]:
    """The rows that stand, in text order."""
    if not draft.marks.stamp:
        return list(ruled)
    said = linked(draft.marks, draft.text)
    kept: list[Statement] = []
    for row in _standing(draft, ruled, said):
        told = row.speaker or _passed_on(row)
        named = None if told else next((one for one in said if one.source and _same(one.span, row)), None)
        kept.append(_named(draft, row, _speaker(draft, named, kept, units, sources)) if named else row)
    for one in said:
        if _sure(draft, one) and not any(_same(one.span, row) for row in ruled):
            speaker = _speaker(draft, one, kept, units, sources)
            kept.append(_row(draft, one, speaker))
    return sorted(kept, key=lambda row: row.span)


def _passed_on(row: Statement) -> bool:
    """Whether nobody is named on purpose: "a child | is reported to be | in hospital" holds its own cue."""
    cue, said = row.spans.get("cue"), content(row)
    adverb = (row.cue or "").lower() in table("cues")["hearsay_adverbs"]
    return cue is not None and not adverb and "source" not in row.spans and said[0] <= cue[0] and cue[1] <= said[1]


def _named(draft: Draft, row: Statement, speaker: dict[str, Span]) -> Statement:
    """A row of which the rules have not seen who speaks, with whom the reader sees."""
    told = {name: draft.text[slice(*span)] for name, span in speaker.items()}
    return replace(
        row, speaker=told.get("speaker"), rank=told.get("rank"), role=told.get("role"),
        organisation=told.get("organisation"), spans={**row.spans, **speaker},
    )  # fmt: skip


def _sure(draft: Draft, said: Said) -> bool:
    """Whether a content that only the reader sees is one: sure, some words long, reported by a verb, in the text."""
    words = draft.text[slice(*said.span)].split()
    given = said.cue is not None and len(words) >= WORDS and not draft.reading.at(said.span[0]).title
    if draft.text[slice(draft.reading.at(said.span[0]).start, said.span[0])].strip().lower() == "asked":
        return False  # "Asked | whether it had spread, he said no"
    if said.cue is not None and said.source is None and _held(draft.text[slice(*said.cue.span)]):
        return False
    return given and said.confidence >= least("statements")["reader"]


def _held(cue: str) -> bool:
    return cue.lower() in table("cues")["held"]


def _same(span: Span, row: Statement) -> bool:
    return overlap(span, content(row)) >= HALF


def _standing(draft: Draft, ruled: Sequence[Statement], said: Sequence[Said]) -> Iterator[Statement]:
    for row in ruled:
        if any(_same(one.span, row) for one in said):
            yield replace(row, by="both")
        elif chance(draft.marks, "content", content(row)) >= least("statements")["rules"]:
            yield replace(row, by="rules")


def _speaker(
    draft: Draft, said: Said, kept: Sequence[Statement], units: Sequence[Unit], sources: Sources
) -> dict[str, Span]:
    """The spans of who speaks: the source's parts; for a pronoun or no source at all, those of who spoke before."""
    text = draft.text
    if said.source is None or text[slice(*said.source.span)].lower() in PRONOUNS:
        before = [row for row in kept if row.span[0] < said.span[0] and row.speaker]
        spoke = max(before, key=lambda row: row.span, default=None)
        return {name: spoke.spans[name] for name in PARTS if name in spoke.spans} if spoke else {}
    found = _resolved(said.source.span, units, sources)
    if found is None:
        return {"speaker": said.source.span}
    parts = {"rank": found.rank, "role": found.role, "organisation": found.organisation}
    return {"speaker": found.called} | {name: span for name, span in parts.items() if span}


def _resolved(span: Span, units: Sequence[Unit], sources: Sources) -> Speaker | None:
    """The speaker whom the words of a source mean."""
    unit = next((one for one in units if one.start <= span[0] and span[1] <= one.end), None)
    if unit is None:
        return None
    words = _whole(unit, bisect_left(unit.starts, span[0]), bisect_left(unit.starts, span[1]))
    return sources.resolve(unit, words) if words[0] < words[1] else None


def _whole(unit: Unit, first: int, stop: int) -> tuple[int, int]:
    """The words of a source with the rest of a name that was marked in part: "South | Africa"."""
    while 0 < first < stop and unit.tags[first - 1] in "PJ" and unit.tags[first] in "PN":
        first -= 1
    while first < stop < len(unit.tags) and unit.tags[stop] in "PN" and unit.tags[stop - 1] in "PJ":
        stop += 1
    return first, stop


def _row(draft: Draft, said: Said, speaker: dict[str, Span]) -> Statement:
    text, spans = draft.text, {**speaker, "content": said.span}
    if said.source:
        spans["source"] = said.source.span
    if said.cue:
        spans["cue"] = said.cue.span
    local = [spans[name] for name in ("source", "cue", "content") if name in spans]
    span = min(a for a, _ in local), max(b for _, b in local)
    told = {name: text[slice(*spans[name])] if name in spans else None for name in (*PARTS, "cue")}
    outside = [when for when in between(draft.whens, *span) if not overlap(when.span, said.span)]
    return Statement(
        speaker=told["speaker"], rank=told["rank"], role=told["role"], organisation=told["organisation"], told=None,
        cue=told["cue"], content=text[slice(*said.span)], kind=_kind(text, said.span), stance=_stance(told["cue"]),
        when=outside[0] if outside else None, text=text[slice(*span)], span=span, evidence=(span,),
        confidence=round(said.confidence, 2), spans=spans, by="reader",
    )  # fmt: skip


def _kind(text: str, span: Span) -> str:
    inside = any(mark in text[slice(*span)].strip(QUOTED) for mark in QUOTED)
    opened = text[max(0, span[0] - 1) : span[0] + 1]
    quoted = any(mark in opened for mark in QUOTED)
    return "mixed" if inside else "quote" if quoted else "paraphrase"


def _stance(cue: str | None) -> str:
    known = [cues()[word] for word in (cue or "").lower().split() if word in cues()]
    return known[-1].stance if known else "claims"
