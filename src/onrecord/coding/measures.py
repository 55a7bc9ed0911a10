"""Measures: what an authority closes, bans, orders or advises, since when, until when, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.codebook import table
from onrecord.coding.clause_spans import clause, span_of, subject_before
from onrecord.coding.draft import Draft, between
from onrecord.coding.measures_marks import joined
from onrecord.coding.measures_setting import jurisdiction, period
from onrecord.coding.measures_words import (
    Hit,
    actions,
    acts,
    advice_kinds,
    alone,
    first_told,
    hits,
    listed,
    triggers,
    without,
)
from onrecord.model import Measure, Span
from onrecord.reading import Sentence

REACH = 10  # words between an action and its object
SINGLE = frozenset(("C6_stay_at_home_requirements", "state_of_emergency"))


def measures(draft: Draft) -> tuple[Measure, ...]:
    """The measures of a report in text order, a rule that is told again only once."""
    found: list[Measure] = []
    for sentence in draft.reading.sentences:
        if sentence.words and not sentence.title and not triggers().isdisjoint(sentence.lower):
            for rule in _rules(sentence):
                _add(found, _measure(draft, sentence, rule))
    return tuple(joined(draft, found, lambda span, kind: _of_mark(draft, span, kind)))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind with the word indices of its action and of its object."""

    kind: str
    action: int
    first: int
    stop: int
    phrase: str


def _rules(sentence: Sentence) -> Iterator[_Rule]:
    """The rules that a sentence tells, one of a kind; those of no kind of their own only where there is no other."""
    found: dict[str, _Rule] = {}
    done = acts(sentence)
    for hit in hits(sentence):
        action = _governing(sentence, hit, done)
        if action is not None and hit.kind not in found:
            found[hit.kind] = _Rule(hit.kind, action, hit.first, hit.stop, hit.phrase)
    other = found.pop("other", None)
    advice = _advice(sentence)
    if advice and advice.kind not in found and not (found and advice.kind == "H1_public_information"):
        found[advice.kind] = advice
    rest = other or _order(sentence)
    yield from found.values() if found or rest is None else [rest]


def _governing(sentence: Sentence, hit: Hit, done: list[tuple[int, frozenset[str]]]) -> int | None:
    """The action that an object goes with: the last one before it in its clause, else the next one behind it."""
    if hit.phrase in alone(hit.kind):
        return hit.first if " " in hit.phrase or _ruling(sentence, hit) else None
    before = [i for i, known in done if known & hit.wanted and i < hit.first and _joined(sentence, i, hit.first)]
    if before and hit.first - before[-1] <= REACH:
        return before[-1]
    behind = [i for i, known in done if known & hit.wanted and hit.stop <= i <= hit.stop + REACH]
    if behind and _predicated(sentence, hit.stop, behind[0]):
        return behind[0]
    return None


