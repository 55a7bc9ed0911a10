"""The words' vectors in 8 bits, as they are shipped; the reader is trained on them so, and shipping loses nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def by_row(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows [n, width] as whole numbers of -127 to 127 and a scale [n, 1] a row."""
    scale = (np.abs(values).max(axis=1, keepdims=True) / 127).astype(np.float16)
    safe = np.maximum(scale.astype(np.float32), 1e-8)
    return np.clip(np.round(values / safe), -127, 127).astype(np.int8), scale


def as_shipped(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows as they are once shipped; shipping these again gives the same."""
    whole, scale = by_row(values)
    return np.asarray(whole.astype(np.float32) * scale.astype(np.float32), np.float32)
