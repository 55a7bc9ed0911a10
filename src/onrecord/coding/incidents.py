"""The incidents of a report: tellings found, made definite, gathered, and written as accounts."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.actors import find_weapons
from onrecord.codebook import event_type
from onrecord.coding.across import across
from onrecord.coding.aggregates import aggregate
from onrecord.coding.apart import with_parts
from onrecord.coding.clusters import clusters
from onrecord.coding.draft import Draft, between, content
from onrecord.coding.earlier import days_of, home, parted
from onrecord.coding.flags import to_see
from onrecord.coding.harm import harms
from onrecord.coding.harms import settled
from onrecord.coding.parties import participants
from onrecord.coding.phrases import Phrase
from onrecord.coding.reconcile import reconciled
from onrecord.coding.refining import refine
from onrecord.coding.rules import rules
from onrecord.coding.setting import dateline, finest, inherited, located, place, when
from onrecord.coding.standing import background, contested, enabled, foiled, status
from onrecord.coding.statements import attribution_for
from onrecord.coding.tellings import Parse, Telling, parse, tellings
from onrecord.coding.told import TERRITORIAL, Told
from onrecord.coding.tolls import restated, tolls
from onrecord.coding.vows import unowned, vower
from onrecord.coding.within import within
from onrecord.coding.worth import Setting, counts, individual, setting
from onrecord.model import Account, Attribution, Participant, Place, Weapon
from onrecord.reading import Sentence


def incidents(draft: Draft) -> tuple[Account, ...]:
    """The incidents that the report tells, in the order of their first words; the rules' own where no reader read."""
    own = ruled(draft)
    found = tuple(account for _, account in own)
    if draft.marks.stamp:
        found = reconciled(draft, own, clusters(draft, [told for told, _ in own]))
    return tuple(with_parts(draft, located(draft, account)) for account in found)


def ruled(draft: Draft) -> list[tuple[Told, Account]]:
    """The incidents that the rules see, each with its account."""
    about = setting(draft)
    telling = [s for s in draft.reading.sentences if not s.dateline and not rules().forms.isdisjoint(s.lower)]
    groups: list[Told] = []
    for sentence in telling:
        groups += _sentence(draft, parse(sentence), about, bool(groups))
    told = [one for one in across(groups) if not _mere_state(one)]
    plans = [one for one in told if unowned(one)]
    planner = vower(draft) if plans else None
    for one in plans:
        one.doer = planner
    for one in told:
        _date(draft, one, told)
        _contest(draft, one)
    return [(one, _account(draft, one, index)) for index, one in enumerate(told)]


def _sentence(draft: Draft, parsed: Parse, about: Setting, begun: bool) -> list[Told]:
    """The incidents of one sentence; ``begun``: sentences before it tell of some."""
    found = tellings(draft, parsed)
    found += tolls(draft, parsed, {telling.word for telling in found})
    found = [telling for telling in found if not restated(telling)]
    beside = begun or any(counts(telling, about) for telling in found if not telling.harm_only)
    kept = [telling for telling in found if counts(telling, about, beside)]
    for telling in kept:
        telling.type = refine(draft, telling, kept)
        telling.status = status(parsed, telling)
        if foiled(telling):
            telling.type, telling.status = "disrupted_weapons_use", "averted"
    groups = within([telling for telling in kept if not _negligible(telling, kept)], _parted(draft))
    weapons = _weapons(parsed.sentence, kept) if groups else []
    for told in groups:
        _fill(draft, parsed, told, kept, weapons)
    return [told for told in groups if individual(told)]


def _parted(draft: Draft) -> Callable[[Telling, Telling], bool]:
    """Whether two tellings of a sentence stand in clauses of two days."""
    return lambda one, other: parted(home(draft, one.span), home(draft, other.span))


def _mere_state(told: Told) -> bool:
    """ "223 are still missing": tells of an incident only beside one."""
    return all(t.harm_only and t.effect in ("missing", "displaced") for t in told.tellings)


def _negligible(telling: Telling, others: list[Telling]) -> bool:
    """What did not happen, and hostages who are named only as those to whom something else happens."""
    if enabled(telling) or _undone(telling) or _foiled(telling, others):
        return True
    if telling.rule.frame != "victim":
        return False
    rest = [other for other in others if other is not telling]
    held = (phrase for other in rest for phrase in (*other.targets, *other.victims))
    return any(_said_by(other, telling) for other in rest) or any(p.first <= telling.word < p.stop for p in held)


def _foiled(telling: Telling, others: list[Telling]) -> bool:
    """Whether it is only what was foiled: "police foiled an attack", "were stopped from killing"."""
    foiling = (o.predicate for o in others if o.predicate is not None and o.type == "disrupted_weapons_use")
    if any(telling.phrase in predicate.patients for predicate in foiling):
        return True
    verb = telling.predicate.verb if telling.predicate else None
    if telling.status != "averted" or verb is None:
        return False
    return verb.infinitive or telling.sentence.tags[verb.head] == "B"


def _undone(telling: Telling) -> bool:
    """ "did not attack": a verb denied by the report itself, not by a party."""
    own = telling.predicate
    neither = any(telling.sentence.lower[phrase.first] == "neither" for phrase in telling.targets)
    return telling.status == "denied" and not telling.rule.noun and own is not None and (own.verb.negated or neither)


def _said_by(verb: Telling, noun: Telling) -> bool:
    """Whether the noun is part of the verb: "were taken hostage"."""
    own, phrase = verb.predicate, noun.phrase
    if own is None or phrase is None or verb.effect != noun.effect or phrase.stop - phrase.first > 1:
        return False
    return phrase in own.objects and own.patients != [phrase]


