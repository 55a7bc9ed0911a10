"""Which tellings count: words of fight in reports of sport, accidents or crime tell of no incident."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.actors import kind_of_noun
from onrecord.coding.draft import Draft
from onrecord.coding.kinds import FORCES
from onrecord.coding.rules import rules
from onrecord.coding.tellings import Telling
from onrecord.coding.told import Told
from onrecord.numbers import people

ARMED = FORCES - {"state_forces"}


@dataclass(frozen=True, slots=True)
class Setting:
    """How much the report speaks of armed conflict: its words of context, and those of mishap."""

    context: int
    harm: int
    mishaps: int
    health: bool  # it is of disease
    armed: bool  # a named armed actor other than a state's forces


def setting(draft: Draft) -> Setting:
    """How often the whole report speaks of each, and whether of an armed actor by name."""
    known = rules()
    words = {word for sentence in draft.reading.sentences for word in sentence.lower}
    return Setting(
        context=len(words & known.context),
        harm=len(words & known.harms),
        mishaps=len(words & known.mishaps),
        health=not known.health.isdisjoint(words),
        armed=any(mark.kind in ARMED for mark in draft.actors),
    )


def counts(telling: Telling, about: Setting, beside: bool = False) -> bool:
    """Whether the telling is one of armed conflict or unrest; ``beside``: an incident that counts is told near it."""
    known, words = rules(), set(telling.sentence.lower)
    own = telling.sentence.lower[telling.word]
    context = len((words & known.context) - {own})
    if _unwarlike(telling, about, words, context):
        return False
    elsewhere = about.context - (own in known.context) + min(1, about.harm - (own in known.harms))
    if telling.rule.security:
        return _backed(telling, about, elsewhere)
    if telling.rule.frame == "gather":
        return elsewhere > 0 or not telling.rule.weak or not known.crowds.isdisjoint(words) or _staged(telling)
    if telling.rule.weak or telling.harm_only:
        harmed = telling.harm_only and (beside or (not about.mishaps and _by_arms(telling)))
        if telling.rule.noun and telling.rule.frame == "act" and telling.targets:
            harmed = not known.harms.isdisjoint(words)  # "killed in a raid on a village"
        return _backed(telling, about, elsewhere) or _threatened(telling) or harmed
    return elsewhere > 0 or about.armed or telling.type != "attack" or _massacre(telling)


def _backed(telling: Telling, about: Setting, elsewhere: int) -> bool:
    """Whether the report speaks of armed conflict by more than this telling; ``elsewhere``: its words that do."""
    return elsewhere > 1 or about.armed or _armed(telling)


def _unwarlike(telling: Telling, about: Setting, words: set[str], context: int) -> bool:
    """Whether the words around it are of sport or trade, of accident or disease, with too little of conflict beside."""
    known, rule = rules(), telling.rule
    if (rule.weak or telling.harm_only) and context < 2 and not known.figurative.isdisjoint(words):
        return True
    if telling.type == "other_strategic" and about.health and rule.noun and rule.frame == "happen":
        return True
    mishap = (context == 0 and not known.mishaps.isdisjoint(words)) or about.mishaps > about.context
    return mishap and (telling.harm_only or telling.type == "attack")


def _massacre(telling: Telling) -> bool:
    """Whether it tells of three or more people killed by hand: no ordinary crime."""
    words = telling.sentence.words
    counts = (people(" ".join(words[phrase.first : phrase.stop])) for phrase in telling.victims)
    return telling.effect == "killed" and any(count is not None and (count.low or 0) > 2 for count in counts)


def _threatened(telling: Telling) -> bool:
    """ "threatened to kill": a threat is one of violence whatever else the report says."""
    own = telling.predicate
    return (
        own is not None and own.link == "to" and own.previous is not None and own.previous.lemma in rules().threatening
    )


def _armed(telling: Telling) -> bool:
    """Whether its doers, or those arrested, are rebels, militants or gunmen by their very name."""
    lower = telling.sentence.lower
    words = [lower[phrase.core] for phrase in telling.agents]
    words += [word for phrase in telling.targets for word in lower[phrase.first : phrase.stop] if telling.rule.security]
    known = (kind_of_noun(word) for word in words)
    return any(found is not None and found[0] in ARMED for found in known)


def _by_arms(telling: Telling) -> bool:
    """ "a bomb killed", "soldiers were wounded": the parties themselves are those of an armed conflict."""
    lower = telling.sentence.lower
    words = {word for p in (*telling.agents, *telling.targets) for word in lower[p.first : p.stop]}
    doers = (kind_of_noun(lower[phrase.core]) for phrase in telling.agents)
    return not words.isdisjoint(rules().context) or any(found is not None and found[0] in FORCES for found in doers)


def _staged(telling: Telling) -> bool:
    """ "staged a protest", "held a rally against": rallies for a candidate are none."""
    held = telling.rule.noun and telling.predicate is not None and telling.predicate.lemma in rules().staging
    lower = telling.sentence.lower
    return held and (not lower[telling.word].startswith(("rall", "march")) or "against" in lower)


def individual(told: Told) -> bool:
    """Whether anything makes a single incident of it: "bombings and ambushes have continued" tells of none."""
    chief = told.chief
    many = (chief.rule.noun and chief.rule.plural) or (chief.rule.frame == "clash" and chief.rule.noun)
    if many and not told.harm and chief.predicate is not None and chief.predicate.lemma in rules().growing:
        return False
    if not many or told.harm or told.when is not None:
        return True
    if chief.status == "planned" and not told.places and told.type in ("attack", "armed_clash"):
        return False
    ongoing = chief.predicate is not None and chief.predicate.lemma in rules().ongoing
    aimed = any(telling.targets for telling in told.tellings)
    return not (ongoing and chief.rule.weak) and (bool(told.places) or (aimed and not chief.rule.weak))
