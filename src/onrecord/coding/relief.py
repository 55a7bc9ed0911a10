"""Relief: who gives or does what, for whom and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.codebook import table
from onrecord.coding.clause_spans import subject_before
from onrecord.coding.draft import Draft, between
from onrecord.coding.measures_words import without
from onrecord.model import Place, Relief, Span
from onrecord.reading import Sentence

REACH = 7  # words between a verb and what is given
Words = tuple[int, int]
BENEFIT = frozenset(("to", "for"))
CLAUSE = frozenset("VZXHMO;")


def relief(draft: Draft) -> tuple[Relief, ...]:
    """The relief of a report in text order, what is printed twice only once."""
    found: list[Relief] = []
    told: set[tuple[str, str]] = set()
    for sentence in draft.reading.sentences:
        if sentence.words and not sentence.title and not _verbs().isdisjoint(sentence.lower):
            if _objects().keys().isdisjoint(sentence.lower):
                continue
            for row in _sentence(draft, sentence):
                if (row.what, row.text) not in told:
                    told.add((row.what, row.text))
                    found.append(row)
    return tuple(found)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(table("relief")["verbs"].split())


@cache
def _words(name: str) -> frozenset[str]:
    listed = table("relief")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def _objects() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> phrases of what is given, longest first, with their sectors."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sector, phrases in table("relief")["objects"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, sector))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in found.items()}


@dataclass(frozen=True, slots=True)
class _Help:
    """Word indices: the verb, what is given, to whom, by whom."""

    verb: int
    given: Words
    to: Words | None
    who: Words | None


def _sentence(draft: Draft, sentence: Sentence) -> Iterator[Relief]:
    """One row a verb with an object; verbs of a list share the first one's subject."""
    listed: list[_Help] = []
    who: Words | None = None
    done = 0
    for i, word in enumerate(sentence.lower):
        if word not in _verbs() or i < done:
            continue
        found = _passive(sentence, i) if _is_passive(sentence, i) else _active(sentence, i, who)
        if found is not None and _is_help(sentence, found):
            who = found.who
            done = max(i, found.given[1], found.to[1] if found.to else 0)
            listed.append(found)
    for found in _shared(sentence, listed):
        yield _row(draft, sentence, found)


def _shared(sentence: Sentence, listed: list[_Help]) -> list[_Help]:
    """Deeds of one list ("clean wells, raise awareness and give food to the poor") are for whom the last one names."""
    made: list[_Help] = []
    for found in reversed(listed):
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
    deed = (i, given[1]) if sentence.lower[i] in _words("deeds") else given
    listed = who is not None and sentence.tags[i - 1] in ",C"
    return _Help(i, deed, _beneficiary(sentence, given[1]), who if listed else _giver(sentence, i) or who)


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
    if not any(word in _objects() for word in sentence.lower[first:end]):
        return None
    by = next((k for k in range(first, len(sentence.lower)) if sentence.lower[k] == "by"), None)
    who = None if by is None else (by + 1, _phrase(sentence, by + 1, min(by + 3, len(sentence.lower)))[1])
    return _Help(i, (first, end), _beneficiary(sentence, i + 1), who)


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether the word is a verb here: by its tag, or before "out"."""
    tag = sentence.tags[i]
    if tag in "VZBGK":
        return tag != "K" or sentence.tags[i - 1 : i] not in ("D", "J")
    return sentence.lower[i + 1 : i + 2] == ["out"] or (tag == "N" and sentence.lower[i] in _words("deeds"))


def _given(sentence: Sentence, verb: int) -> Words | None:
    """The noun phrase behind the verb that holds something given, up to where it ends; or, before a passive verb."""
    for i in range(verb + 1, min(len(sentence.lower), verb + 1 + REACH)):
        if sentence.tags[i] in CLAUSE and i > verb + 1:
            return None
        for words, _ in _objects().get(sentence.lower[i], ()):
            if tuple(sentence.lower[i : i + len(words)]) == words:
                return _phrase(sentence, verb + 1, i + len(words))
    return None


def _phrase(sentence: Sentence, start: int, stop: int) -> Words:
    while start < stop and sentence.tags[start] in "R":
        start += 1
    if sentence.lower[start] == "out":
        start += 1
    while stop < len(sentence.tags) and (sentence.tags[stop] in "NJP" or sentence.lower[stop] in ("of", "about")):
        stop += 1
        while stop < len(sentence.tags) and sentence.tags[stop] == "D" and sentence.tags[stop - 1] == "I":
            stop += 1
    return start, stop


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


def _beneficiary(sentence: Sentence, start: int) -> Words | None:
    """ "to the poor", "for people affected by the flood", "to assist victims"."""
    found: Words | None = None
    for i in range(start, min(len(sentence.tags) - 1, start + 8)):
        if sentence.tags[i] in CLAUSE or sentence.tags[i] in ",.":
            break
        if sentence.lower[i] in BENEFIT:
            first = i + 1 + (sentence.lower[i + 1] in _words("helping"))
            end = _beneficiary_end(sentence, first)
            if not _words("helped").isdisjoint(sentence.lower[first:end]):
                return first, end
            found = found or ((first, end) if end > first else None)
    return found


def _beneficiary_end(sentence: Sentence, first: int) -> int:
    tags, lower = sentence.tags, sentence.lower
    end = first + (tags[first : first + 1] == "B" and tags[first + 1 : first + 2] in ("N", "P"))  # "to flood victims"
    while end < len(tags) and tags[end] in "DJNP#SKV(R)ICA" and lower[end] not in ("that", "in", "on", "at", "to"):
        if lower[end] == "by" and tags[end - 1] not in "KV":  # but "people hit by the flood"
            break
        end += 1
    while end > first and tags[end - 1] in "ICR":
        end -= 1
    return end


def _is_help(sentence: Sentence, found: _Help) -> bool:
    """Whether the words tell of help: a plain object of aid, or a weak one with a helper or someone helped."""
    to, who = found.to, found.who
    said = sentence.lower[slice(*found.given)]
    strong = any(word in _objects() and word not in _words("weak") for word in said)
    helped = to is not None and not _words("helped").isdisjoint(sentence.lower[slice(*to)])
    giver = who is not None and not _words("givers").isdisjoint(sentence.lower[slice(*who)])
    aiding = sentence.lower[found.verb] in _words("aiding")
    return (strong and (giver or helped or aiding or to is not None)) or (giver and helped) or (giver and aiding)


def _sector(sentence: Sentence, given: Words) -> str | None:
    for i in range(*given):
        for words, sector in _objects().get(sentence.lower[i], ()):
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