Weapons = list[tuple[Weapon, Telling | None]]  # each with the incident that is told nearest to it


def _fill(draft: Draft, parsed: Parse, told: Told, others: list[Telling], weapons: Weapons) -> None:
    """Place, time, harm and weapons of one incident, as its sentence tells them."""
    rest, chief = [other for other in others if other not in told.tellings], told.chief
    first = (chief, *(t for t in told.tellings if t is not chief))
    for telling in first:
        where = place(draft, parsed, telling, rest)
        if where is not None and where not in told.places:
            told.places.append(where)
    if told.type in TERRITORIAL:
        told.places.extend(p for p in between(draft.places, *parsed.sentence.span) if p not in told.places)
    told.when = next((w for t in first if (w := when(draft, t, others)) is not None), None)
    told.harm = harms(draft, told.tellings)
    told.weapons = [weapon for weapon, nearest in weapons if nearest is None or nearest in told.tellings]


def _weapons(sentence: Sentence, others: list[Telling]) -> Weapons:
    """The weapons that the sentence names."""
    found = []
    events = [telling for telling in others if not telling.harm_only]
    for weapon in find_weapons(sentence.text):
        span = (weapon.span[0] + sentence.start, weapon.span[1] + sentence.start)
        word = sentence.word_at(span[0])
        nearest = min(events, key=lambda telling: abs(telling.word - word), default=None)
        found.append((Weapon(weapon.text, span, weapon.kind), nearest))
    return found


def _account(draft: Draft, told: Told, index: int) -> Account:
    chief = told.chief
    where = _place(draft, told)
    who, whom = _sides(draft, told)
    evidence = tuple(sorted({t.sentence.span for t in told.tellings}))
    flags = tuple(to_see(where, told.when, told.inherits))
    kind = _of_protest(told)
    harms = settled(told.harm, draft) if chief.status in ("occurred", "alleged") else ()
    return Account(
        kind, event_type(kind), chief.status,
        background(chief, told.when, draft.report.published, index == 0), aggregate(draft, told, harms),
        where, tuple(p for p in told.places if p is not where), told.when, who, whom, tuple(told.weapons), harms,
        _attribution(draft, told), evidence, _confidence(told, where, who, whom), flags,
    )  # fmt: skip


def _place(draft: Draft, told: Told) -> Place | None:
    """The finest place that the tellings name, else the report's dateline."""
    if told.places:
        # "in Kirkuk" beside "Kirkuk province": the bare name is the province's (UCDP: certain and coarser comes first)
        provinces = {place.name for place in told.places if place.precision == "admin1"}
        sure = [place for place in told.places if place.precision == "admin1" or place.name not in provinces]
        return finest(draft, sure)
    return dateline(draft) if told.chief.sentence.index < 6 else None


def _sides(draft: Draft, told: Told) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who did it, and whom it hit; nobody stands on both sides."""
    doers = [told.doer] if told.doer else [(t.sentence, p) for t in told.tellings for p in t.agents]
    who = participants(draft, doers, targets=False)
    hit = [(t.sentence, p) for t in told.tellings for p in (*t.targets, *t.victims)]
    if told.type in TERRITORIAL:
        hit = [(sentence, p) for sentence, p in hit if not _of_places(draft, sentence, p)]
    whom = participants(draft, hit, targets=True)
    spans = {p.span for p in who}
    return who, tuple(p for p in whom if p.span not in spans)


def _date(draft: Draft, told: Told, others: list[Told]) -> None:
    """Dates an incident that its own sentences do not date: by what was told just before, and in a list of incidents
    of one type ("Near A, one strike ...") by the incident before it."""
    if told.when is not None or told.chief.status == "planned" or days_of(draft, told.chief.span).earlier:
        return
    told.when = inherited(draft, told.chief.sentence)
    before = others[others.index(told) - 1] if told is not others[0] else None
    if told.when is None and before is not None and before.type == told.type:
        told.when = before.when if told.chief.sentence.index - before.chief.sentence.index <= 2 else None
    told.inherits = told.when is not None


def _contest(draft: Draft, told: Told) -> None:
    """Makes one side's word of what is denied in the sentence behind it, and denies what is taken back there."""
    last = max(t.sentence.index for t in told.tellings)
    said = any(a <= told.chief.span[0] < b for a, b in map(content, draft.statements))
    if told.chief.status != "occurred" or not said or last + 1 >= len(draft.reading.sentences):
        return
    found = contested(parse(draft.reading.sentences[last + 1]))
    told.contested = bool(found)
    for telling in told.tellings if found else ():
        telling.status = found


def _of_places(draft: Draft, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase names land: "vast swathes of (a country)"."""
    return bool(between(draft.places, *sentence.chars(phrase.first, phrase.stop)))


def _of_protest(told: Told) -> str:
    """A protest at which people were killed met excessive force (ACLED)."""
    peaceful = told.type in ("peaceful_protest", "protest_with_intervention")
    killed = any(harm.effect == "killed" and harm.high != 0 for harm in told.harm)
    return "excessive_force_against_protesters" if peaceful and killed else told.type


def _attribution(draft: Draft, told: Told) -> tuple[Attribution, ...]:
    """Who says so of the first telling that has a source."""
    found = (attribution_for(draft, telling.span) for telling in (told.chief, *told.tellings))
    return next((sources for sources in found if sources), ())


def _confidence(told: Told, where: Place | None, who: tuple[Participant, ...], whom: tuple[Participant, ...]) -> float:
    score = 0.45 + 0.1 * (where is not None) + 0.1 * bool(who) + 0.1 * bool(whom) + 0.1 * bool(told.harm)
    return round(min(0.95, score + 0.05 * (told.when is not None) + 0.05 * (not told.chief.rule.weak)), 2)
