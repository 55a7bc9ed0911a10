"""Where and when: among the places and times of a report, those of each incident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.actors import kind_of_noun
from onrecord.coding.confidence import value
from onrecord.coding.draft import Draft, between, content
from onrecord.coding.earlier import days_of
from onrecord.coding.phrases import Phrase
from onrecord.coding.tellings import Parse, Telling
from onrecord.coding.words import words
from onrecord.model import Account, Place, When
from onrecord.places import conflicts
from onrecord.reading import Sentence

FINENESS = {"exact": 5, "near": 4, "admin2": 4, "admin1": 3, "area": 3, "country": 1, "unknown": 2}
AWAY, ACROSS = 0.12, 3  # taken off for each word between a place and an incident, and for another incident there
LEAD = 500  # characters behind a dateline that may speak of its place
BACK = 400  # characters from "there" or "the city" back to the name that is meant
_THERE = re.compile(
    r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|should|be)\b)"
    r"|\b(?:in|at|outside|inside|on|across) the (?:same )?"
    r"(?:city|town|village|suburb|district|province|county|state|camp|capital)\b(?! of\b)"
    r"|\b[Tt]he (?:city|town|village|district|province|county|state|capital)(?:['’]s\b| (?:has|had|was|is) )"
)
_NAMED = ("exact", "near", "admin2", "admin1")
_HERE = re.compile(
    r"\bhere\b|\bthis (?:[a-z][\w-]+ ){0,3}"
    r"(?:capital|city|town|village|camp|port|suburb|district|province|region|settlement)\b",
    re.IGNORECASE,
)


def place(draft: Draft, parsed: Parse, telling: Telling, others: Sequence[Telling]) -> Place | None:
    """The place in the sentence that fits the telling best, or None."""
    sentence = telling.sentence
    scored = [
        (_place_score(parsed, telling, mark, others), -abs(mark.span[0] - telling.span[0]), mark)
        for mark in between(draft.places, sentence.start, sentence.end)
    ]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _place_score(parsed: Parse, telling: Telling, mark: Place, others: Sequence[Telling]) -> float:
    sentence = parsed.sentence
    first, last = sentence.word_at(mark.span[0]), sentence.word_at(mark.span[1] - 1)
    if mark.precision == "country" and _qualifies(sentence, first, last):
        return 0.0
    if _origin(sentence, first):
        return 0.0
    score = 1.0 + 0.3 * fineness(mark)
    score += 1.5 if _located(sentence, first) or sentence.lower[first] in words().locating else 0
    if telling.phrase is not None and telling.phrase.first <= first < telling.phrase.stop:
        score += 2
    if telling.predicate is not None and _among(last, [p for _, p in telling.predicate.obliques]):
        score += 1.5
    score -= AWAY * abs(first - telling.word) + ACROSS * _crossed(telling.word, first, others)
    return score - (3 if _spoken(parsed, first) else 0)


def _origin(sentence: Sentence, first: int) -> bool:
    """ "two peacekeepers from (a country)" says where people come from, not where anything happened."""
    if first < 2 or sentence.lower[first - 1] != "from":
        return False
    known = kind_of_noun(sentence.lower[first - 2])
    return (known is not None and known[1] != "object") or sentence.tags[first - 2] == "#"


def _located(sentence: Sentence, first: int) -> bool:
    """Whether a preposition of place governs the name, articles and adjectives between them aside."""
    lower, locating = sentence.lower, words().locating
    index = first - 1
    while index > max(0, first - 5) and sentence.tags[index] in "DJPN#K" and lower[index] not in locating:
        index -= 1
    return index >= 0 and lower[index] in locating


def _qualifies(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a country's name stands before a noun as its adjective would: "two U.S. soldiers"."""
    known = kind_of_noun(sentence.lower[last + 1]) if last + 1 < len(sentence.lower) else None
    return known is not None and known[1] != "object" and not (sentence.headline and first == 0)


def fineness(mark: Place) -> float:
    """How definite a place is; "northern (country)" is little more than the country."""
    part = mark.relation is not None and mark.relation.distance_km is None and mark.precision == "area"
    return 1.5 if part else FINENESS[mark.precision]


def finest(draft: Draft, places: Sequence[Place]) -> Place:
    """The most definite of several places; of equals the text's before the headline's, which tells more roughly.

    Raises ``ValueError`` for none.
    """
    return max(places, key=lambda mark: (fineness(mark), not draft.reading.at(mark.span[0]).title))


def _among(word: int, phrases: Sequence[Phrase]) -> bool:
    return any(phrase.first <= word < phrase.stop for phrase in phrases)


def _crossed(word: int, other: int, tellings: Sequence[Telling]) -> bool:
    """Whether another incident is told between the two words."""
    low, high = min(word, other), max(word, other)
    return any(low < telling.word < high and not telling.harm_only for telling in tellings)


