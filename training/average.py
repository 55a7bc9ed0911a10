"""The mean of readers that were trained on from one: steadier on texts of other hands than the last of them alone.

    python -m training.average J/reader.pt K/reader.pt --out L

After Wortsman et al., "Model soups" (ICML 2022). The ranges by which numbers are rounded are those of the last.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

State = dict[str, Any]


def mean(states: Sequence[State]) -> State:
    """The mean of what ``training.rounding`` wrote; all must have the same weights by name and shape."""
    last = states[-1]
    share = 1 / len(states)
    weights = {
        name: sum(share * state["reader"][name].float() for state in states).to(value.dtype)
        for name, value in last["reader"].items()
    }
    return {"reader": weights, "ranges": last["ranges"]}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("readers", type=Path, nargs="+", help="reader.pt of each")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    states = [torch.load(path, weights_only=True) for path in given.readers]
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean(states), given.out / "reader.pt")


if __name__ == "__main__":
    main()
