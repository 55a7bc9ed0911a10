"""Which tellings count: words of fight in reports of sport, accidents or crime tell of no incident."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.actors import kind_of_noun
from onrecord.coding.draft import Draft
from onrecord.coding.gathering import Told
from onrecord.coding.kinds import FORCES
from onrecord.coding.rules import rules
from onrecord.coding.tellings import Telling

_HARM = frozenset("killed dead wounded injured kill kills deadly deaths casualties died shot kidnapped beheaded attack attacks".split())
_CROWDS = frozenset("thousands hundreds protesters demonstrators police crowds crowd dozens".split())
ARMED = FORCES - {"state_forces"}
_STAGING = frozenset("hold stage organize organise join attend".split())
# Verbs that say a thing goes on or grows: with a plural noun they tell of a trend.
ONGOING = frozenset("continue keep affect remain persist".split())
GROWING = frozenset("intensify increase escalate grow spread rise fall decline double".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """How much the report speaks of armed conflict: its words of context, and those of mishap."""

    context: int
    harm: int
    mishaps: int
    health: bool  # it is of disease
    armed: bool  # a named armed actor other than a state's forces


def setting(draft: Draft) -> Setting:
    known = rules()
    words = {word for sentence in draft.reading.sentences for word in sentence.lower}
    armed = any(mark.kind in FORCES and mark.kind != "state_forces" for mark in draft.actors)
    return Setting(len(words & known.context), len(words & _HARM), len(words & known.mishaps), bool(words & known.health), armed)


def counts(telling: Telling, about: Setting, beside: bool = False) -> bool:
    """Whether the telling is one of armed conflict or unrest; ``beside``: an incident that counts is told near it."""
    known = rules()
    sentence, rule = telling.sentence, telling.rule
    words = set(sentence.lower)
    own = sentence.lower[telling.word]
    context = len((words & known.context) - {own})
    elsewhere = about.context - (own in known.context) + min(1, about.harm - (own in _HARM))
    if words & known.figurative and context < 2 and (rule.weak or telling.harm_only):
        return False
    if telling.harm_only or telling.type == "attack":
        if words & known.mishaps and context == 0:
            return False
        if about.mishaps > about.context:
            return False
    if telling.type == "other_strategic" and about.health and rule.noun and rule.frame == "happen":
        return False
    if rule.security:
        return elsewhere > 1 or about.armed or _armed(telling)
    if rule.frame == "gather":
        return elsewhere > 0 or not rule.weak or bool(words & _CROWDS) or _staged(telling)
    if rule.weak or telling.harm_only:
        harmed = telling.harm_only and (beside or (not about.mishaps and _by_arms(telling)))
        return elsewhere > 1 or about.armed or _armed(telling) or _threatened(telling) or harmed
    return elsewhere > 0 or about.armed or telling.type != "attack"


def _threatened(telling: Telling) -> bool:
    """ "threatened to kill": a threat is one of violence whatever else the report says."""
    own = telling.predicate
    return own is not None and own.link == "to" and own.previous is not None and own.previous.lemma in ("threaten", "vow")


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
    return not words.isdisjoint(rules().context)


def _staged(telling: Telling) -> bool:
    """ "staged a protest", "held a rally against": rallies for a candidate are none."""
    held = telling.rule.noun and telling.predicate is not None and telling.predicate.lemma in _STAGING
    lower = telling.sentence.lower
    return held and (not lower[telling.word].startswith(("rall", "march")) or "against" in lower)


def individual(told: Told) -> bool:
    """Whether anything makes a single incident of it: "bombings and ambushes have continued" tells of none."""
    chief = told.chief
    many = chief.rule.noun and chief.rule.plural or chief.rule.frame == "clash" and chief.rule.noun
    if many and not told.harm and chief.predicate is not None and chief.predicate.lemma in GROWING:
        return False
    if not many or told.harm or told.when is not None:
        return True
    if chief.status == "planned" and not told.places and told.type in ("attack", "armed_clash"):
        return False
    ongoing = chief.predicate is not None and chief.predicate.lemma in ONGOING
    aimed = any(telling.targets for telling in told.tellings)
    return not (ongoing and chief.rule.weak) and (bool(told.places) or aimed and not chief.rule.weak)
