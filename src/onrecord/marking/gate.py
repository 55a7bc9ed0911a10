"""Which sentences are worth reading: those that hold a word of the codebook, told by looking up their words.

Strong words tell of violence or unrest by themselves; weak ones ("hit", "held", "agreement") may, and count in short
reports alone. A report of disease or disaster is read wherever it counts, rules or helps. A sentence beside a strong
one is kept too, and one between two that are kept: who did it, and where, often stands there, and the encoder reads
sentences better in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.actors.nouns import plural
from onrecord.codebook import table
from onrecord.model import Span
from onrecord.reading.words import verbs

LONG = 1000  # characters: what a longer report tells with weak words alone, it has told with strong ones
OPENING = 3  # sentences of a long report that are always read
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_EVERYWHERE = frozenset(("to", "in", "of"))  # last words of phrases, which tell nothing alone
# Of an entry of triggers.yaml: what its word asks of the words around it, without which it tells of nothing.
_ASKED = frozenset(("weak", "then", "then_before", "object", "subject", "governors", "aimed"))


@dataclass(frozen=True, slots=True)
class Words:
    """``strong`` and ``weak`` words of incidents; ``crisis``: of disease and disaster; ``told``: what is then told."""

    strong: frozenset[str]
    weak: frozenset[str]
    crisis: frozenset[str]
    told: frozenset[str]


def worth(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences, half-open ranges of characters of ``text`` in order, that are worth reading, in order."""
    known, lower = _words(), [text[first:stop].lower() for first, stop in sentences]
    held = [frozenset(_split(sentence)) for sentence in lower]
    strong = [not known.strong.isdisjoint(words) for words in held]
    if len(text) > LONG and all(known.crisis.isdisjoint(words) for words in held):
        return [span for span, one in zip(sentences, _filled(_told(strong)), strict=True) if one]
    kept = [near or not known.weak.isdisjoint(words) for near, words in zip(_beside(strong), held, strict=True)]
    if any(not known.crisis.isdisjoint(words) for words in held):
        pairs = zip(kept, held, lower, strict=True)
        kept = [one or not known.told.isdisjoint(words) or bool(_DIGIT.search(said)) for one, words, said in pairs]
    return [span for span, one in zip(sentences, _filled(kept), strict=True) if one]


def _split(sentence: str) -> Iterator[str]:
    """The words in small letters, and the parts of those with a hyphen."""
    for word in _WORD.findall(sentence):
        yield word
        if "-" in word:
            yield from word.split("-")


def _told(strong: list[bool]) -> list[bool]:
    """Of a long report the sentences with a strong word, those right behind one, and its opening."""
    return [n < OPENING or any(strong[max(0, n - 1) : n + 1]) for n in range(len(strong))]


def _beside(marked: list[bool]) -> list[bool]:
    """Whether each or one next to it is marked."""
    return [any(marked[max(0, n - 1) : n + 2]) for n in range(len(marked))]


def _filled(kept: list[bool]) -> list[bool]:
    """With single gaps closed."""
    return [one or (0 < n < len(kept) - 1 and kept[n - 1] and kept[n + 1]) for n, one in enumerate(kept)]


@cache
def _words() -> Words:
    listed = table("triggers")
    lists = frozenset(word for name in ("context", "harms") for line in listed[name] for word in line.split())
    strong = lists | _telling(certain=True) | _harms() | _weapons(alone=True)
    weak = (_telling(certain=False) | _weapons(alone=False)) - strong - _EVERYWHERE
    return Words(strong, weak, *_crisis())


def _telling(certain: bool) -> frozenset[str]:
    """The forms of the verbs and nouns that tell of an incident: of those that do so alone, or of the others."""
    listed: dict[str, list[dict[str, Any]]] = table("triggers")
    wanted = {
        part: [entry for entry in listed[part] if _ASKED.isdisjoint(entry) == certain] for part in ("verbs", "nouns")
    }
    bases = {word for entry in wanted["verbs"] for word in entry["words"]}
    phrases = [words.split() for entry in wanted["nouns"] for words in entry["words"]]
    nouns = {words[-1] for words in phrases if len(words) == 1 or not certain}
    inflected = (form for form, (base, _) in verbs().items() if base in bases)
    return frozenset(nouns | bases | {plural(noun) for noun in nouns}).union(inflected)


@cache
def _harms() -> frozenset[str]:
    """The words without which nothing tells of people hit."""
    listed = table("tolls")
    adjectives = (*listed["states"], *listed["taken"].split(), *listed["tolls"], *listed["bodies"].split())
    return frozenset((*adjectives, *listed["deadly"].split()))


def _weapons(alone: bool) -> frozenset[str]:
    """The last words of weapons, singular and plural: of those of one word, or of those of several."""
    named = [name.split() for kind in table("weapons").values() for name in kind.get("words", ())]
    last = {words[-1] for words in named if (len(words) == 1) == alone}
    return frozenset(last | {plural(word) for word in last if len(word) > 2})


def _crisis() -> tuple[frozenset[str], frozenset[str]]:
    """The words of disease, disaster and mishap; those of figures, measures and relief."""
    figures, relief, listed = table("figures"), table("relief"), table("triggers")
    hazards = frozenset(figures["hazards"].split())
    mishaps = (word for name in ("mishaps", "health") for line in listed[name] for word in line.split())
    counted = _last(figures["nouns"].values(), figures["predicates"].values())
    return hazards.union(mishaps), (hazards | counted | _ruled() | _last(relief["objects"].values())) - _EVERYWHERE


def _ruled() -> frozenset[str]:
    """The words of measures: what is closed, banned or required, and the verbs of advice and order."""
    measures = table("measures")
    kinds = [group for given in measures["kinds"].values() for group in (given, *given.get("also", ()))]
    named = ((*group.get("objects", ()), *group.get("alone", ())) for group in kinds)
    return _last(named, (measures["advice"], measures["orders"]))


def _last(*lists: Iterable[Iterable[str]]) -> frozenset[str]:
    """The last words of all phrases."""
    return frozenset(phrase.split()[-1] for given in lists for phrases in given for phrase in phrases)
