"""A frame of reported speech to a statement: spans, kind, stance, time, confidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import table
from onrecord.coding.draft import Draft, between
from onrecord.coding.quotes import QUOTE, Quote, Unit
from onrecord.coding.speaker_words import Words
from onrecord.coding.speakers import Speaker
from onrecord.coding.statements_parts import Frame
from onrecord.model import Span, Statement, When


@dataclass(frozen=True, slots=True)
class Row:
    """A frame of ``unit`` with its speaker. ``reporting`` is the unit of "he said" where that stands by itself."""

    unit: Unit
    frame: Frame
    speaker: Speaker | None
    reporting: Unit | None = None


def row(draft: Draft, given: Row, marks: dict[Span, Quote]) -> Statement:
    """The statement of a frame whose content is known."""
    unit, frame, speaker = given.unit, given.frame, given.speaker
    content = _content(unit, frame, marks)
    spans = _spans(given, content)
    start, end = min(a for a, _ in _local(spans)), max(b for _, b in _local(spans))
    text = draft.text
    parts = {
        name: text[slice(*spans[name])] if name in spans else None
        for name in ("speaker", "rank", "role", "told", "cue")
    }
    organisation = text[slice(*spans["organisation"])] if "organisation" in spans else None
    return Statement(
        speaker=parts["speaker"], rank=parts["rank"], role=parts["role"], organisation=organisation,
        told=parts["told"], cue=parts["cue"], content=text[slice(*content)], kind=_kind(unit, frame),
        stance=_stance(frame, text[slice(*content)]), when=_when(draft, given, content), text=text[start:end],
        span=(start, end), evidence=((start, end),), confidence=_confidence(unit, frame, speaker),
        country=_country(draft, speaker), spans=spans,
    )  # fmt: skip


def _content(unit: Unit, frame: Frame, marks: dict[Span, Quote]) -> Span:
    """The characters said; quotation marks that enclose all of it are left out."""
    first, stop = frame.content or (0, len(unit.tags))
    start, end = unit.starts[first], unit.ends[stop - 1]
    opens, closes = unit.tags[first] == QUOTE, unit.tags[stop - 1] == QUOTE
    if opens and closes and (stop - first == 1 or _only_quoted(unit, frame)):
        return marks[unit.starts[first], unit.ends[first]].inner[0], marks[
            unit.starts[stop - 1], unit.ends[stop - 1]
        ].inner[1]
    return start, end


def _only_quoted(unit: Unit, frame: Frame) -> bool:
    """Whether all words of the content are quoted, the reporting between them aside."""
    first, stop = frame.content or (0, len(unit.tags))
    reporting = set(range(frame.opening, frame.cue[1])) | set(range(*(frame.told or (0, 0))))
    return all(unit.tags[i] in "Q,.;-R" or i in reporting for i in range(first, stop))


def _kind(unit: Unit, frame: Frame) -> str:
    first, stop = frame.content or (0, len(unit.tags))
    if QUOTE not in unit.tags[first:stop]:
        return "paraphrase"
    return "quote" if _only_quoted(unit, frame) else "mixed"


def _spans(given: Row, content: Span) -> dict[str, Span]:
    """The span of each part; ``source`` (added) is the phrase that stands for the speaker here."""
    unit, frame, speaker = given.reporting or given.unit, given.frame, given.speaker
    found: dict[str, Span] = {}
    if speaker:
        found["speaker"] = speaker.called
        parts = {"rank": speaker.rank, "role": speaker.role, "organisation": speaker.organisation}
        found |= {name: span for name, span in parts.items() if span}
    if frame.speaker and given.reporting is None:
        found["source"] = unit.starts[frame.speaker[0]], unit.ends[frame.speaker[1] - 1]
    if frame.told and given.reporting is None:
        found["told"] = unit.starts[frame.told[0]], unit.ends[frame.told[1] - 1]
    if given.reporting is not None:
        found["source"] = given.reporting.span
    elif frame.cue[1] > frame.cue[0]:
        found["cue"] = unit.starts[frame.cue[0]], unit.ends[frame.cue[1] - 1]
    return found | {"content": content}


def _local(spans: dict[str, Span]) -> list[Span]:
    return [span for name, span in spans.items() if name in ("source", "told", "cue", "content")]


@cache
def _promises() -> dict[str, re.Pattern[str]]:
    """Stance -> the words that give it where no other verb stands before them."""
    found = {}
    for stance, words in table("cues")["content_stances"].items():
        verbs = r"(?:(?!\b(?:is|are|was|were|has|had|have|been|did|said)\b)[^.;])"
        known = "|".join(re.escape(word) for word in words)
        found[stance] = re.compile(
            rf"{verbs}{{0,90}}?(?<!\w)(?:{known})\s(?!be\b|not\b|have\b|depend\b)", re.IGNORECASE
        )
    return found


def _stance(frame: Frame, content: str) -> str:
    if frame.lemma in table("cues")["neutral"]:
        for stance, pattern in _promises().items():
            if pattern.match(content):
                return stance
    return frame.stance


def _when(draft: Draft, given: Row, content: Span) -> When | None:
    """When it was said: a time in the reporting's unit that is not among the words said."""
    unit = given.reporting or given.unit
    outside = [
        w for w in between(draft.whens, unit.start, unit.end) if w.span[1] <= content[0] or w.span[0] >= content[1]
    ]
    return outside[0] if outside else None


def _country(draft: Draft, speaker: Speaker | None) -> str | None:
    """The country of "Iraqi officials", "Iraq's minister", "the country's minister" (the country named last)."""
    if speaker is None:
        return None
    from onrecord.places import country_of

    if speaker.nation and draft.text[slice(*speaker.nation)].lower() in ("country", "nation"):
        named = [place.country for place in draft.places if place.span[1] <= speaker.nation[0] and place.country]
        return named[-1] if named else None
    words: list[Words] = [span for span in (speaker.nation, speaker.organisation, speaker.role) if span]
    phrases = [draft.text[slice(*span)] for span in words]
    found = (country_of(word) for phrase in phrases for word in (phrase, *phrase.split()) if word[:1].isupper())
    return next((country for country in found if country), None)


def _confidence(unit: Unit, frame: Frame, speaker: Speaker | None) -> float:
    """How sure: a quotation with a named speaker most, hearsay least."""
    score = 0.9 if QUOTE in unit.tags else 0.8
    if speaker is None:
        return score - 0.4
    return score if speaker.name or speaker.organisation else score - 0.1
