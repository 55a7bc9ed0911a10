"""What the learned reader says of words that a rule has found: the chance of each label of a layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from onrecord import codebook
from onrecord.marking import Marks
from onrecord.marking.decode import softmax
from onrecord.marking.labels import LAYERS, OUTPUTS
from onrecord.model import Span


@cache
def least(family: str) -> Mapping[str, float]:
    """The thresholds of a family: see ``codebook/reader_crisis.yaml``."""
    table: dict[str, Any] = codebook.table("reader_crisis")
    return dict(table[family])


def chances(marks: Marks, layer: str, span: Span) -> dict[str, float]:
    """The mean chance of each label over the words of ``span``; {} where the reader did not read them."""
    read, after = marks.read(span)
    if read == after:
        return {}
    first, stop = OUTPUTS.columns[layer]
    given = softmax(marks.logits[read:after, first:stop])
    kinds = (given[:, 1::2] + given[:, 2::2]).mean(axis=0)
    return dict(zip(LAYERS[layer], np.asarray(kinds).tolist(), strict=True))


def chance(marks: Marks, layer: str, span: Span) -> float:
    """The chance that the words are of the layer at all; 1 where the reader did not read them."""
    found = chances(marks, layer, span)
    return sum(found.values()) if found else 1.0


def likeliest(found: Mapping[str, float], ruled: str, weight: float) -> str:
    """The label likeliest, the rules' own weighing ``weight``."""
    return max(found, key=lambda name: found[name] + weight * (name == ruled)) if found else ruled


def together(text: str, spans: Sequence[Span], gap: int = 12, least_words: int = 1) -> list[Span]:
    """Marks of one layer with hardly anything between them are one; those of fewer words are none."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span[0] - found[-1][1] <= gap and not set(".;!?\n") & set(text[found[-1][1] : span[0]]):
            found[-1] = found[-1][0], max(found[-1][1], span[1])
        else:
            found.append(span)
    return [span for span in found if len(text[slice(*span)].split()) >= least_words]


def overlap(one: Span, other: Span) -> float:
    """The share of the shorter span that both hold."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, shared / max(1, min(one[1] - one[0], other[1] - other[0])))
