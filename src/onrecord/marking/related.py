"""What two marks are to each other, for the pairs that the coder asks about."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from onrecord.marking.decode import Floats, mean, sigmoid
from onrecord.marking.labels import FILLERS, PAIR, RELATIONS

_FILLED = frozenset(FILLERS)

# The layers whose marks may stand in each relation: those of one end, and those of the other.
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "incident": (frozenset(("trigger",)) | _FILLED, frozenset(("trigger", "role", "harm", "attribution")) | _FILLED),
    "participant": (frozenset(("role",)) | _FILLED, frozenset(("role",)) | _FILLED),
    "statement": (frozenset(("content",)), frozenset(("attribution",))),
}


def related(pairs: Floats, layers: Sequence[str], ranges: Sequence[tuple[int, int]], bias: Floats) -> Floats:
    """The chance of each relation between each two marks, whose ``layers`` and ``ranges`` of tokens are given:
    [relations, marks, marks]; 0 between marks of layers that are no two ends of it.

    ``pairs``: [tokens, 2 * relations * PAIR]; ``bias``: [relations], added to each score.
    """
    found = np.zeros((len(RELATIONS), len(layers), len(layers)), np.float32)
    halves = pairs.reshape(len(pairs), 2, len(RELATIONS), PAIR)
    for n, relation in enumerate(RELATIONS):
        ones, others = ([i for i, layer in enumerate(layers) if layer in end] for end in ENDS[relation])
        if ones and others:
            own = halves[:, :, n].reshape(len(pairs), 2 * PAIR)
            one, other = (mean(own, [ranges[i] for i in end]) for end in (ones, others))
            chances = sigmoid(_scores(one, other) + bias[n])
            found[n][np.ix_(ones, others)] = chances
            found[n][np.ix_(others, ones)] = chances.T
    return found


def _scores(one: Floats, other: Floats) -> Floats:
    """[ones, others]: the product of each one's first half with each other's second half, and the other way round."""
    # einsum, and no product of matrices: that starts threads of its own, which take the processor from other processes
    there = np.einsum("ip,jp->ij", one[:, :PAIR], other[:, PAIR:]) / math.sqrt(PAIR)
    back = np.einsum("ip,jp->ij", one[:, PAIR:], other[:, :PAIR]) / math.sqrt(PAIR)
    return np.asarray((there + back) / 2, np.float32)
