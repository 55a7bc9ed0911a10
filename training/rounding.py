"""Trains a reader on, computing in 8 bits as it is shipped, so that rounding costs it little.

python -m training.rounding --begin FOLDER/reader.pt --model FOLDER --out FOLDER [--epochs 1] [--share 0.2]
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from onrecord.marking.tokens import Tokenizer
from training.batches import cut
from training.small import ranges, rounded
from training.sources import OWN
from training.train import begun, learned, train

MEASURED = 120  # windows on which the ranges are measured


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--begin", type=Path, required=True, help="the reader.pt to go on from")
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    options.add_argument("--epochs", type=int, default=1)
    options.add_argument("--share", type=float, default=0.2, help="of the usual rates")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--all", action="store_true")
    given = options.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.of(given.model / "vocab.txt")
    windows = [w for example in learned(given.shared, given.texts, given.all) for w in cut(tokenizer, example)]
    reader = begun(given.model, given.begin).eval()
    chosen = np.random.default_rng(given.seed).choice(len(windows), MEASURED, replace=False)
    by = ranges(reader, (windows[n].ids for n in sorted(chosen.tolist())))
    rounded(reader, by)
    train(reader.train(), windows, given.out, given.epochs, given.seed, given.share)
    state = {"reader": reader.state_dict(), "ranges": {name: asdict(one) for name, one in by.items()}}
    torch.save(state, given.out / "reader.pt")


if __name__ == "__main__":
    main()
