"""The type of a telling made definite by the weapons, words and parties of its clause."""

from __future__ import annotations

from onrecord.actors import find_weapons
from onrecord.coding.draft import Draft
from onrecord.coding.kinds import FORCES, kind, places_in
from onrecord.coding.rules import Refinement, rules
from onrecord.coding.tellings import Telling

_ARMED = frozenset(("attack",))


def refine(draft: Draft, telling: Telling, others: list[Telling]) -> str:
    """The type of ``telling``; words that belong to another telling of the sentence are not its own."""
    sentence = telling.sentence
    first, stop = _reach(telling, others)
    words = sentence.lower[first:stop]
    joined = f" {' '.join(words)} "
    kinds = frozenset(weapon.kind for weapon in find_weapons(" ".join(sentence.words[first:stop])))
    targets = {kind(sentence, phrase) for phrase in telling.targets if not places_in(draft, sentence, phrase)}
    agents = {kind(sentence, phrase) for phrase in telling.agents}
    found = telling.type
    for rule in rules().refinements:
        if found in rule.types and _holds(rule, words, joined, kinds, targets):
            found = rule.to
            break
    if found == "attack" and targets & FORCES and not targets & {"civilians", "protesters"}:
        return "armed_clash"
    return _of_parties(found, targets, agents)


def _holds(rule: Refinement, words: list[str], joined: str, kinds: frozenset[str], targets: set[str]) -> bool:
    if rule.target:
        return rule.target in targets
    return (
        not rule.words.isdisjoint(words)
        or not rule.weapons.isdisjoint(kinds)
        or any(f" {phrase} " in joined for phrase in rule.phrases)
    )


def _of_parties(found: str, targets: set[str], agents: set[str]) -> str:
    """Who fights whom decides what a clash is, and who took a town whether it was taken or regained."""
    both = targets | agents
    if found == "armed_clash" and both & {"protesters", "rioters"}:
        return "violent_demonstration"
    if found == "abduction_forced_disappearance" and agents & {"state_forces", "external_forces"}:
        return "arrests"
    if found == "arrests" and agents & {"rebel_group", "political_militia", "identity_militia"}:
        return "abduction_forced_disappearance"
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
    return first, min(after) if after and not telling.harm_only else length
