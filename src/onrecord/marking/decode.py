"""The encoder's numbers to marks: runs of B and I in each layer, with the probability of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.marking.labels import EVERY, OUTPUTS

Floats = NDArray[np.float32]


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    # in double precision, in whose last digits alone processors differ
    raised = np.exp((logits - logits.max(axis=-1, keepdims=True)).astype(np.float64))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.asarray(logits, np.float64))), np.float32)


def runs(logits: Floats, layer: str, threshold: float = 0.5) -> list[tuple[int, int, str, float]]:
    """(first token, stop, label, probability) of each mark of a layer; ``logits`` [tokens, OUTPUTS.width].

    A token is marked where the labels together are likelier than ``threshold``; the mark takes the label likeliest
    over its
    tokens. A mark ends before a token that is likelier to begin than to go on.
    """
    first, stop = OUTPUTS.columns[layer]
    chances = softmax(logits[:, first:stop])
    marked = 1 - chances[:, 0] >= threshold
    begins, goes = chances[:, 1::2], chances[:, 2::2]
    label = (begins + goes).argmax(axis=1)
    fresh = begins.sum(axis=1) > goes.sum(axis=1)
    edge = np.flatnonzero(marked & (fresh | ~np.roll(marked, 1) | (np.arange(len(marked)) == 0)))
    return [_run(chances, begins + goes, marked, fresh, label, at, layer) for at in edge.tolist()]


def _run(chances: Floats, kinds: Floats, marked: NDArray[np.bool_], fresh: NDArray[np.bool_], label: NDArray[np.intp],
         at: int, layer: str) -> tuple[int, int, str, float]:  # fmt: skip
    stop = at + 1
    while stop < len(marked) and marked[stop] and not fresh[stop]:
        stop += 1
    best = int(kinds[at:stop].sum(axis=0).argmax())
    return at, stop, EVERY[layer][best], float(kinds[at:stop, best].mean())
