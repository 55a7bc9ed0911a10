"""Phrases to participants: who did it and whom it hit, with all their mentions in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord import codebook
from onrecord.actors import ActorMention, identify, kind_of_noun
from onrecord.coding.draft import Draft, content
from onrecord.coding.kinds import FORCES, is_craft, is_event
from onrecord.coding.metonyms import doer
from onrecord.coding.phrases import Phrase
from onrecord.coding.words import words
from onrecord.model import Participant, Span
from onrecord.places import country_of
from onrecord.reading import Sentence


def named_span(sentence: Sentence, phrase: Phrase) -> Span | None:
    """The span of the phrase's base without articles, numbers and what qualifies them; None where nothing is left."""
    base = phrase.base
    first = base.first
    while first < base.stop and sentence.tags[first] in "D#RUSA":
        first += 1
    stop = phrase.stop if phrase.inner is None or base is not phrase else base.stop
    return sentence.chars(first, max(stop, first + 1)) if first < base.stop else None


def participants(draft: Draft, sided: Sequence[tuple[Sentence, Phrase]], targets: bool) -> tuple[Participant, ...]:
    """The participants of one side, each once, in text order. Objects count on the side of the targets only."""
    found: dict[str, Participant] = {}
    for sentence, phrase in sided:
        made = _participant(draft, sentence, phrase)
        if made is not None and not targets:
            made = doer(draft, _as_state(sentence, phrase, made))
        if made is None or (made.nature == "object" and not targets and not is_craft(sentence, phrase)):
            continue
        key = made.actor or made.text.lower()
        found[key] = _joined(found[key], made) if key in found else made
    return tuple(_merged(list(found.values())))


def _merged(found: list[Participant]) -> list[Participant]:
    """ "Militants" and "Islamic State militants" are one: the fuller name keeps the mentions of both."""
    kept: list[Participant] = []
    for one in found:
        fuller = next((o for o in found if o is not one and one.actor is None and _names(o, one)), None)
        if fuller is None:
            others = [o for o in found if o is not one and o.actor is None and _names(one, o)]
            kept.append(_joined(one, *others))
    return kept


def _names(fuller: Participant, one: Participant) -> bool:
    """Whether ``fuller`` ends in the words of ``one`` and says more."""
    return len(fuller.text) > len(one.text) and fuller.text.lower().endswith(" " + one.text.lower())


def _joined(one: Participant, *others: Participant) -> Participant:
    mentions = tuple(sorted({*one.mentions, *(span for other in others for span in other.mentions)}))
    return Participant(one.text, one.span, mentions, one.actor, one.name, one.kind, one.nature)


def _participant(draft: Draft, sentence: Sentence, phrase: Phrase) -> Participant | None:
    """Whom the phrase names, or the actor that it stands for; None for events, "no one" and words that say nothing."""
    word, tag = sentence.lower[phrase.core], sentence.tags[phrase.core]
    known, core = words(), sentence.chars(phrase.core, phrase.core + 1)
    if sentence.lower[phrase.first] == "no" or (is_event(sentence, phrase) and kind_of_noun(word) is None):
        return None
    if word in known.speakers and tag == "A":
        return _speaking(draft, core)
    pronoun = word in known.pronouns and tag in "AW"
    antecedent = _antecedent(draft, sentence, phrase) if pronoun or _anaphoric(sentence, phrase) else None
    span = antecedent.span if antecedent and pronoun else named_span(sentence, phrase)
    if span is None or (pronoun and antecedent is None) or word in known.nobodies:
        return None
    return _named(draft, span, core if pronoun else span, antecedent)


def _named(draft: Draft, span: Span, own: Span, antecedent: ActorMention | None) -> Participant:
    """The participant named at ``span``, mentioned at ``own``; ``antecedent`` is the actor that it stands for."""
    text = draft.text[slice(*span)]
    who = identify(text)
    actor = antecedent or who
    mentions = _mentions(draft, text, span, actor.actor) | {own}
    return Participant(text, span, tuple(sorted(mentions)), actor.actor, actor.name, actor.kind, who.nature)


def _as_state(sentence: Sentence, phrase: Phrase, made: Participant) -> Participant:
    """The state, where an adjective of nationality stands for it: "a Russian strike"."""
    adjectival = sentence.tags[phrase.stop : phrase.stop + 1] in ("N", "P", "J")
    code = country_of(made.text) if adjectival and made.kind == "civilians" else None
    country = codebook.table("countries").get(code) if code else None
    if country is None or made.text not in country.get("adjectives", ()):
        return made
    who = identify(country["name"])
    return replace(made, actor=who.actor, name=who.name, kind=who.kind, nature=who.nature)


def _speaking(draft: Draft, own: Span) -> Participant | None:
    """ "we" in a quotation: the speaker's organisation, where the statement names one."""
    for statement in draft.statements:
        (first, last), named = content(statement), statement.spans.get("organisation")
        if named is not None and first <= own[0] < last:
            text = draft.text[slice(*named)]
            who = identify(text)
            return Participant(text, named, tuple(sorted({named, own})), who.actor, who.name, who.kind, who.nature)
    return None


def _anaphoric(sentence: Sentence, phrase: Phrase) -> bool:
    """ "the group", "the group's militants": an armed actor named before."""
    said = sentence.lower[phrase.base.first : phrase.base.stop]
    if said[:1] in (["its"], ["their"]):
        return True
    return said[:1] == ["the"] and not words().anaphors.isdisjoint(said)


def _antecedent(draft: Draft, sentence: Sentence, phrase: Phrase) -> ActorMention | None:
    """The armed actor named last before the phrase; for "its" and "their" only one of the same sentence."""
    start = sentence.starts[phrase.first]
    owned = sentence.lower[phrase.base.first] in ("its", "their")
    earlier = [
        m
        for m in draft.actors
        if m.span[1] <= start and m.kind in FORCES and (not owned or m.span[0] >= sentence.start)
    ]
    rebels = [m for m in earlier if m.kind != "state_forces"] if _anaphoric(sentence, phrase) and not owned else earlier
    last = (rebels or earlier)[-1:]
    return last[0] if last else None


def _mentions(draft: Draft, text: str, span: Span, actor: str | None) -> set[Span]:
    """Every span of the actor by the registry; else every place where the same words stand."""
    found = {mark.span for mark in draft.actors if actor is not None and mark.actor == actor}
    at = draft.text.find(text)
    while at >= 0 and len(text) > 3:
        found.add((at, at + len(text)))
        at = draft.text.find(text, at + len(text))
    return {other for other in found if other == span or not (other[0] < span[1] and span[0] < other[1])} | {span}
