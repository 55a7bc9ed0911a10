"""The people of a toll told apart: "five soldiers and two attackers", "12 people, including the bomber"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.actors import identify, kind_of_noun
from onrecord.coding.draft import Draft
from onrecord.coding.harm_words import harm_words
from onrecord.coding.kinds import FORCES
from onrecord.model import Account, Harm, HarmPart, Span, Who
from onrecord.numbers import conjuncts
from onrecord.reading import Sentence

_VERBS = "VZBGKXHOM"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def with_parts(draft: Draft, account: Account) -> Account:
    """The account, each of its harms with those whom its own words, its sentence or the next tell apart."""
    if not account.harm:
        return account
    told = tuple(replace(one, parts=_parts(draft, one, account)) for one in account.harm)
    return replace(account, harm=told) if any(one.parts for one in told) else account


def _parts(draft: Draft, harm: Harm, account: Account) -> tuple[HarmPart, ...]:
    """What adds up to the toll, or else who is said to be among the people counted, or beside them."""
    whole = _listed(draft, harm, account)
    if len(whole) > 1:
        return tuple(whole)
    among = [_of(harm, part, account) for part in _among(draft, harm, account) if not _same(part, harm)]
    counted = sum(part.low or 0 for part in among if part.counted)
    most = harm.high if harm.high is not None else harm.low
    return () if (most is None and counted) or (most is not None and counted > most) else tuple(among)


def _listed(draft: Draft, harm: Harm, account: Account) -> list[HarmPart]:
    """The conjuncts of the harm's own words, where their numbers add up to its number."""
    found = list(_people(draft, _phrase(draft, harm), account))
    lows = [part.low for part in found if part.low is not None]
    if harm.low is None:
        return [] if lows else found
    closed = len(lows) == len(found)
    return found if lows and sum(lows) == harm.low and (closed or harm.high is None) else []


def _phrase(draft: Draft, harm: Harm) -> Span:
    """The words of the people: without the verb before them, and without what follows them."""
    sentence = draft.reading.at(harm.span[0])
    first, last = sentence.word_at(harm.span[0]), sentence.word_at(harm.span[1] - 1)
    while first < last and sentence.tags[first] in _VERBS:
        first += 1
    stop = next((n for n in range(first + 1, last + 1) if sentence.tags[n] in _VERBS), last + 1)
    return sentence.chars(first, stop)


def _people(draft: Draft, span: Span, account: Account, counted: bool = True) -> Iterator[HarmPart]:
    """The people of a noun phrase, up to the first conjunct that is of none."""
    phrase = draft.text[slice(*span)]
    for (start, end), count in conjuncts(phrase):
        words, place = phrase[start:end], (span[0] + start, span[0] + end)
        last = _last(words)
        reflexive = last in harm_words().reflexive
        who = identify(words)
        known = kind_of_noun(last)
        if not reflexive and (known[1] if known else who.nature) != "person":
            return  # "three soldiers, the health ministry (said)"
        low, high = (None, None) if last == "themselves" else (count.low, count.high)
        told = Who(words, place, "unknown" if reflexive else who.kind)
        yield HarmPart(told, low, high, count.vague, words, place, _did_it(told, account), counted)


def _did_it(who: Who, account: Account) -> bool:
    """Whether people are attackers: by their noun, by that of a perpetrator, or as the only ones of that side."""
    last, known = _last(who.text), harm_words()
    if last in known.reflexive | known.doers | known.attackers or last in {_last(p.text) for p in account.perpetrators}:
        return True
    others = {p.kind for p in account.targets if p.span[1] <= who.span[0] or who.span[1] <= p.span[0]}
    return who.kind in FORCES and who.kind in {p.kind for p in account.perpetrators} - others


def _among(draft: Draft, harm: Harm, account: Account) -> list[HarmPart]:
    """Who is among the people counted, or beside them: by the harm's own sentence, else by the one after it."""
    sentence = draft.reading.at(harm.span[0])
    own = list(_within(draft, sentence, harm, account))
    after = draft.reading.sentences[sentence.index + 1 : sentence.index + 2]
    later = [part for one in after for part in _sentence(draft, one, harm.effect, account)]
    return own + [part for part in later if not own or (part.attackers and not any(p.attackers for p in own))]


def _within(draft: Draft, sentence: Sentence, harm: Harm, account: Account) -> Iterator[HarmPart]:
    """ "..., including the bomber", ", five of them soldiers", ", not including the attacker"."""
    known, rest = harm_words(), (harm.span[0], sentence.end)
    if known.among_people.search(draft.text[sentence.start : harm.span[0]]):
        yield from _firm(draft, (sentence.start, _stop(draft, sentence.start, harm.span[0])), account)
    excluding = known.excluding.search(draft.text, *rest)
    including = known.including.search(draft.text, *rest)
    of_them = known.of_them.search(draft.text, *rest)
    if excluding is not None:
        span = (excluding.end(), _stop(draft, excluding.end(), rest[1]))
        yield from (part for part in _firm(draft, span, account, False) if part.attackers)
    elif including is not None and _near(draft, _phrase(draft, harm)[1], including.start()):
        yield from _firm(draft, (including.end(), _stop(draft, including.end(), rest[1])), account)
    elif of_them is not None and _near(draft, _phrase(draft, harm)[1], of_them.start()):
        yield from _shares(draft, of_them, rest, account)


