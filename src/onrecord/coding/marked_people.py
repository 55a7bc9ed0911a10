"""The people that the reader marked, in whole words: it sometimes marks a part of a number or of a phrase alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.draft import Draft, meet
from onrecord.coding.harm_words import harm_words
from onrecord.marking import Mark
from onrecord.model import Span
from onrecord.numbers import counts

# What of a written word stands behind a mark that ends in it ("A 22|-year-old", "1|.7", "U|.N.") and before it.
_REST = re.compile(r"(?:\.[A-Z])+\.|(?:[-.,'’]?\w)+|(?<=\bof)\s+(?:them|whom|those)\b")
_HEAD = re.compile(r"(?:\w[-.,'’]?)+$|#$")
ARTICLES = ("a", "an", "the")
LONGEST = 24  # characters of a word that are looked at before a mark


def mended(draft: Draft, marks: Sequence[Mark]) -> list[Mark]:
    """The marks with the words and numbers that they begin or end in whole; neighbours of one label are one."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda one: one.span):
        wide = replace(mark, span=_phrase(draft, _number(draft, _words(draft.text, mark.span))))
        last = next((one for one in reversed(found) if one.label == mark.label), None)
        if last is not None and _continues(draft.text, last.span, wide.span):
            whole = last.span[0], max(last.span[1], wide.span[1])
            found[found.index(last)] = replace(last, span=whole, confidence=max(last.confidence, wide.confidence))
        else:
            found.append(wide)
    return found


def _words(text: str, span: Span) -> Span:
    rest, head = _REST.match(text, span[1]), _HEAD.search(text, max(0, span[0] - LONGEST), span[0])
    opens, inside = text[span[0]].isalnum() or text[span[0]] == "-", text[span[1] - 1].isalnum()
    return head.start() if head and opens else span[0], rest.end() if rest and inside else span[1]


def _number(draft: Draft, span: Span) -> Span:
    """With the words that say how sure a number is: "no | fewer than 50"."""
    sentence = draft.reading.at(span[0])
    for count in counts(sentence.text):
        whole = sentence.start + count.span[0], sentence.start + count.span[1]
        if count.kind == "count" and meet(whole, span):
            span = min(span[0], whole[0]), max(span[1], whole[1])
    return span


def _phrase(draft: Draft, span: Span) -> Span:
    """An article with its phrase ("a | nurse"), a number with what it counts if that is nobody ("three | wounds")."""
    sentence = draft.reading.at(span[0])
    word = sentence.word_at(span[0])
    if sentence.ends[word] < span[1]:
        return span
    chunk = next((one for one in sentence.chunks if one.kind == "N" and one.first == word), None)
    if chunk is None or sentence.tags[chunk.head] != "N":
        return span
    known = sentence.lower[word] in ARTICLES or sentence.lower[chunk.head] in harm_words().not_people
    return (span[0], max(span[1], sentence.ends[chunk.stop - 1])) if known else span


def _continues(text: str, one: Span, other: Span) -> bool:
    """Whether the second ends what the first begins: "A 22-year-old | student", "twelve of | one family"."""
    if text[one[1] : other[0]].strip():
        return False
    last = text[slice(*one)].split()[-1]
    return one[1] >= other[0] or last == "of" or (last[0].isdecimal() and not last.isdecimal())