def _spoken(parsed: Parse, word: int) -> bool:
    """Whether the word belongs to whoever says it ("officials in the capital said") and not to what is said."""
    for predicate in parsed.predicates:
        if predicate.lemma not in words().speaking:
            continue
        if predicate.objects and predicate.verb.first > 0 and parsed.sentence.tags[predicate.verb.first - 1] in ',"':
            if word > predicate.verb.head:
                return True  # "..., said X of Y"
        elif predicate.subject:
            first, stop = predicate.subject[0].first, predicate.verb.first
            if first <= word < stop and stop - first < 25:
                return True
    return False


def when(draft: Draft, telling: Telling, others: Sequence[Telling]) -> When | None:
    """The time in the sentence nearest to the telling that is not the time of its being said, or of another verb."""
    sentence = telling.sentence
    days = days_of(draft, telling.span)
    marks = [m for m in days.marks if not said_then(sentence, m)]
    if telling.rule.noun and telling.predicate is not None and telling.predicate.lemma in words().reacting:
        marks = [m for m in marks if m.span[0] < telling.span[0] <= m.span[1] + 12]  # "condemned Monday's attack"
    scored = [(_apart(telling, sentence.word_at(mark.span[0]), others), i) for i, mark in enumerate(marks)]
    return marks[min(scored)[1]] if scored and min(scored)[0] < 30 else days.since


def _apart(telling: Telling, word: int, others: Sequence[Telling]) -> int:
    """Distance in words; a verb or another incident between the two counts as many words."""
    low, high = min(telling.word, word), max(telling.word, word)
    verbs = sum(1 for c in telling.sentence.chunks if c.kind == "V" and c.finite and low < c.head < high)
    return high - low + 12 * _crossed(telling.word, word, others) + 6 * verbs


def inherited(draft: Draft, sentence: Sentence) -> When | None:
    """The time told before, for an incident whose own sentence gives none: within the same quotation, or the last day
    named in the two sentences before it."""
    if sentence.index == 0 or sentence.title:
        return None
    for back in (1, 2):
        before = draft.reading.sentences[max(0, sentence.index - back)]
        marks = [m for m in between(draft.whens, before.start, before.end) if not said_then(before, m)]
        days = [m for m in marks if m.precision == "day"]
        if back == 1 and marks and _one_quotation(draft, before, sentence):
            return marks[-1]
        if days and not before.title:
            return days[-1]
    return None


def _one_quotation(draft: Draft, before: Sentence, sentence: Sentence) -> bool:
    spans = map(content, draft.statements)
    return any(first < before.end and last > sentence.start for first, last in spans)


def said_then(sentence: Sentence, mark: When) -> bool:
    """ "said Tuesday", "said on Tuesday", "told reporters on Tuesday"."""
    first = sentence.word_at(mark.span[0])
    before = sentence.lower[max(0, first - 2) : first]
    if not words().saying.isdisjoint(before):
        return True
    further = sentence.lower[max(0, first - 4) : first]
    return bool({"told", "said"}.intersection(further)) and bool(further) and further[-1] == "on"


def first_dateline(draft: Draft) -> Place | None:
    """The place of the report's first dateline."""
    for sentence in draft.reading.sentences[:4]:
        if sentence.dateline:
            marks = between(draft.places, sentence.start, sentence.end)
            return marks[0] if marks else None
    return None


def dateline(draft: Draft) -> Place | None:
    """The place of the report's first dateline, where the words behind it say that it is where they happened: "here",
    "this town". By itself it only says where the report was filed, which is often a capital far from the incident."""
    line = first_dateline(draft)
    lead = draft.text[line.span[1] : line.span[1] + LEAD] if line is not None else ""
    return line if _HERE.search(lead) else None


def pointed(draft: Draft, account: Account) -> Place | None:
    """The place that an account's sentences only point to ("there", "in the city"): the last town or region named
    before these words."""
    for start, end in account.evidence:
        found = _THERE.search(draft.text, start, end)
        if found is not None:
            named = between(draft.places, max(0, found.start() - BACK), found.start())
            return next((place for place in reversed(named) if place.precision in _NAMED), None)
    return None


def _placed(account: Account, place: Place) -> Account:
    by = {**account.by, "place": "rules"} if account.by else {}
    sure = {**account.sure, "place": round(value("place", "rules"), 2)} if account.sure else {}
    return replace(account, place=place, by=by, sure=sure, places=tuple(one for one in account.places if one != place))


def located(draft: Draft, account: Account) -> Account:
    """The account with its country: its place's, else the one that the report speaks of most; none where the words of
    the place contradict each other. Where it names no place, the dateline's is kept among the further ones."""
    if account.place is None and (meant := pointed(draft, account)) is not None:
        account = _placed(account, meant)
    where, line = account.place, first_dateline(draft)
    if where is not None and conflicts(where):
        return replace(account, country=where.country)
    country = (where.country if where is not None else None) or draft.survey[1]
    if where is not None or line is None or line in account.places:
        return replace(account, country=country)
    return replace(account, country=country, places=(*account.places, line))
