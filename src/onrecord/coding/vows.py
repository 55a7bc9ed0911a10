"""Whose plan it is: the state or group that the report says will act, for plans told later without a doer."""

from __future__ import annotations

from onrecord.actors import identify
from onrecord.coding.draft import Draft
from onrecord.coding.kinds import FORCES
from onrecord.coding.phrases import Phrase
from onrecord.coding.tellings import parse
from onrecord.coding.told import Told
from onrecord.coding.words import words
from onrecord.reading import Sentence


def vower(draft: Draft) -> tuple[Sentence, Phrase] | None:
    """The first capitalised subject of "will" that names a country or a force, if the report has one."""
    for sentence in draft.reading.sentences:
        if words().vowing.isdisjoint(sentence.lower):
            continue
        parsed = parse(sentence)
        for predicate in parsed.predicates:
            if predicate.verb.modal in words().vowing and len(predicate.subject) == 1:
                phrase = predicate.subject[0]
                if _acts(parsed.sentence, phrase):
                    return parsed.sentence, phrase
    return None


def _acts(sentence: Sentence, phrase: Phrase) -> bool:
    if sentence.tags[phrase.core] != "P" or phrase.inner is not None:
        return False
    known = identify(" ".join(sentence.words[phrase.first : phrase.stop]))
    return known.kind in FORCES or (known.country is not None and known.nature == "organisation")


def unowned(told: Told) -> bool:
    """Whether a plan names no doer of its own, or only a force without a name ("air force strikes")."""
    if told.chief.status != "planned":
        return False
    doers = [(t.sentence, p) for t in told.tellings for p in t.agents]
    return all(s.tags[p.core] == "N" and "P" not in s.tags[p.first : p.stop] for s, p in doers)
