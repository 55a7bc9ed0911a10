"""MUC-4's texts with other names in them, so that the reader learns what is said of a name and not the name by heart.

Mention replacement as in Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition" (COLING
2020), with one difference: a name is changed wherever it stands in a text, marked or not, always for the same other.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.marking.labels import FILLERS
from onrecord.model import Span
from training.examples import Example

SHARE = 0.65  # of the names of a text that are changed
SHORTEST = 3  # letters of a name


@dataclass(frozen=True)
class Names:
    """``others``: to each name those that it may be changed for (itself among them)."""

    others: Mapping[str, tuple[str, ...]]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.others, key=lambda name: (-len(name), name))
        words = (r"\s+".join(re.escape(word) for word in name.split()) for name in longest)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")

    def renamed(self, example: Example, rng: random.Random) -> Example:
        """The example with some names changed, its marks on the same words as before."""
        edits = list(self._edits(example, rng))
        if not edits:
            return example
        pieces, end = [], 0
        for (start, stop), name in edits:
            pieces += [example.text[end:start], name]
            end = stop
        marks = tuple(replace(mark, span=_moved(mark.span, edits)) for mark in example.marks)
        return replace(example, text="".join([*pieces, example.text[end:]]), marks=marks)

    def _edits(self, example: Example, rng: random.Random) -> Iterator[tuple[Span, str]]:
        """Which words become which name; none within which a mark begins or ends."""
        borders = sorted({at for mark in example.marks for at in mark.span})
        chosen: dict[str, str | None] = {}
        for found in self._pattern.finditer(example.text):
            start, stop = found.span()
            name = " ".join(found.group().split())
            if name not in chosen:
                chosen[name] = rng.choice(self.others[name]) if rng.random() < SHARE else None
            other = chosen[name]
            if other is not None and bisect_left(borders, start + 1) == bisect_left(borders, stop):
                yield (start, stop), other


def _moved(span: Span, edits: list[tuple[Span, str]]) -> Span:
    """Where the words of a span stand after the edits."""
    first, last = (
        at + sum(len(name) - (stop - start) for (start, stop), name in edits if stop <= at) for at in span
    )  # fmt: skip
    return first, last


def names(examples: Iterable[Example]) -> Names:
    """The organisations and the victims that MUC-4's coders named in these examples."""
    kinds: dict[str, set[str]] = {"organization": set(), "name": set()}
    for example in examples:
        for mark in example.marks:
            if mark.layer in FILLERS and mark.label in kinds:
                kinds[mark.label].add(" ".join(example.text[slice(*mark.span)].split()))
    pools = {kind: tuple(sorted(w for w in found if len(w) >= SHORTEST)) for kind, found in kinds.items()}
    return Names({name: pool for pool in pools.values() for name in pool})
