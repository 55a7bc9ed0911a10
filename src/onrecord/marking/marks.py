"""The marks of a report: what the encoder says of its words, of its triggers, and of its marks two by two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from onrecord.marking.decode import Floats, filled, layered, mean, runs, sigmoid, softmax
from onrecord.marking.labels import FILLERS, GUIDES, LAYERS, OUTPUTS, RELATIONS, SAID, STANDING
from onrecord.marking.related import related
from onrecord.marking.windows import windows
from onrecord.model import Span

# How sure the encoder must be that a token is marked at all: below half where a rule decides afterwards.
THRESHOLDS = {"trigger": 0.3, "role": 0.35, "harm": 0.35, "figure": 0.35, **dict.fromkeys(FILLERS, 0.15)}


class Engine(Protocol):
    """Runs the encoder: ids and mask [windows, length] to logits [windows, length, OUTPUTS.width], pairs
    [windows, length, 2 * relations * PAIR] and told [windows]."""

    stamp: str  # version and precision
    bias: Floats  # [relations], added to the score of two marks

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]: ...


@dataclass(slots=True)
class Mark:
    """``label`` of ``layer`` at the characters ``span``; ``index``: its place in ``Marks.all``; ``confidence``: 0
    to 1."""

    layer: str
    label: str
    span: Span
    index: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What the encoder says of a trigger: the chance of each type, of each status, and of what holds of it (in the
    order of ``labels.HOLDS``)."""

    types: dict[str, float]
    statuses: dict[str, float]
    background: float
    aggregate: float
    terrorism: float


