"""The type of a telling made definite by the weapons, words and parties of its clause."""

from __future__ import annotations

from onrecord.actors import find_weapons
from onrecord.coding.draft import Draft
from onrecord.coding.earlier import clause
from onrecord.coding.kinds import FORCES, kind, places_in
from onrecord.coding.rules import Refinement, rules
from onrecord.coding.tellings import Telling
from onrecord.model import Span


def refine(draft: Draft, telling: Telling, others: list[Telling]) -> str:
    """The type of ``telling``; words that belong to another telling of the sentence are not its own."""
    sentence = telling.sentence
    targets = {kind(sentence, phrase) for phrase in telling.targets if not places_in(draft, sentence, phrase)}
    agents = {kind(sentence, phrase) for phrase in telling.agents}
    found = _by_words(telling, others, targets, clause(draft, telling.span))
    if found == "attack" and targets & FORCES and not targets & {"civilians", "protesters"}:
        return "armed_clash"
    bombs = telling.predicate is not None and telling.predicate.lemma == "bomb" and not telling.rule.noun
    return _of_parties(found, targets, agents, bombs)


def _by_words(telling: Telling, others: list[Telling], targets: set[str], own: Span) -> str:
    """The first refinement of its type that the words of its clause, their weapons or its targets call for."""
    possible = rules().refinable.get(telling.type, ())
    if not possible:
        return telling.type
    sentence, (first, stop) = telling.sentence, _reach(telling, others)
    inside = range(sentence.word_at(own[0]), sentence.word_at(own[1] - 1) + 1)
    lower = sentence.lower[max(first, inside.start) : min(stop, inside.stop)]
    said, words = " ".join(lower), frozenset(lower)
    return next((rule.to for rule in possible if _holds(rule, words, said, targets)), telling.type)


def _holds(rule: Refinement, words: frozenset[str], clause: str, targets: set[str]) -> bool:
    if rule.target:
        return rule.target in targets
    if not rule.words.isdisjoint(words) or any(phrase in clause for phrase in rule.phrases):
        return True
    return bool(rule.weapons) and any(weapon.kind in rule.weapons for weapon in find_weapons(clause))


def _of_parties(found: str, targets: set[str], agents: set[str], bombs: bool) -> str:
    """Who fights whom decides what a clash is, and who took a town whether it was taken or regained; a state that
    ``bombs`` does so from the air."""
    both = targets | agents
    if found == "armed_clash" and both & {"protesters", "rioters"}:
        return "violent_demonstration"
    if found == "looting_property_destruction" and agents & {"protesters", "rioters"}:
        return "violent_demonstration"
    if found == "abduction_forced_disappearance" and agents & {"state_forces", "external_forces"}:
        return "arrests"
    if found == "arrests" and agents & {"rebel_group", "political_militia", "identity_militia"}:
        return "abduction_forced_disappearance"
    if found == "remote_explosive_landmine_ied" and bombs and agents & {"state_forces", "external_forces"}:
        return "air_drone_strike"
    if found == "non_state_actor_overtakes_territory" and agents & {"state_forces", "external_forces"}:
        return "government_regains_territory"
    return found


def _reach(telling: Telling, others: list[Telling]) -> tuple[int, int]:
    """The words of the sentence nearer to this telling than to any other that is no mere harm."""
    length = len(telling.sentence.words)
    rivals = [o.word for o in others if o is not telling and not o.harm_only and o.type != telling.type]
    before = [word for word in rivals if word < telling.word]
    after = [word for word in rivals if word > telling.word]
    first = max(before) + 1 if before and not telling.harm_only else 0
    stop = min(after) if after and not telling.harm_only else length
    return first, next((i for i in range(telling.word + 1, stop) if telling.sentence.lower[i] in rules().aside), stop)
