"""The encoder's numbers to marks: runs of B and I in each layer, with the probability of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.marking.labels import EVERY, FILLERS, LAYERS, OUTPUTS

Floats = NDArray[np.float32]

_STARTS = np.array([OUTPUTS.columns[layer][0] for layer in LAYERS])
_STOP = max(OUTPUTS.columns[layer][1] for layer in LAYERS)
_WIDTHS = np.diff([*_STARTS, _STOP])


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    # in double precision, in whose last digits alone processors differ
    raised = np.exp((logits - logits.max(axis=-1, keepdims=True)).astype(np.float64))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.asarray(logits, np.float64))), np.float32)


def layered(logits: Floats) -> Floats:
    """Probabilities within each layer of ``LAYERS``, all layers at once: [tokens, OUTPUTS.width] to [tokens, columns of
    those layers]. The columns of fillers come far behind; see ``filled``."""
    own = logits[:, :_STOP]
    most = np.maximum.reduceat(own, _STARTS, axis=1)
    raised = np.exp((own - np.repeat(most, _WIDTHS, axis=1)).astype(np.float64))
    totals = np.add.reduceat(raised, _STARTS, axis=1)
    return np.asarray(raised / np.repeat(totals, _WIDTHS, axis=1), np.float32)


def filled(logits: Floats) -> Floats:
    """The same with fillers' layers, in the columns of ``OUTPUTS``."""
    found = np.zeros_like(logits)
    found[:, :_STOP] = layered(logits)
    for layer in FILLERS:
        found[:, slice(*OUTPUTS.columns[layer])] = softmax(logits[:, slice(*OUTPUTS.columns[layer])])
    return found


def kinds(chances: Floats, layer: str) -> Floats:
    """The probability of each label, whether it begins or goes on: [tokens, labels]; ``chances`` of ``layered``."""
    first, stop = OUTPUTS.columns[layer]
    return np.asarray(chances[:, first + 1 : stop : 2] + chances[:, first + 2 : stop : 2], np.float32)


def runs(chances: Floats, layer: str, threshold: float = 0.5) -> list[tuple[int, int, str, float]]:
    """(first token, stop, label, probability) of each mark of a layer; ``chances`` of ``layered``.

    A token is marked where the labels together are likelier than ``threshold``; the mark takes the label likeliest
    over its tokens. A mark ends before a token that is likelier to begin than to go on.
    """
    first, stop = OUTPUTS.columns[layer]
    marked = 1 - chances[:, first] >= threshold
    if not marked.any():
        return []
    fresh = chances[:, first + 1 : stop : 2].sum(axis=1) > chances[:, first + 2 : stop : 2].sum(axis=1)
    starts = np.flatnonzero(marked & (fresh | ~np.append(False, marked[:-1])))
    ends = np.append(np.flatnonzero(fresh | ~marked), len(marked))
    stops = ends[np.searchsorted(ends, starts, side="right")]
    means = mean(kinds(chances, layer), list(zip(starts.tolist(), stops.tolist(), strict=True)))
    best, names = means.argmax(axis=1).tolist(), EVERY[layer]
    found = zip(starts.tolist(), stops.tolist(), best, means.max(axis=1).tolist(), strict=True)
    return [(a, b, names[label], chance) for a, b, label, chance in found]


def mean(rows: Floats, ranges: Sequence[tuple[int, int]]) -> Floats:
    """The mean over each half-open range of rows, none of them empty: [ranges, columns]."""
    totals = np.array([rows[a] if b == a + 1 else np.add.reduce(rows[a:b], axis=0) for a, b in ranges])
    return np.asarray(totals / np.array([b - a for a, b in ranges], np.float32)[:, None], np.float32)
