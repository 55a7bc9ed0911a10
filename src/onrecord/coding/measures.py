"""Measures: what an authority closes, bans, orders or advises, since when, until when, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.codebook import table
from onrecord.coding.clause_spans import clause, span_of, subject_before
from onrecord.coding.draft import Draft, between
from onrecord.coding.measures_duties import duties
from onrecord.coding.measures_kinds import is_wished, told_kind
from onrecord.coding.measures_marks import joined
from onrecord.coding.measures_rules import Rule, rules
from onrecord.coding.measures_setting import jurisdiction, period
from onrecord.coding.measures_words import actions, first_told, triggers, without
from onrecord.model import Measure, Span
from onrecord.reading import Sentence

# of which several may stand in one clause: "shut schools, cafes and cinemas"
CLOSINGS = frozenset(
    (
        "C1_school_closing",
        "C2_workplace_closing",
        "C3_cancel_public_events",
        "C4_restrictions_on_gatherings",
        "C5_close_public_transport",
    )
)
NONE = "none"  # a clause whose words tell that it is no measure
VERBAL = frozenset("VZXHMKGB")
SINGLE = frozenset(("C6_stay_at_home_requirements", "state_of_emergency"))


def measures(draft: Draft) -> tuple[Measure, ...]:
    """The measures of a report in text order, a rule that is told again only once."""
    found: list[Measure] = []
    likely: list[Measure] = []
    for sentence in draft.reading.sentences:
        if sentence.words and not sentence.title:
            held = triggers().isdisjoint(sentence.lower)
            for rule in () if held else rules(sentence):
                _add(found, _measure(draft, sentence, rule))
            for i in duties(sentence):
                if not _told(sentence.starts[i], (*found[-3:], *likely[-1:])):
                    _add(likely, _measure(draft, sentence, Rule("other", i, i, i + 1, "")))
    return tuple(joined(draft, found, likely, lambda span, kind: _of_mark(draft, span, kind)))


def _told(position: int, rows: tuple[Measure, ...]) -> bool:
    """Whether the word at a position stands in the clause of one of ``rows``."""
    return any(row.span[0] <= position < row.span[1] for row in rows)


def _measure(draft: Draft, sentence: Sentence, rule: Rule) -> Measure:
    low, high = min(rule.action, rule.first), max(rule.action + 1, rule.stop)
    words = clause(sentence, low, high)
    span = without(_said(draft, sentence.chars(*words), sentence.chars(low, high)), draft.text)
    authority = _authority(draft, sentence, rule, words[0])
    before = draft.text[sentence.start : span[0]]
    kind = NONE if is_wished(before, draft.text[slice(*span)]) else rule.kind
    made = _made(draft, sentence, span, kind, authority)
    status = _status(before, made.text)
    return replace(made, status=status, level=_level(rule), confidence=0.7 if authority else 0.55)


def _made(draft: Draft, sentence: Sentence, span: Span, kind: str, authority: Span | None) -> Measure:
    """The measure of a clause; ``kind`` where the clause's words are no kind's own."""
    told = draft.text[slice(*span)]
    start, end, when = period(draft, span)
    kind = kind if kind in (*CLOSINGS, NONE) else told_kind(told) or kind
    return Measure(
        kind=kind, status=first_told("status", told) or "in_force",
        level=None, scope=first_told("scope", told), authority=draft.text[slice(*authority)] if authority else None,
        jurisdiction=jurisdiction(draft, span, sentence), start=start, end=end, text=told, span=span, evidence=(span,),
        when=when, spans={"authority": authority} if authority else {},
    )  # fmt: skip


def _status(before: str, told: str) -> str:
    """How the measure stands, by its own words; "ruled out" or "rejected" may be the last words before them. Who no
    longer accepts goods has a ban in force."""
    if first_told("refusals", told):
        return "in_force"
    last = " ".join(before.split()[-2:])
    return "rejected" if first_told("status", last) == "rejected" else first_told("status", told) or "in_force"


def _of_mark(draft: Draft, marked: Span, kind: str) -> Measure | None:
    """The measure of a clause that only the learned reader takes for one."""
    sentence, span = draft.reading.at(marked[0]), without(marked, draft.text)
    words = [i for i, start in enumerate(sentence.starts) if span[0] <= start < span[1]]
    if sentence.title or VERBAL.isdisjoint(sentence.tags[i] for i in words):
        return None  # "the lantern festival" closes nothing
    verb = next((i for i in words if sentence.tags[i] in "VZXHM"), words[0])
    authority = _authority(draft, sentence, Rule(kind, verb, words[-1], words[-1] + 1, ""), words[0])
    told = draft.text[slice(*span)]
    kind = NONE if is_wished(draft.text[sentence.start : span[0]], told) else told_kind(told) or kind
    made = _made(draft, sentence, span, kind, authority)
    return None if made.kind == NONE else made


def _said(draft: Draft, span: Span, core: Span) -> Span:
    """The clause without the words that report it; advice ("urged people | to boil water") stands with them."""
    for one in between(draft.statements, span[0] - 2000, span[1]):
        content = one.spans["content"]
        advises = one.content.startswith(("to ", "not "))
        if content[0] <= core[0] and core[1] <= content[1] and not advises:
            return max(span[0], content[0]), min(span[1], content[1])
    return span


def _level(rule: Rule) -> int | None:
    level: int | None = table("measures")["kinds"][rule.kind].get("level", {}).get(rule.phrase)
    return level


def _authority(draft: Draft, sentence: Sentence, rule: Rule, start: int) -> Span | None:
    """Who rules: behind "by", else the subject of an active verb, else who is said to say it."""
    by = _by_agent(sentence)
    if by:
        return sentence.chars(*by)
    first = sentence.starts[rule.first]
    for one in draft.statements:
        content = one.spans["content"]
        if content[0] <= first < content[1] and one.speaker:
            return one.spans.get("organisation") or one.spans["speaker"]
    if rule.action < rule.first:
        return span_of(sentence, subject_before(sentence, start, rule.action))
    return None


def _by_agent(sentence: Sentence) -> tuple[int, int] | None:
    """The noun phrase behind "imposed by", "a ban announced by"."""
    for i, word in enumerate(sentence.lower[:-1]):
        if word == "by" and sentence.tags[i - 1] in "KV" and sentence.lower[i - 1] in actions():
            end = i + 1
            while end < len(sentence.tags) and sentence.tags[end] in "DJNP":
                end += 1
            first = i + 1 + (sentence.tags[i + 1] == "D")
            return (first, end) if first < end else None
    return None


def _add(found: list[Measure], new: Measure) -> None:
    """Adds a measure, or the dates that it brings to the same measure told before."""
    if new.kind == NONE:
        return
    for i, old in enumerate(found):
        if old.span == new.span and (old.kind == new.kind or not {old.kind, new.kind} <= CLOSINGS):
            return
        same = old.kind == new.kind and old.status == new.status
        if same and (old.text == new.text or (new.kind in SINGLE and _compatible(old.start, new.start))):
            found[i] = replace(
                old, start=old.start or new.start, end=old.end or new.end, evidence=(*old.evidence, *new.evidence)
            )
            return
    found.append(new)


def _compatible(old: date | None, new: date | None) -> bool:
    return old is None or new is None or old == new
