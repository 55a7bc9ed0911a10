"""Relief: who gives or does what, for whom and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.coding.clause_spans import subject_before
from onrecord.coding.draft import Draft, between
from onrecord.coding.measures_words import without
from onrecord.coding.relief_marks import joined
from onrecord.coding.relief_phrases import (
    CLAUSE,
    Words,
    beneficiary,
    listed,
    may_give,
    objects,
    only_persons,
    phrase,
    verbs,
)
from onrecord.model import Place, Relief, Span
from onrecord.reading import Sentence

REACH = 7  # words between a verb and what is given


def relief(draft: Draft) -> tuple[Relief, ...]:
    """The relief of a report in text order, what is printed twice only once."""
    found: list[Relief] = []
    told: set[tuple[str, str]] = set()
    for sentence in draft.reading.sentences:
        if sentence.words and not sentence.title and not verbs().isdisjoint(sentence.lower):
            if objects().keys().isdisjoint(sentence.lower):
                continue
            for row in _sentence(draft, sentence):
                if (row.what, row.text) not in told:
                    told.add((row.what, row.text))
                    found.append(row)
    return joined(draft, found)


@dataclass(frozen=True, slots=True)
class _Help:
    """Word indices: the verb, what is given, to whom, by whom."""

    verb: int
    given: Words
    to: Words | None
    who: Words | None


def _sentence(draft: Draft, sentence: Sentence) -> Iterator[Relief]:
    """One row a verb with an object; verbs of a list share the first one's subject."""
    deeds: list[_Help] = []
    who: Words | None = None
    done = 0
    for i, word in enumerate(sentence.lower):
        if word not in verbs() or i < done:
            continue
        found = _passive(sentence, i) if _is_passive(sentence, i) else _active(sentence, i, who)
        if found is not None and _is_help(sentence, found):
            who = found.who
            done = max(i, found.given[1], found.to[1] if found.to else 0)
            deeds.append(found)
    for found in _shared(sentence, deeds):
        yield _row(draft, sentence, found)


def _shared(sentence: Sentence, deeds: list[_Help]) -> list[_Help]:
    """Deeds of one list ("clean wells, raise awareness and give food to the poor") are for whom the last one names."""
    made: list[_Help] = []
    for found in reversed(deeds):
        later = made[0] if made else None
        if found.to is None and later and CLAUSE.isdisjoint(sentence.tags[found.given[1] : later.verb]):
            found = replace(found, to=later.to)
        made.insert(0, found)
    return made


def _active(sentence: Sentence, i: int, who: Words | None) -> _Help | None:
    """ "The agency sent tents to the refugees"."""
    given = _given(sentence, i) if _acts(sentence, i) else None
    if given is None:
        return None
    deed = (i, given[1]) if sentence.lower[i] in listed("deeds") else given
    if deed is given and only_persons(sentence, given):
        return None
    goes_on = who is not None and sentence.tags[i - 1] in ",C"
    return _Help(i, deed, beneficiary(sentence, given[1]), who if goes_on else _giver(sentence, i) or who)


def _is_passive(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i] == "K" and "X" in sentence.tags[max(0, i - 3) : i]


def _passive(sentence: Sentence, i: int) -> _Help | None:
    """ "Tents were sent to the refugees by the agency"."""
    end = i
    while end and sentence.tags[end - 1] in "XHMR":
        end -= 1
    first = end
    while first and sentence.tags[first - 1] in "DJNP#IK-%":
        first -= 1
    if only_persons(sentence, (first, end)):
        return None
    by = next((k for k in range(first, len(sentence.lower)) if sentence.lower[k] == "by"), None)
    who = None if by is None else (by + 1, phrase(sentence, by + 1, min(by + 3, len(sentence.lower)))[1])
    agent = who if who and may_give(sentence, who) else None  # but "by helicopter"
    return _Help(i, (first, end), beneficiary(sentence, i + 1), agent)


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether the word is a verb here: by its tag, or before "out"."""
    tag = sentence.tags[i]
    if tag in "VZBGK":
        return tag != "K" or sentence.tags[i - 1 : i] not in ("D", "J")
    return sentence.lower[i + 1 : i + 2] == ["out"] or (tag == "N" and sentence.lower[i] in listed("deeds"))


def _given(sentence: Sentence, verb: int) -> Words | None:
    """The noun phrase behind the verb that holds something given, up to where it ends; or, before a passive verb."""
    for i in range(verb + 1, min(len(sentence.lower), verb + 1 + REACH)):
        if sentence.tags[i] in CLAUSE and i > verb + 1:
            return None
        for words, _ in objects().get(sentence.lower[i], ()):
            if tuple(sentence.lower[i : i + len(words)]) == words:
                return phrase(sentence, verb + 1, i + len(words))
    return None


def _giver(sentence: Sentence, verb: int) -> Words | None:
    """The subject, or the one behind "by"; none where the verb only goes on in a list."""
    start = verb
    while (
        start
        and sentence.tags[start - 1] not in ";"
        and sentence.words[start - 1] not in ("that", "while", "but", "who")
    ):
        start -= 1
    main = next((i for i in range(start, verb) if sentence.tags[i] in "VZXHMO"), verb)
    found = subject_before(sentence, start, main)
    if found and any(sentence.tags[i] in "NPAW" for i in range(*found)):
        return found
    return None


def _is_help(sentence: Sentence, found: _Help) -> bool:
    """Whether the words tell of help: a plain object of aid, or a weak one with a helper or someone helped."""
    to, who = found.to, found.who
    said = sentence.lower[slice(*found.given)]
    strong = any(word in objects() and word not in listed("weak") for word in said)
    helped = to is not None and not listed("helped").isdisjoint(sentence.lower[slice(*to)])
    giver = who is not None and may_give(sentence, who)
    aiding = sentence.lower[found.verb] in listed("aiding")
    return (strong and (giver or helped or aiding or to is not None)) or (giver and helped) or (giver and aiding)


def _sector(sentence: Sentence, given: Words) -> str | None:
    for i in range(*given):
        for words, sector in objects().get(sentence.lower[i], ()):
            if tuple(sentence.lower[i : i + len(words)]) == words and sector != "unspecified":
                return sector
    return None


def _row(draft: Draft, sentence: Sentence, found: _Help) -> Relief:
    text = draft.text
    groups = [words for words in (found.given, found.to, found.who, (found.verb, found.verb + 1)) if words]
    span = without(sentence.chars(min(a for a, _ in groups), max(b for _, b in groups)), text)
    named = {"what": found.given, "who": found.who, "to": found.to}
    parts: dict[str, Span] = {name: sentence.chars(*words) for name, words in named.items() if words}
    told = {name: text[slice(*part)] for name, part in parts.items()}
    when = between(draft.whens, sentence.start, sentence.end)
    return Relief(
        who=told.get("who"), what=told["what"], sector=_sector(sentence, found.given), to=told.get("to"),
        where=_where(draft, sentence, span), when=when[0] if when else None, text=text[slice(*span)], span=span,
        evidence=(span,), confidence=0.7 if found.who and found.to else 0.5, spans=parts,
    )  # fmt: skip


def _where(draft: Draft, sentence: Sentence, span: Span) -> Place | None:
    """The place in the clause, in its sentence, else the last one before."""
    here = between(draft.places, *span) or between(draft.places, sentence.start, sentence.end)
    earlier = here or between(draft.places, 0, sentence.start)
    return earlier[-1] if earlier else None
