"""Relief: who gives or does what, for whom and where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.codebook import table
from onrecord.coding.clause_spans import subject_before
from onrecord.coding.draft import Draft, between
from onrecord.coding.measures_words import without
from onrecord.model import Place, Relief, Span
from onrecord.reading import Sentence

REACH = 7  # words between a verb and what is given
BENEFIT = frozenset(("to", "for"))
CLAUSE = frozenset("VZXHMO;")


def relief(draft: Draft) -> tuple[Relief, ...]:
    """The relief of a report in text order, what is printed twice only once."""
    found: list[Relief] = []
    told: set[str] = set()
    for sentence in draft.reading.sentences:
        if sentence.words and not sentence.title and not _verbs().isdisjoint(sentence.lower):
            if _objects().keys().isdisjoint(sentence.lower):
                continue
            for row in _sentence(draft, sentence):
                if row.text not in told:
                    told.add(row.text)
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


def _sentence(draft: Draft, sentence: Sentence) -> Iterator[Relief]:
    """One row a verb with an object; verbs of a list share the first one's subject."""
    who: tuple[int, int] | None = None
    done = 0
    for i, word in enumerate(sentence.lower):
        if word not in _verbs() or i < done or not _acts(sentence, i):
            continue
        given = _given(sentence, i)
        if given is None:
            continue
        who = _giver(sentence, i) or who
        to = _beneficiary(sentence, given[1])
        if not (_is_help(sentence, given, to, who)):
            continue
        done = to[1] if to else given[1]
        yield _row(draft, sentence, (i, given[1]), given, to, who)


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether the word is a verb here: by its tag, or before "out"."""
    tag = sentence.tags[i]
    if tag in "VZBGK":
        return tag != "K" or sentence.tags[i - 1 : i] not in ("D", "J")
    return sentence.lower[i + 1 : i + 2] == ["out"]


def _given(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The noun phrase behind the verb that holds something given, up to where it ends; or, before a passive verb."""
    for i in range(verb + 1, min(len(sentence.lower), verb + 1 + REACH)):
        if sentence.tags[i] in CLAUSE and i > verb + 1:
            return None
        for words, _ in _objects().get(sentence.lower[i], ()):
            if tuple(sentence.lower[i : i + len(words)]) == words:
                return _phrase(sentence, verb + 1, i + len(words))
    return None


def _phrase(sentence: Sentence, start: int, stop: int) -> tuple[int, int]:
    while start < stop and sentence.tags[start] in "R":
        start += 1
    if sentence.lower[start] == "out":
        start += 1
    while stop < len(sentence.tags) and (sentence.tags[stop] in "NJP" or sentence.lower[stop : stop + 1] == ["of"]):
        stop += 1
    return start, stop


def _giver(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The subject, or the one behind "by"; none where the verb only goes on in a list."""
    start = verb
    while start and sentence.tags[start - 1] not in ";" and sentence.lower[start - 1] not in ("that", "while", "but", "who"):
        start -= 1
    main = next((i for i in range(start, verb) if sentence.tags[i] in "VZXHMO"), verb)
    found = subject_before(sentence, start, main)
    if found and any(sentence.tags[i] in "NPA" for i in range(*found)):
        return found
    return None


def _beneficiary(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """ "to the poor", "to people affected by the flood", "for the victims"."""
    for i in range(start, min(len(sentence.tags), start + 6)):
        if sentence.lower[i] in BENEFIT and sentence.tags[i + 1 : i + 2] not in ("B", ""):
            end = i + 1
            while end < len(sentence.tags) and sentence.tags[end] in "DJNP#SK(R)IC" and sentence.lower[end] not in ("that", "in", "on"):
                end += 1
            return (i + 1, end) if end > i + 1 else None
        if sentence.tags[i] in CLAUSE or sentence.tags[i] in ",.":
            return None
    return None


def _is_help(sentence: Sentence, given: tuple[int, int], to: tuple[int, int] | None, who: tuple[int, int] | None) -> bool:
    """Whether the words tell of help: a plain object of aid, or a weak one with a helper or someone helped."""
    said = sentence.lower[slice(*given)]
    strong = any(word in _objects() and word not in _words("weak") for word in said)
    helped = to is not None and not _words("helped").isdisjoint(sentence.lower[slice(*to)])
    giver = who is not None and not _words("givers").isdisjoint(sentence.lower[slice(*who)])
    return (strong and (giver or helped or to is not None)) or (giver and helped) or (giver and _aids(sentence, given[0] - 1))


def _aids(sentence: Sentence, verb: int) -> bool:
    """Verbs that help by themselves, whoever is helped."""
    return sentence.lower[verb] in ("deployed", "dispatched", "distributed", "distributing", "donated", "airlifted", "provided", "providing")


def _sector(sentence: Sentence, given: tuple[int, int]) -> str | None:
    for i in range(*given):
        for words, sector in _objects().get(sentence.lower[i], ()):
            if tuple(sentence.lower[i : i + len(words)]) == words and sector != "unspecified":
                return sector
    return None


def _row(
    draft: Draft, sentence: Sentence, words: tuple[int, int], given: tuple[int, int], to: tuple[int, int] | None,
    who: tuple[int, int] | None,
) -> Relief:  # fmt: skip
    text = draft.text
    first = who[0] if who else words[0]
    span = without(sentence.chars(first, max(words[1], to[1] if to else 0)), text)
    parts: dict[str, Span] = {"what": sentence.chars(*given)}
    parts |= {"who": sentence.chars(*who)} if who else {}
    parts |= {"to": sentence.chars(*to)} if to else {}
    told = {name: text[slice(*part)] for name, part in parts.items()}
    when = between(draft.whens, sentence.start, sentence.end)
    return Relief(
        who=told.get("who"), what=told["what"], sector=_sector(sentence, given), to=told.get("to"),
        where=_where(draft, sentence, span), when=when[0] if when else None, text=text[slice(*span)], span=span,
        evidence=(span,), confidence=0.7 if who and to else 0.5, spans=parts,
    )  # fmt: skip


def _where(draft: Draft, sentence: Sentence, span: Span) -> Place | None:
    """The place in the clause, in its sentence, else the last one before."""
    here = between(draft.places, *span) or between(draft.places, sentence.start, sentence.end)
    earlier = here or between(draft.places, 0, sentence.start)
    return earlier[-1] if earlier else None