def _ruling(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb that needs no other rules here: "recalled the milk", "was isolated"; not "he recalled"."""
    tag, following = sentence.tags[hit.first], sentence.tags[hit.stop : hit.stop + 1]
    return tag in "KGBZ" or (tag == "V" and following != "" and following in "DNJPSGA#R")


def _order(sentence: Sentence) -> _Rule | None:
    """An order of no kind of its own: "the court ordered an inquiry"."""
    for i, word in enumerate(sentence.lower):
        if word in listed("orders") and (
            _governs(sentence, i) or (word in listed("forbidding") and _is_told(sentence, i))
        ):
            return _Rule("other", i, i, i + 1, word)
    return None


def _governs(sentence: Sentence, i: int) -> bool:
    """An active verb with an object; not "have ordered 25,000 bags", unless somebody is to do something."""
    active = sentence.tags[i] in "VZ" or (sentence.tags[i] == "K" and sentence.tags[i - 1 : i] == "H")
    following = sentence.tags[i + 1 : i + 2]
    return active and (following in list("DNJPG") or (following == "#" and "to" in sentence.lower[i + 2 : i + 6]))


def _is_told(sentence: Sentence, i: int) -> bool:
    """ "Is forbidden", "remains banned": a passive that closes what is ruled."""
    return bool(i) and (sentence.tags[i - 1] == "X" or sentence.lower[i - 1] in ("remain", "remains", "been"))


def _joined(sentence: Sentence, action: int, at: int) -> bool:
    """No other clause's verb between an action and its object; commas of a list may be."""
    return not {"V", "Z", "W", ";"} & set(sentence.tags[action + 1 : at])


def _predicated(sentence: Sentence, stop: int, action: int) -> bool:
    """ "Schools were closed", "the curfew was lifted": auxiliaries, adverbs and places between."""
    return "," not in sentence.tags[stop:action] and sentence.tags[action] in "VZKXHNMB"


def _advice(sentence: Sentence) -> _Rule | None:
    """Advice to the public: "urged residents to boil water", "people should wash their hands"."""
    lower = sentence.lower
    for i, word in enumerate(lower):
        if word not in listed("public"):
            continue
        near = [k for k in range(max(0, i - 4), min(len(lower), i + 4)) if lower[k] in listed("advice")]
        asked = near and not {"to", "not", "against", "that", "of", "about"}.isdisjoint(lower[i + 1 : i + 7])
        if (
            asked
            or (near and lower[i - 1] == "to")
            or "should" in lower[i + 1 : i + 26]
            or "must" in lower[i + 1 : i + 3]
        ):
            kinds = advice_kinds()
            kind = next((kinds[word] for word in lower[i + 1 : i + 12] if word in kinds), "H1_public_information")
            return _Rule(kind, near[0] if near else i, i, i + 1, word)
    return None


def _measure(draft: Draft, sentence: Sentence, rule: _Rule) -> Measure:
    text = draft.text
    low, high = min(rule.action, rule.first), max(rule.action + 1, rule.stop)
    words = clause(sentence, low, high)
    span = without(_said(draft, sentence.chars(*words), sentence.chars(low, high)), text)
    authority = _authority(draft, sentence, rule, words[0])
    start, end, when = period(draft, span)
    told = text[slice(*span)]
    return Measure(
        kind=rule.kind, status=_status(text[sentence.start : span[0]], told), level=_level(rule),
        scope=first_told("scope", told),
        authority=text[slice(*authority)] if authority else None, jurisdiction=jurisdiction(draft, span, sentence),
        start=start, end=end, text=told, span=span, evidence=(span,), confidence=0.7 if authority else 0.55, when=when,
        spans={"authority": authority} if authority else {},
    )  # fmt: skip


def _status(before: str, told: str) -> str:
    """How the measure stands, by its own words; "ruled out" or "rejected" may be the last words before them."""
    last = " ".join(before.split()[-2:])
    return "rejected" if first_told("status", last) == "rejected" else first_told("status", told) or "in_force"


def _of_mark(draft: Draft, marked: Span, kind: str) -> Measure | None:
    """The measure of a clause that only the learned reader takes for one."""
    sentence, span = draft.reading.at(marked[0]), without(marked, draft.text)
    words = [i for i, start in enumerate(sentence.starts) if span[0] <= start < span[1]]
    if not words or sentence.title:
        return None
    verb = next((i for i in words if sentence.tags[i] in "VZXHM"), words[0])
    authority = _authority(draft, sentence, _Rule(kind, verb, words[-1], words[-1] + 1, ""), words[0])
    start, end, when = period(draft, span)
    told = draft.text[slice(*span)]
    return Measure(
        kind=kind, status=first_told("status", told) or "in_force", level=None, scope=first_told("scope", told),
        authority=draft.text[slice(*authority)] if authority else None,
        jurisdiction=jurisdiction(draft, span, sentence), start=start, end=end, text=told, span=span, evidence=(span,),
        when=when, spans={"authority": authority} if authority else {},
    )  # fmt: skip


def _said(draft: Draft, span: Span, core: Span) -> Span:
    """The clause without the words that report it."""
    for one in between(draft.statements, span[0] - 2000, span[1]):
        content = one.spans["content"]
        if content[0] <= core[0] and core[1] <= content[1]:
            return max(span[0], content[0]), min(span[1], content[1])
    return span


def _level(rule: _Rule) -> int | None:
    level: int | None = table("measures")["kinds"][rule.kind].get("level", {}).get(rule.phrase)
    return level


def _authority(draft: Draft, sentence: Sentence, rule: _Rule, start: int) -> Span | None:
    """Who rules: behind "by", else the subject of an active verb, else who is said to say it."""
    by = _by_agent(sentence, rule)
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


def _by_agent(sentence: Sentence, rule: _Rule) -> tuple[int, int] | None:
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
    for i, old in enumerate(found):
        same = old.kind == new.kind and old.status == new.status
        if same and (old.text == new.text or (new.kind in SINGLE and _compatible(old.start, new.start))):
            found[i] = replace(
                old, start=old.start or new.start, end=old.end or new.end, evidence=(*old.evidence, *new.evidence)
            )
            return
    found.append(new)


def _compatible(old: date | None, new: date | None) -> bool:
    return old is None or new is None or old == new
