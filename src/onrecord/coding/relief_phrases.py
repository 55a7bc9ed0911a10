"""The words of ``relief.yaml`` made ready, and the noun phrases of a sentence of help: what is given, and to whom."""

from __future__ import annotations

from functools import cache

from onrecord.codebook import table
from onrecord.reading import Sentence

Words = tuple[int, int]
BENEFIT = frozenset(("to", "for"))
CLAUSE = frozenset("VZXHMO;")


@cache
def verbs() -> frozenset[str]:
    return frozenset(table("relief")["verbs"].split())


@cache
def listed(name: str) -> frozenset[str]:
    given = table("relief")[name]
    return frozenset(given.split() if isinstance(given, str) else given)


@cache
def objects() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> phrases of what is given, longest first, with their sectors."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sector, phrases in table("relief")["objects"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, sector))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in found.items()}


def phrase(sentence: Sentence, start: int, stop: int) -> Words:
    while start < stop and sentence.tags[start] in "R":
        start += 1
    if sentence.lower[start] in ("out", "in", "off", "up", "for"):
        start += 1
    while stop < len(sentence.tags) and (sentence.tags[stop] in "NJP#" or sentence.lower[stop] in ("of", "about")):
        stop += 1
        while stop < len(sentence.tags) and sentence.tags[stop] == "D" and sentence.tags[stop - 1] == "I":
            stop += 1
    if (
        sentence.lower[stop : stop + 1] == ["and"]
        and sentence.lower[stop + 1 : stop + 2]
        and (sentence.lower[stop + 1] in objects() and sentence.tags[stop + 1] in "NP")
    ):
        stop += 2  # "soap and chlorine"
    return start, stop


def _beneficiary_end(sentence: Sentence, first: int) -> int:
    tags, lower = sentence.tags, sentence.lower
    end = first + (tags[first : first + 1] == "B" and tags[first + 1 : first + 2] in ("N", "P"))  # "to flood victims"
    while end < len(tags) and tags[end] in "DJNP#SKV(R)ICAW" and lower[end] not in ("that", "in", "on", "at", "to"):
        if lower[end] == "by" and tags[end - 1] not in "KV":  # but "people hit by the flood"
            break
        end += 1
    while end > first and tags[end - 1] in "ICR":
        end -= 1
    return end


def beneficiary(sentence: Sentence, start: int) -> Words | None:
    """ "to the poor", "for people affected by the flood", "to assist victims"."""
    found: Words | None = None
    for i in range(start, min(len(sentence.tags) - 1, start + 8)):
        if sentence.tags[i] in CLAUSE or sentence.tags[i] in ",.":
            break
        if sentence.lower[i] in BENEFIT:
            first = i + 1 + (sentence.lower[i + 1] in listed("helping"))
            end = _beneficiary_end(sentence, first)
            if (
                sentence.tags[i + 1] == "B"
                and first == i + 1
                and listed("helped").isdisjoint(sentence.lower[first:end])
            ):
                continue  # "to fight cholera"
            if not listed("helped").isdisjoint(sentence.lower[first:end]):
                return first, end
            found = found or ((first, end) if end > first else None)
    return found


def may_give(sentence: Sentence, who: Words) -> bool:
    """A body that helps, or one with a name; no pronoun, nor a name that stands alone at a sentence's start."""
    from onrecord.places import country_of

    named = [sentence.words[i] for i in range(*who) if sentence.tags[i] == "P"]
    if not listed("givers").isdisjoint(sentence.lower[slice(*who)]):
        return True
    return len(named) > 1 or (len(named) == 1 and (who[0] > 0 or country_of(named[0]) is not None))


def only_persons(sentence: Sentence, given: Words) -> bool:
    """Whether nothing is given but people, whom only a deed helps: "feeding refugees", no "sent refugees"."""
    said = [word for word in sentence.lower[slice(*given)] if word in objects()]
    return listed("persons").issuperset(said)
