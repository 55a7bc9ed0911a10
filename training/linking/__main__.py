"""Fits the weights by which accounts are linked and writes ``src/onrecord/codebook/linking_weights.yaml``.

python -m training.linking [--shared ../shared] [--seed 7]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord import codebook
from onrecord.linking.scorecard import FEATURES, Card
from training.linking.fit import fit
from training.linking.gather import Pairs, pairs, withheld
from training.linking.sources import kenya, leads

HEAD = """\
# What each level of agreement between two accounts is worth, in natural log odds: learned, not set by hand.
# Written by `python -m training.linking`; the levels and their words stand in linking.yaml.
#
# Sources: fitted by L2-regularised logistic regression (training/linking/fit.py) on
{sources}
# Points that ought to fall (two days apart are no better than one) are kept from rising.
"""


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    all_pairs, lines = Pairs(), []
    for name, found in gathered(given.shared, given.seed).items():
        all_pairs.add(found)
        lines.append(f"# - {name}: {len(found.same):,} pairs, {sum(found.same):,} of one incident")
    card = fit(all_pairs.levels, all_pairs.same, all_pairs.weight)
    path = Path(codebook.__file__).parent / "linking_weights.yaml"
    path.write_text(HEAD.format(sources="\n".join(lines)) + written(card), encoding="utf-8")
    print("\n".join([f"{path.name}:", *lines]))


def gathered(shared: Path, seed: int) -> dict[str, Pairs]:
    """The pairs of each source, by what it is."""
    rows = kenya(shared)
    thinned = withheld(rows, 0.4, seed)
    return {
        "471 news leads of 2004 (AG's corpus), labelled by us in training/linking/leads.tsv": pairs(
            leads(shared), raised=4.0
        ),
        "MAVERICK's rows of Kenya (CC BY 4.0), grouped by people": pairs(rows),
        "the same with days, places and tolls withheld at random": pairs(thinned, every=20),
    }


def written(card: Card) -> str:
    """The card as YAML, a level a line."""
    lines = [f"bias: {card.bias}", "points:"]
    for name, points in zip(FEATURES, card.points, strict=True):
        lines += [f"  {name}:", *(f"    {level}: {value:+.2f}" for level, value in points.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
