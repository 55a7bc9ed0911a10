"""Noun phrases with what belongs to them, and the sentence as a row of phrases, verbs and the words between."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.words import words
from onrecord.reading import Chunk, Sentence


@dataclass(slots=True)
class Phrase:
    """Words ``[first, stop)``. ``head`` is the head noun; ``core`` the noun that says who or what it is: behind
    "of" where the head only counts. ``inner`` is the phrase behind "of"."""

    first: int
    stop: int
    head: int
    core: int
    inner: Phrase | None = None

    @property
    def base(self) -> Phrase:
        """The phrase that holds the core."""
        return self.inner.base if self.inner and self.core != self.head else self


@dataclass(slots=True)
class Item:
    """One step of the sentence: kind N (with phrase), V (with verb group) or the tag of a single word."""

    kind: str
    first: int
    stop: int
    phrase: Phrase | None = None
    verb: Chunk | None = None


def items(sentence: Sentence) -> list[Item]:
    """The sentence without brackets, quotation marks, adverbs and times; "of" phrases joined to their noun."""
    found: list[Item] = []
    depth = 0
    for chunk in sentence.chunks:
        depth += (chunk.kind == "(") - (chunk.kind == ")")
        if chunk.kind == "U":
            _time(sentence, chunk, found)
        elif depth > 0 or chunk.kind in '()"%RSO':
            continue
        elif chunk.kind == "N":
            phrase = Phrase(chunk.first, chunk.stop, chunk.head, chunk.head)
            found.append(Item("N", chunk.first, chunk.stop, phrase))
            _join_of(sentence, found)
        else:
            found.append(Item(chunk.kind, chunk.first, chunk.stop, verb=chunk if chunk.kind == "V" else None))
    return found


def _time(sentence: Sentence, chunk: Chunk, found: list[Item]) -> None:
    """Leaves a time expression out with its preposition; "a day after" keeps its last word, which opens a clause."""
    last = sentence.lower[chunk.stop - 1]
    if last in ("after", "before", "since", "until"):
        found.append(Item("I", chunk.stop - 1, chunk.stop))
    elif found and found[-1].kind == "I" and found[-1].stop == chunk.first:
        found.pop()


def _join_of(sentence: Sentence, found: list[Item]) -> None:
    """Joins the last three items where they read "noun of noun"."""
    if len(found) < 3 or found[-2].kind != "I" or sentence.lower[found[-2].first] != "of":
        return
    outer, inner = found[-3].phrase, found[-1].phrase
    if outer is None or inner is None:
        return
    innermost = outer
    while innermost.inner:
        innermost = innermost.inner
    counts = sentence.lower[outer.core] in words().partitive or sentence.tags[outer.core] == "#"
    joined = Phrase(outer.first, inner.stop, outer.head, inner.core if counts else outer.core, _nested(outer, inner))
    found[-3:] = [Item("N", joined.first, joined.stop, joined)]


def _nested(outer: Phrase, inner: Phrase) -> Phrase:
    if outer.inner is None:
        return inner
    deeper = _nested(outer.inner, inner)
    return Phrase(outer.inner.first, inner.stop, outer.inner.head, outer.inner.core, deeper)
