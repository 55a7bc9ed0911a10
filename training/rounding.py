"""Trains a reader on, computing in 8 bits as it is shipped, so that rounding costs it little.

python -m training.rounding --begin FOLDER/reader.pt --model FOLDER --out FOLDER [--epochs 1] [--share 0.2] [--fillers]
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from training.small import ranges, rounded
from training.train import begun, fillers, loss, parser, prepared, train

MEASURED = 120  # windows on which the ranges are measured


def main() -> None:
    options = parser(__doc__, epochs=1)
    options.add_argument("--begin", type=Path, required=True, help="the reader.pt to go on from")
    options.add_argument("--share", type=float, default=0.2, help="of the usual rates")
    options.add_argument("--fillers", action="store_true", help="of MUC-4's texts, their fillers alone")
    given = options.parse_args()
    windows = prepared(given, "muc4" if given.fillers else None)
    reader = begun(given.model, given.begin).eval()
    first = windows(0)
    chosen = np.random.default_rng(given.seed).choice(len(first), MEASURED, replace=False)
    by = ranges(reader, (first[n].ids for n in sorted(chosen.tolist())))
    rounded(reader, by)
    wanted = fillers if given.fillers else loss
    train(reader.train(), windows, given.out, given.epochs, given.seed, given.share, wanted)
    state = {"reader": reader.state_dict(), "ranges": {name: asdict(one) for name, one in by.items()}}
    torch.save(state, given.out / "reader.pt")


if __name__ == "__main__":
    main()