@dataclass(slots=True)
class Marks:
    """All marks in text order; ``told``: the highest chance of a window that it tells of terrorism."""

    all: list[Mark] = field(default_factory=list)
    standings: dict[int, Standing] = field(default_factory=dict)  # by index of the trigger
    told: float = 0.0
    related: Floats = field(default_factory=lambda: np.zeros((len(RELATIONS), 0, 0), np.float32))
    stamp: str = ""
    tokens: list[Span] = field(default_factory=list)  # the characters of each token that was read
    logits: Floats = field(default_factory=lambda: np.zeros((0, OUTPUTS.width), np.float32))
    said: dict[int, dict[str, float]] = field(default_factory=dict)  # by index of a filler: the chance of each of SAID

    def of(self, layer: str) -> list[Mark]:
        return [mark for mark in self.all if mark.layer == layer]

    def chance(self, relation: str, one: Mark, other: Mark) -> float:
        """How likely the two marks stand in the relation."""
        return float(self.related[RELATIONS.index(relation), one.index, other.index])

    def types_at(self, span: Span) -> dict[str, float]:
        """The chance of each type that words not marked by the encoder tell of an incident of it; {} where it did
        not read."""
        read = self.read(span)
        return _types(self.logits, [read])[0] if read[0] < read[1] else {}

    def read(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that meet the characters ``span``; an empty one where none was read."""
        first = bisect_right(self.tokens, span[0], key=lambda token: token[1])
        return first, max(first, bisect_left(self.tokens, span[1], key=lambda token: token[0]))


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: ids, characters of each, how many each sentence has, and which ones go on a word."""

    ids: list[int]
    spans: list[Span]
    sizes: list[int]
    inner: list[bool] = field(default_factory=list)

    def words(self) -> list[int]:
        """The first token of each word, and the number of all tokens behind them."""
        return [n for n in range(len(self.ids)) if not (self.inner and self.inner[n])] + [len(self.ids)]


SEP = 102  # the token that closes a window, in BERT's vocabulary


def mark(tokens: Tokens, engine: Engine, guide: str = "general") -> Marks:
    """The marks of a report whose sentences are worth reading, by a guide of ``GUIDES``; windows that overlap are
    averaged where they do. By "muc4", triggers and fillers are marked."""
    if not tokens.ids:
        return Marks(stamp=engine.stamp)
    own, paired, told = _read(tokens, engine, guide)
    found = _fillers(own, tokens.words()) if guide == "muc4" else _runs(own, tokens.words())
    found.sort(key=lambda one: (one[2], one[3]))
    marks = [
        Mark(layer, label, (tokens.spans[a][0], tokens.spans[b - 1][1]), n, chance)
        for n, (layer, label, a, b, chance) in enumerate(found)
    ]
    triggers = {n: (a, b) for n, (layer, _, a, b, _) in enumerate(found) if layer == "trigger"}
    standings = dict(zip(triggers, _standings(own, list(triggers.values())), strict=True))
    said = _said(own, {n: (a, b) for n, (layer, _, a, b, _) in enumerate(found) if layer in FILLERS})
    two = related(paired, [one[0] for one in found], [(a, b) for _, _, a, b, _ in found], engine.bias)
    return Marks(marks, standings, float(sigmoid(told).max()), two, engine.stamp, tokens.spans, own, said)


def _read(tokens: Tokens, engine: Engine, guide: str) -> tuple[Floats, Floats, Floats]:
    """Logits and pairs of each token, and told of each window, by one guide."""
    cuts = windows(tokens.sizes)
    ids, mask = _padded(tokens.ids, cuts, GUIDES[guide])
    logits, pairs, told = engine(ids, mask)
    return _merged(logits, cuts, len(tokens.ids)), _merged(pairs, cuts, len(tokens.ids)), told


def _fillers(logits: Floats, words: Sequence[int]) -> list[tuple[str, str, int, int, float]]:
    """The same as ``_runs``, of triggers and fillers."""
    spoken = filled(logits[words[:-1]])
    return [
        (layer, label, words[a], words[b], chance)
        for layer in ("trigger", *FILLERS)
        for a, b, label, chance in runs(spoken, layer, THRESHOLDS[layer])
    ]


def _said(logits: Floats, ranges: dict[int, tuple[int, int]]) -> dict[int, dict[str, float]]:
    """What is said of each filler, whose tokens are given."""
    if not ranges:
        return {}
    chances = sigmoid(mean(logits[:, slice(*OUTPUTS.columns["said"])], list(ranges.values())))
    return {n: dict(zip(SAID, row, strict=True)) for n, row in zip(ranges, chances.tolist(), strict=True)}


def _runs(logits: Floats, words: Sequence[int]) -> list[tuple[str, str, int, int, float]]:
    """(layer, label, first token, stop, chance) of all marks. Marks are of whole words: the first token
    speaks for its word."""
    spoken = layered(logits[words[:-1]])
    return [
        (layer, label, words[a], words[b], chance)
        for layer in LAYERS
        for a, b, label, chance in runs(spoken, layer, THRESHOLDS.get(layer, 0.5))
    ]


def _padded(ids: Sequence[int], cuts: list[tuple[int, int]], opening: int) -> tuple[np.ndarray, np.ndarray]:
    length = max(b - a for a, b in cuts) + 2
    filled, mask = np.zeros((len(cuts), length), np.int64), np.zeros((len(cuts), length), np.int64)
    for n, (a, b) in enumerate(cuts):
        filled[n, : b - a + 2] = [opening, *ids[a:b], SEP]
        mask[n, : b - a + 2] = 1
    return filled, mask


def _merged(outputs: Floats, cuts: list[tuple[int, int]], count: int) -> Floats:
    """One row a token: the mean over the windows that read it."""
    total, times = np.zeros((count, outputs.shape[2]), np.float32), np.zeros((count, 1), np.float32)
    for n, (a, b) in enumerate(cuts):
        total[a:b] += outputs[n, 1 : b - a + 1]
        times[a:b] += 1
    return total / times


def _standings(logits: Floats, ranges: Sequence[tuple[int, int]]) -> list[Standing]:
    """What is said of each trigger, whose tokens are given."""
    if not ranges:
        return []
    said, held = (mean(logits[:, slice(*OUTPUTS.columns[name])], ranges) for name in ("standing", "holds"))
    parts = zip(_types(logits, ranges), softmax(said).tolist(), sigmoid(held).tolist(), strict=True)
    return [Standing(types, dict(zip(STANDING, chances, strict=True)), *holds) for types, chances, holds in parts]


def _types(logits: Floats, ranges: Sequence[tuple[int, int]]) -> list[dict[str, float]]:
    """The chance of each type within each range of tokens, none of them empty: the highest of its tokens."""
    first, stop = OUTPUTS.columns["trigger"]
    chances = softmax(np.concatenate([logits[a:b, first:stop] for a, b in ranges]))
    starts = np.cumsum([0, *(b - a for a, b in ranges[:-1])])
    highest = np.maximum.reduceat(chances[:, 1::2] + chances[:, 2::2], starts, axis=0)
    return [dict(zip(LAYERS["trigger"], one, strict=True)) for one in highest.tolist()]
