"""The encoder computed by numpy in double precision, and rounded: the same numbers on every machine.

Processors differ in how they add up long sums; in double precision that shows near the thirteenth digit, and the
numbers handed on are multiples of 2^-12. Dense steps that are stored in 8 bits are products of whole numbers, which are
exact here as everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from onrecord.marking.decode import Floats
from onrecord.marking.native import openvino

Doubles = NDArray[np.float64]
STORED = (".weight", ".bias", ".even", ".step", ".zero", ".whole", ".scale")  # see training/graph.py
GRAIN = 4096.0  # the numbers handed on are multiples of 1 / GRAIN
HEADS, EPSILON = 12, 1e-12
# erf to 1.5e-7: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 7.1.26
_P, _ERF = 0.3275911, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


class Exact:
    """Runs windows one by one; see ``onrecord.marking.native.Native`` for what it takes and gives."""

    def __init__(self, path: Path) -> None:
        self._weights = _weights(path)
        self._pools = ThreadpoolController()
        self._depth = sum(name.endswith("mix.bias") for name in self._weights)

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]:
        """Ids and mask [windows, length] to logits and pairs [windows, length, width] and told [windows]."""
        # on a busy machine, threads that wait for each other take ten times as long as one
        with self._pools.limit(limits=1, user_api="blas"):
            found = [self._computed(own[: used.sum()]) for own, used in zip(ids, mask, strict=True)]
        logits, pairs, told = zip(*found, strict=True)
        return _stacked(logits, ids.shape[1]), _stacked(pairs, ids.shape[1]), np.array(told, np.float32)

    def _computed(self, ids: np.ndarray) -> tuple[Floats, Floats, Floats]:
        """Ids [tokens] of one window to logits [tokens, width], pairs [tokens, width] and told []."""
        held = self._weights
        words = held["rows"][ids].astype(np.float64) * held["scale"][ids].astype(np.float64)
        x = self._norm(words + held["places.weight"][: len(ids)], "norm")
        for n in range(self._depth):
            x = self._layer(x, f"layers.{n}.")
        both = np.concatenate([x.mean(axis=0), x.max(axis=0)])
        return (
            _rounded(self._dense(x, "marks")),
            _rounded(self._dense(x, "pairs")),
            _rounded(self._dense(both, "told"))[0],
        )

    def _layer(self, x: Doubles, name: str) -> Doubles:
        count, width = x.shape
        q, k, v = self._dense(x, f"{name}mix").reshape(count, 3, HEADS, -1).transpose(1, 2, 0, 3)
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(width // HEADS)
        raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (raised / raised.sum(axis=-1, keepdims=True)) @ v
        whole = mixed.transpose(1, 0, 2).reshape(count, width)
        x = self._norm(x + self._dense(whole, f"{name}out"), f"{name}norm")
        inner = _gelu(self._dense(x, f"{name}up"))
        return self._norm(x + self._dense(inner, f"{name}down"), f"{name}norm2")

    def _dense(self, x: Doubles, name: str) -> Doubles:
        held = self._weights
        if f"{name}.whole" not in held:
            return np.asarray(x @ held[f"{name}.weight"] + held[f"{name}.bias"])
        step, zero = held[f"{name}.step"], held[f"{name}.zero"]
        whole = np.clip(np.round(x * held[f"{name}.even"] / step) + zero, 0, 255) - zero
        return np.asarray((whole @ held[f"{name}.whole"]) * (step * held[f"{name}.scale"]) + held[f"{name}.bias"])

    def _norm(self, x: Doubles, name: str) -> Doubles:
        apart = x - x.mean(axis=-1, keepdims=True)
        even = apart / np.sqrt((apart * apart).mean(axis=-1, keepdims=True) + EPSILON)
        return np.asarray(even * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])


def _stacked(windows: Sequence[Floats], length: int) -> Floats:
    """Numbers of windows [tokens, width], with zeros behind the last token: [windows, length, width]."""
    found = np.zeros((len(windows), length, windows[0].shape[1]), np.float32)
    for own, window in zip(found, windows, strict=True):
        own[: len(window)] = window
    return found


def _gelu(x: Doubles) -> Doubles:
    """x times the share of a normal distribution below x."""
    size = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + _P * size)
    tail = np.zeros_like(x)
    for factor in reversed(_ERF):
        tail = (tail + factor) * t
    above = tail * np.exp(-size * size) / 2
    return np.asarray(x * np.where(x < 0, above, 1 - above))


def _rounded(x: Doubles) -> Floats:
    return np.asarray(np.round(x * GRAIN) / GRAIN, np.float32)


def _weights(path: Path) -> Mapping[str, NDArray[np.float64]]:
    """The stored numbers by name, widened; the words' vectors stay as they are stored."""
    found = {}
    for node in openvino().Core().read_model(path).get_ops():
        name = node.get_friendly_name()
        if node.get_type_name() == "Constant" and (name in ("rows", "scale") or name.endswith(STORED)):
            found[name] = node.data.copy() if name in ("rows", "scale") else node.data.astype(np.float64)
    return found
