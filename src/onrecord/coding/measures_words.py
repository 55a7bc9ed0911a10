"""The words of ``measures.yaml`` made ready: which words may tell of a measure, and where a sentence has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import table
from onrecord.model import Span
from onrecord.reading import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """An object of a kind in a sentence: words ``[first, stop)``."""

    kind: str
    first: int
    stop: int
    phrase: str
    wanted: frozenset[str]  # names of the actions that make it a measure


@cache
def objects() -> dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]]:
    """First word -> the phrases that begin with it, longest first, their kinds, and the actions that they go with."""
    found: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = {}
    for kind, given in table("measures")["kinds"].items():
        for group in (given, *given.get("also", ())):
            wanted = frozenset(group.get("actions", ()))
            for phrase in dict.fromkeys((*group.get("objects", ()), *group.get("alone", ()))):
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((words, kind, wanted))
    return {word: sorted(entries, key=lambda e: -len(e[0])) for word, entries in found.items()}


@cache
def triggers() -> frozenset[str]:
    """Words of which a sentence must hold one to tell of a measure."""
    return frozenset(objects()) | listed("advice") | listed("orders") | {"should"}


@cache
def actions() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the phrases of action that begin with it, and their names."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, given in table("measures")["actions"].items():
        for phrase in given:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    return found


def acts(sentence: Sentence) -> list[tuple[int, int, frozenset[str]]]:
    """Where a sentence acts, from and to which word, and the names of the actions."""
    found, known, lower = [], actions(), sentence.lower
    for i, word in enumerate(lower):
        if word in known and sentence.tags[i] != "J":
            told = [(words, name) for words, name in known[word] if tuple(lower[i : i + len(words)]) == words]
            if told:
                found.append((i, i + max(len(words) for words, _ in told), frozenset(name for _, name in told)))
    return found


@cache
def alone(kind: str) -> frozenset[str]:
    """Objects of ``kind`` that are verbs and need no action."""
    return frozenset(table("measures")["kinds"][kind].get("alone", ()))


@cache
def advice_kinds() -> dict[str, str]:
    """Word -> the kind of advice that is about it."""
    return {word: kind for kind, words in table("measures")["advice_kinds"].items() for word in words}


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(table("measures")[name])


def hits(sentence: Sentence) -> list[Hit]:
    """The objects in a sentence, in order; the longest phrase where several begin together."""
    found: list[Hit] = []
    known = objects()
    for i, word in enumerate(sentence.lower):
        for words, kind, wanted in known.get(word, ()):
            if tuple(sentence.lower[i : i + len(words)]) == words:
                found.append(Hit(kind, i, i + len(words), " ".join(words), wanted))
    return found


@cache
def _phrases(name: str, value: str) -> re.Pattern[str]:
    words = sorted(table("measures")[name][value], key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])")  # "May" is a month


def first_told(name: str, clause: str) -> str | None:
    """The first value of the list ``name`` (status, scope) that one of its words in ``clause`` gives."""
    return next((value for value in table("measures")[name] if _phrases(name, value).search(clause)), None)


def without(span: Span, text: str, marks: str = " ,;:-–—") -> Span:
    """A span without blanks and commas at its ends."""
    start, end = span
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks + ".":
        end -= 1
    return start, end
