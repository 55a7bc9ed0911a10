"""Did it happen: the status of what a telling tells (occurred, alleged, planned, denied, averted), and whether it is
told as background."""

from __future__ import annotations

from datetime import date

from onrecord.coding.clauses import Predicate
from onrecord.coding.tellings import Parse, Telling
from onrecord.coding.words import words
from onrecord.model import When

_BE = frozenset("am is are was were be".split())
# How a verb hangs on the one that governs it (Predicate.link), and what puts it earlier than the news.
_GOVERNED = frozenset("to of for from with against that gerund".split())
_EARLIER = frozenset("relative reduced after since of before".split())
_STEPS = ("to", "ing", "and", "of", "gerund")


def status(parsed: Parse, telling: Telling) -> str:
    """One of the contract's statuses, by the verbs and nouns that govern the telling."""
    if telling.status != "occurred" or telling.rule.frame == "victim":
        return telling.status
    own, verbal = telling.predicate, not telling.rule.noun
    found = ""
    if own is not None:
        found = _modal(own, verbal) or _negated(own, verbal) or _disputed(parsed, telling, own)
    if own is not None and not found and not _earlier(telling):
        governors = _governors(own, include_own=not verbal)
        found = next(filter(None, (_under(parsed, telling, own, governor) for governor in governors)), "")
    return found or _by_nouns(parsed, telling)


def _disputed(parsed: Parse, telling: Telling, own: Predicate) -> str:
    """ "killed neither A nor B" did not happen; "killed eight, which the army denied" is one side's word."""
    lower = parsed.sentence.lower
    if any(lower[phrase.first] == "neither" for phrase in telling.targets):
        return "denied"
    clauses = (p for p in parsed.predicates if p.previous is own and p.link == "relative")
    return "alleged" if any(p.lemma in words().denying for p in clauses) and not telling.rule.noun else ""


def _under(parsed: Parse, telling: Telling, own: Predicate, governor: Predicate) -> str:
    """What one governing verb makes of the telling; "" where it leaves open whether it happened."""
    known, lemma, verbal = words(), governor.lemma, not telling.rule.noun
    if own.link == "to" and (lemma in _BE or lemma == "go"):
        return "planned"  # "were to attack", "were going to attack"
    if lemma in known.planning and not (lemma in ("warn", "call") and verbal and own.verb.perfect):
        return "" if _about(telling, governor) else "planned"
    if lemma in known.averting:
        return "planned" if governor.verb.infinitive or lemma in ("avoid", "stop") else "averted"
    if lemma in known.denying and (verbal or (governor is own and telling.phrase in governor.objects)):
        return "denied"
    return _allegation(parsed, telling, own, governor) if lemma in known.alleging else ""


def _about(telling: Telling, governor: Predicate) -> bool:
    """ "asked for an inquiry into the air strike": a known incident is only what the plan is about."""
    if not (telling.rule.noun and telling.definite):
        return False
    into = (phrase for prep, phrase in governor.obliques if prep in ("into", "about", "over", "of"))
    return any(phrase.first <= telling.word < phrase.stop for phrase in into)


def _allegation(parsed: Parse, telling: Telling, own: Predicate, governor: Predicate) -> str:
    """What a verb of allegation makes of it: nothing where it is the doer who is alleged, or who claims the deed."""
    if telling.rule.noun and telling.definite:
        return ""
    if _plotted(parsed, own):
        return "planned"
    claimed = governor.lemma == "claim" and governor is own and telling.rule.noun
    return "" if claimed else "alleged"


def _plotted(parsed: Parse, own: Predicate) -> bool:
    """ "accused of a plot to bomb"."""
    return own.verb.infinitive and parsed.sentence.lower[own.verb.first - 1] in words().planned_nouns


def _earlier(telling: Telling) -> bool:
    """ "plan to leave since the kidnapping", "vowed revenge for the killing": what a plan follows is no part of it."""
    if telling.predicate is None or not telling.rule.noun:
        return False
    if not words().revenge.isdisjoint(telling.sentence.lower[telling.predicate.verb.stop : telling.word]):
        return True
    held = telling.predicate.obliques
    return any(p.first <= telling.word < p.stop for prep, p in held if prep in ("since", "after", "following"))


def _modal(own: Predicate, verbal: bool) -> str:
    """What the modal verb of the clause, or of the clause that it continues, makes of it."""
    step: Predicate | None = own
    while step is not None:
        if step.verb.modal in words().future and not step.verb.perfect:
            return "planned"
        step = step.previous if step.link in _STEPS else None
    if own.verb.modal in words().possible and verbal:
        return "alleged" if own.verb.perfect else "planned"
    return ""


def _negated(own: Predicate, verbal: bool) -> str:
    """ "did not attack"; "we do not believe that there was a second explosion"."""
    believed = own.previous if own.previous is not None and own.link in ("that", "there", "") else None
    doubted = believed is not None and believed.verb.negated and believed.lemma in words().clausal
    return "denied" if doubted or (verbal and own.verb.negated) else ""


