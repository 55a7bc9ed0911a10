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
from training.linking.sources import kenya, leads, with_days

CODERS = ("onrecord", "rules")
L2 = 3.0  # chosen on folds of the leads, by incident
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
    card = fit(all_pairs.levels, all_pairs.same, all_pairs.weight, l2=L2)
    path = Path(codebook.__file__).parent / "linking_weights.yaml"
    path.write_text(HEAD.format(sources="\n".join(lines)) + written(card), encoding="utf-8")
    print("\n".join([f"{path.name}:", *lines]))


def gathered(shared: Path, seed: int) -> dict[str, Pairs]:
    """The pairs of each source, by what it is, weighed so that each says most where it is the better witness: the leads
    of pairs without days, MAVERICK of pairs with days; from thinned rows only the levels of silence are to be learned.

    The learned reader has seen most of these leads, and codes them better than it will others. So they are coded twice,
    with the reader and by rules alone, and each coding counts half.
    """
    rows, found = kenya(shared), Pairs()
    dated = Pairs()
    for name in CODERS:
        told = leads(shared, seed, name)
        found.add(pairs(told, raised=4.0).times(1 / len(CODERS)))
        dated.add(pairs(with_days(told, seed)).times(1 / len(CODERS)))
    return {
        "471 news leads of 2004 (AG's corpus), labelled by us in training/linking/leads.tsv, coded twice": found,
        "the same with the days of their incidents": dated,
        "MAVERICK's rows of Kenya (CC BY 4.0), grouped by people": pairs(rows),
        "MAVERICK's rows with days, places and tolls withheld at random": pairs(
            withheld(rows, 0.4, seed), every=20
        ).times(0.02),
    }


def written(card: Card) -> str:
    """The card as YAML, a level a line."""
    lines = [f"bias: {card.bias}", "points:                     # level: [both days known, a day missing]"]
    for name, dated, undated in zip(FEATURES, card.dated, card.undated, strict=True):
        lines += [f"  {name}:", *(f"    {level}: [{dated[level]:+.2f}, {undated[level]:+.2f}]" for level in dated)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