def _shares(draft: Draft, found: re.Match[str], rest: Span, account: Account) -> Iterator[HarmPart]:
    """ "five of them soldiers": the number stands before, the people after."""
    number = next((c for c in draft.counts if c.kind == "count" and rest[0] <= c.span[0] and c.span[1] <= found.start()
                   and not draft.text[c.span[1] : found.start()].strip()), None)  # fmt: skip
    words = _WORD.search(draft.text, found.end(), _stop(draft, found.end(), rest[1]))
    if number is None or words is None:
        return
    span = (found.end(), _noun_end(draft, found.end()))
    who = identify(draft.text[slice(*span)])
    if who.nature == "person" and (who.kind != "unknown" or kind_of_noun(_last(draft.text[slice(*span)]))):
        whole = (number.span[0], span[1])
        told, text = Who(draft.text[slice(*span)], span, who.kind), draft.text[slice(*whole)]
        yield HarmPart(told, number.low, number.high, number.vague, text, whole, _did_it(told, account))


def _noun_end(draft: Draft, start: int) -> int:
    """The end of the noun phrase that begins at ``start``."""
    sentence = draft.reading.at(start)
    first = sentence.word_at(start)
    chunk = next((chunk for chunk in sentence.chunks if chunk.kind == "N" and chunk.holds(first)), None)
    return sentence.ends[(chunk.stop if chunk else first + 1) - 1]


def _sentence(draft: Draft, sentence: Sentence, effect: str, account: Account) -> Iterator[HarmPart]:
    """ "Two attackers were among the dead", "The dead included four policemen"."""
    known = harm_words()
    before = known.among.search(draft.text, *sentence.span)
    after = known.consisted.search(draft.text, *sentence.span) or known.inverted.search(draft.text, *sentence.span)
    found = before or after
    if found is None or _effect(found["toll"], effect) != effect:
        return
    span = (sentence.start, found.start()) if before else (found.end(), _stop(draft, found.end(), sentence.end))
    yield from _firm(draft, span, account)


def _effect(word: str | None, effect: str) -> str:
    return effect if word is None else "injured" if word.lower() in harm_words().injured else "killed"


def _firm(draft: Draft, span: Span, account: Account, counted: bool = True) -> Sequence[HarmPart]:
    """The people of a phrase that have a number, are one by their article, or did it."""
    found = _people(draft, span, account, counted)
    return [part for part in found if part.low is not None or part.vague or part.attackers]


def _stop(draft: Draft, start: int, end: int) -> int:
    """Where the people end: before the next verb, or at the end of the sentence without its stop."""
    sentence = draft.reading.at(start)
    first = min(sentence.word_at(start), len(sentence.words) - 1)
    verb = next((n for n in range(first, len(sentence.words)) if sentence.tags[n] in "VZXHMI.;-("), None)
    while verb is not None and sentence.tags[verb] == "I" and sentence.lower[verb] in ("of", "at"):
        verb = next((n for n in range(verb + 1, len(sentence.words)) if sentence.tags[n] in "VZXHMI.;-("), None)
    return end if verb is None else min(end, sentence.starts[verb])


def _near(draft: Draft, start: int, end: int) -> bool:
    """Whether no other toll stands between: "killed seven and wounded 12, including a child" tells of the wounded."""
    between = draft.text[start:end].lower()
    return not any(char.isdigit() for char in between) and " and " not in between and ";" not in between


def _of(harm: Harm, part: HarmPart, account: Account) -> HarmPart:
    """Some of the rebels killed are rebels, whatever they are called: "15 rebels, including two commanders"."""
    if harm.who is None or harm.who.kind not in FORCES or part.who is None or not part.counted:
        return part
    who = replace(part.who, kind=harm.who.kind)
    return replace(part, who=who, attackers=_did_it(who, account))


def _same(part: HarmPart, harm: Harm) -> bool:
    return part.span[0] < harm.span[1] and harm.span[0] < part.span[1] and part.low == harm.low


def _last(words: str) -> str:
    """The last word of a phrase before its "of": "four of the attackers" -> "attackers", "men of the army" -> "men"."""
    found = [word.lower() for word in _WORD.findall(words)]
    if "of" in found[1:-1]:
        head = found[: found.index("of")]
        found = found if not head or kind_of_noun(head[-1]) is None else head
    return found[-1] if found else ""
