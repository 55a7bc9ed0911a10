"""MiniLM's sentence embedding, a baseline: the mean of the last layer's vectors. It needs torch, and the weights that
``training/README.md`` names; Onrecord itself needs neither."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST = 256  # word pieces of a text, as the model was made for
BEGIN, END = "[CLS]", "[SEP]"


def embedded(texts: Sequence[str], folder: Path) -> NDArray[np.float64]:
    """A vector of length 1 for each text, [texts, 384]."""
    import torch

    from onrecord.marking.tokens import Tokenizer
    from training.encoder import pretrained

    tokenizer, model = Tokenizer.of(folder / "vocab.txt"), pretrained(folder, dropout=0.0).eval()
    begin, end = tokenizer.vocabulary[BEGIN], tokenizer.vocabulary[END]
    found = []
    for text in texts:
        ids = [begin, *tokenizer.tokens(text, [(0, len(text))]).ids[: MOST - 2], end]
        with torch.no_grad():
            mean = model.hidden(torch.tensor([ids]), torch.ones(1, len(ids)))[0].mean(0).numpy()
        found.append(mean / np.linalg.norm(mean))
    return np.array(found, dtype=np.float64)
