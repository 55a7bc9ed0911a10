"""A telling: one word of the text that tells of an incident, with the parties that its clause gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.coding.clauses import Predicate, predicates
from onrecord.coding.draft import Draft
from onrecord.coding.kinds import fits, is_weapon
from onrecord.coding.nouns import noun_roles
from onrecord.coding.phrases import Item, Phrase, items
from onrecord.coding.rules import Rule, rules
from onrecord.coding.words import words
from onrecord.model import Span
from onrecord.numbers import Count
from onrecord.reading import Sentence


@dataclass(slots=True, eq=False)
class Telling:
    """``word`` is the index of the trigger in its sentence. ``predicate`` is the verb itself, or the verb on which
    the noun hangs. ``agents`` and ``targets`` are phrases of the sentence."""

    sentence: Sentence
    word: int
    rule: Rule
    predicate: Predicate | None
    type: str
    effect: str | None = None
    agents: list[Phrase] = field(default_factory=list)
    targets: list[Phrase] = field(default_factory=list)
    victims: list[Phrase] = field(default_factory=list)
    phrase: Phrase | None = None  # a noun's own phrase
    status: str = "occurred"
    definite: bool = False
    count: Count | None = None  # the number itself, where no phrase of people carries it

    @property
    def span(self) -> Span:
        return self.sentence.chars(self.word, self.word + 1)

    @property
    def harm_only(self) -> bool:
        return self.rule.frame == "harm"


@dataclass(slots=True, eq=False)
class Parse:
    """A sentence with its row of items and its predicates."""

    sentence: Sentence
    row: list[Item]
    predicates: list[Predicate]


def parse(sentence: Sentence) -> Parse:
    row = items(sentence)
    return Parse(sentence, row, predicates(sentence, row))


def tellings(draft: Draft, parsed: Parse) -> list[Telling]:
    """The tellings of one sentence in order of their words."""
    found = list(_verbs(draft, parsed))
    found += _nouns(draft, parsed, {telling.word for telling in found})
    return sorted(found, key=lambda telling: telling.word)


def _verbs(draft: Draft, parsed: Parse) -> Iterator[Telling]:
    sentence, known = parsed.sentence, rules().verbs
    for predicate in parsed.predicates:
        for rule in known.get(predicate.lemma, ()):
            _unaccusative(predicate, rule)
            if _holds(draft, sentence, predicate, rule):
                telling = _verb_telling(sentence, predicate, rule)
                telling.targets = [*telling.targets, *_included(parsed, telling.targets)]
                yield telling
                break


def _unaccusative(predicate: Predicate, rule: Rule) -> None:
    """A verb that needs a patient and has no object speaks of its subject: "four soldiers killed in an ambush"."""
    transitive = rule.frame in ("harm", "act") and not rule.intransitive
    closed = predicate.objects or predicate.passive or predicate.verb.infinitive or not predicate.subject
    if transitive and not closed and not rule.then and predicate.link not in ("ing", "relative"):
        predicate.passive = rule.effect is not None or any(prep == "by" for prep, _ in predicate.obliques)


def _holds(draft: Draft, sentence: Sentence, predicate: Predicate, rule: Rule) -> bool:
    """Whether the conditions of the rule on the words behind, the patient and the agent hold."""
    behind = sentence.lower[predicate.verb.stop : predicate.verb.stop + 6]
    if rule.unless.intersection(behind):
        return False
    if rule.then and not rule.then & set(behind[: 6 if rule.effect or len(rule.then) > 6 else 3]):
        return False
    if rule.object and not any(fits(draft, sentence, p, rule.object) for p in predicate.patients):
        return False
    return not rule.subject or any(fits(draft, sentence, p, rule.subject) for p in predicate.agents)


def _verb_telling(sentence: Sentence, predicate: Predicate, rule: Rule) -> Telling:
    behind = sentence.lower[predicate.verb.stop : predicate.verb.stop + 3]
    telling = Telling(sentence, predicate.verb.head, rule, predicate, rule.type, rule.effect)
    if rule.fatal.intersection(behind):
        telling.effect = "killed"
    if rule.intransitive or rule.frame in ("gather", "happen", "clash"):
        _one_sided(telling, predicate, rule)
    else:
        telling.agents, telling.targets = _resolved(sentence, predicate), list(predicate.patients)
        telling.targets = [p for p in telling.targets if sentence.lower[p.core] not in rule.then]
        if all(is_weapon(sentence, p) for p in telling.targets):  # "launched two rockets at a barracks"
            telling.targets = [p for prep, p in predicate.obliques if prep in ("on", "at", "into", "against", "upon")]
    telling.victims = list(telling.targets) if telling.effect else []
    telling.status = rule.status or "occurred"
    return telling


def _included(parsed: Parse, phrases: list[Phrase]) -> list[Phrase]:
    """Those named apart among the people hit: "seven people, including two soldiers"."""
    row, found = parsed.row, []
    for index, item in enumerate(row[:-2]):
        if item.phrase is not None and item.phrase in phrases:
            at = index + 1 + (row[index + 1].kind == ",")
            named = row[at + 1].phrase if at + 1 < len(row) else None
            if named is not None and parsed.sentence.lower[row[at].first] in ("including", "among"):
                found.append(named)
    return found


def _resolved(sentence: Sentence, predicate: Predicate) -> list[Phrase]:
    """The agents; a pronoun stands for the subject of the verb before it: "militants said they had killed"."""
    step = predicate
    agents = predicate.agents
    while step.previous is not None and len(agents) == 1 and sentence.tags[agents[0].core] in "AW":
        step = step.previous
        agents = step.subject or agents
    return list(agents)


def _one_sided(telling: Telling, predicate: Predicate, rule: Rule) -> None:
    """Verbs whose subject is the victim (die), the crowd (protest), the event (explode) or one of two sides (clash)."""
    if rule.effect:
        telling.targets = list(predicate.subject)
    elif rule.frame == "clash":
        others = [p for prep, p in predicate.obliques if prep in ("with", "against")] + predicate.objects
        telling.agents = list(predicate.subject) if others else predicate.subject[:1]
        telling.targets = others or predicate.subject[1:]
    elif rule.frame == "gather":
        telling.agents = list(predicate.subject)


def _nouns(draft: Draft, parsed: Parse, taken: set[int]) -> Iterator[Telling]:
    sentence, known = parsed.sentence, rules().nouns
    for index, word in enumerate(sentence.lower):
        if word not in known or index in taken or not _heads(sentence, index):
            continue
        rule = next((rule for rule in known[word] if _noun_holds(sentence, parsed, index, rule)), None)
        if rule is not None:
            telling = Telling(sentence, index, rule, None, rule.type, rule.effect, status=rule.status or "occurred")
            noun_roles(draft, parsed, telling)
            if telling.targets or not rule.aimed:
                yield telling


def _heads(sentence: Sentence, index: int) -> bool:
    """Whether the word is a noun that stands for itself: no part of a name, and no modifier of the next."""
    return sentence.tags[index] in "NPJG" and not _is_name(sentence, index) and not _modifies(sentence, index)


def _is_name(sentence: Sentence, index: int) -> bool:
    """Whether capitals make a name of it: "Operation Desert Storm", "Strike Force"."""
    capital = sentence.words[index][0].isupper() and not sentence.headline and not sentence.words[index].isupper()
    return capital and index > 0 and sentence.tags[index] == "P"


def _modifies(sentence: Sentence, index: int) -> bool:
    """Whether the noun only qualifies the next one ("attack helicopter", "bombing suspects", "protest leader")."""
    following = sentence.tags[index + 1 : index + 2]
    if not words().series.isdisjoint(sentence.lower[index + 1 : index + 2]):
        return False
    return following in ("N", "P") and not (sentence.headline or sentence.lower[index + 1] in rules().nouns)


def _noun_holds(sentence: Sentence, parsed: Parse, index: int, rule: Rule) -> bool:
    """Whether the conditions of the rule on the words before and on the verbs of the sentence hold."""
    before = sentence.lower[max(0, index - 3) : index]
    lead = rule.lead.split()
    if lead and lead != before[len(before) - len(lead) :]:
        return False
    if rule.unless_before.intersection(before[-1:]) or rules().wordy.intersection(before[-2:]):
        return False
    if rule.then_before and not rule.then_before.intersection(before):
        return False
    return not rule.governors or any(p.lemma in rule.governors for p in parsed.predicates)