def foiled(telling: Telling) -> bool:
    """Whether a plan is a plot whose plotters were caught: "arrested over a plot to bomb a station"."""
    said = telling.sentence.lower
    plot = not words().plotting.isdisjoint(said[max(0, telling.word - 6) : telling.word + 2])
    return telling.status == "planned" and plot and not words().caught.isdisjoint(said)


def contested(parsed: Parse) -> str:
    """What a sentence makes of the words said before it: "the mayor denied it", "the army withdrew its statement"."""
    verbs = [p.lemma for p in parsed.predicates if not words().contested.isdisjoint(_spoken_of(parsed, p))]
    if words().denying.isdisjoint(verbs):
        return ""
    return "alleged" if words().retracting.isdisjoint(verbs) else "denied"


def _spoken_of(parsed: Parse, verb: Predicate) -> list[str]:
    """What the verb is about: its objects, or a pronoun right behind it that begins no clause."""
    sentence, at = parsed.sentence, verb.verb.stop
    alone = sentence.tags[at : at + 2] in ("A,", "A.", "AC", "D,", "D.", "DC", "A", "D")
    return [sentence.lower[one.core] for one in verb.patients] + sentence.lower[at : at + alone]


def _governors(own: Predicate | None, include_own: bool) -> list[Predicate]:
    """The verbs on which the telling hangs: those of infinitives, of "accused of killing", and of a noun's clause."""
    found = [own] if own is not None and include_own else []
    step = own
    while step is not None and step.previous is not None and step.link in _GOVERNED:
        step = step.previous
        found.append(step)
    if step is not None and step.link == "and" and step.previous is not None and step.previous.link == "to":
        found += _governors(step.previous, include_own=False)  # "a plot to bomb the embassy and kill the ambassador"
    if own is not None and include_own and own.link == "to" and own.previous:
        found.append(own.previous)
    return found


def enabled(telling: Telling) -> bool:
    """ "has allowed them to destroy", "face dying": what could be or come, and is not told as done."""
    step = telling.predicate
    if not words().risks.isdisjoint(telling.sentence.lower[max(0, telling.word - 3) : telling.word]):
        return True
    if step is not None and not telling.rule.noun and step.link in ("if", "whether"):
        return True
    if step is not None and telling.rule.noun and step.lemma in ("face", "risk") and telling.phrase not in step.subject:
        return True
    while step is not None and step.previous is not None and step.link in ("to", "and", "ing", "gerund"):
        enabled = step.link == "to" and step.previous.lemma in words().enabling
        if enabled or step.previous.lemma in ("face", "risk"):
            return True
        step = step.previous
    return False


def _by_nouns(parsed: Parse, telling: Telling) -> str:
    """ "a threat to kill", "plans for an attack", "an alleged attack", "a possible strike"."""
    lower, word = parsed.sentence.lower, telling.word
    near = lower[max(0, word - 4) : word]
    if not words().planned_nouns.isdisjoint([*near, *lower[word + 1 : word + 2]]):
        return "planned"
    if telling.rule.noun and not words().planned_adjectives.isdisjoint(near[-2:]):
        return "planned"
    if not words().alleged.isdisjoint(near):
        return "alleged" if telling.rule.noun or "suspected" not in near else "occurred"
    return "occurred"


def background(telling: Telling, when: When | None, published: date | None, first: bool) -> bool:
    """Whether the telling is earlier context: dated well before the report, or in a subordinate place of the sentence.

    ``first``: it is among the first things that the report tells.
    """
    if when is not None and _long_ago(when, published):
        return True
    if when is not None and when.end is not None and published is not None:
        return False  # dated, and not long ago
    if telling.status != "occurred":
        return False
    if telling.definite or telling.rule.frame == "victim":
        return True  # known to the reader already
    if telling.rule.noun:
        abduction = telling.type == "abduction_forced_disappearance" and not telling.sentence.title
        return abduction or (not first and not _is_subject(telling))
    return not first and _subordinate(telling)


def _is_subject(telling: Telling) -> bool:
    """Whether the sentence is about the noun: it is the subject of a verb."""
    return telling.predicate is not None and telling.phrase in telling.predicate.subject


def _subordinate(telling: Telling) -> bool:
    """Whether the verb stands in a relative clause, behind "after" or "since", or in the past perfect."""
    own = telling.predicate
    if own is None:
        return False
    verb = own.verb
    return own.link in _EARLIER or (verb.perfect and "had" in telling.sentence.lower[verb.first : verb.stop])


def _long_ago(when: When, published: date | None) -> bool:
    if when.start is None or when.end is None or published is None:
        return when.offset is not None and when.offset[1] < -7
    return (published - when.end).days > 45
