"""Fits when two triggers tell of one incident, on texts kept back from training: the table ``together`` of
``codebook/reader.yaml``.

    python -m training.couple [--shared FOLDER]

Every text weighs by the square root of its pairs, so that long texts do not decide alone. Prints the table and, for
each chance above which groups may be joined, precision and recall of the pairs by weights that never saw their text.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from onrecord.coding.draft import Draft, meet
from onrecord.coding.grouping import features
from onrecord.coding.incidents import ruled
from onrecord.coding.stages import Stage, drafted
from onrecord.marking import Mark
from onrecord.model import Report
from training.examples import Example, kept_back
from training.sources import coded, own

Floats = NDArray[np.float64]
FOLDS = 5
PULL = 0.5  # towards nought
# Stages that no trigger needs.
UNASKED: dict[str, Stage] = {
    name: lambda draft: () for name in ("incidents", "measures", "figures", "relief", "trends")
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two triggers: what is asked of them, whether a person took them for one incident, and their text's weight."""

    text: str
    asked: dict[str, float]
    one: bool
    weight: float


def pairs(examples: Iterable[Example]) -> Iterator[Pair]:
    """Every two triggers of the reader that stand on marked ones, text by text."""
    for example in examples:
        draft = drafted(Report(example.id, example.text), UNASKED)
        found = [(trigger, _incidents(example, trigger)) for trigger in draft.marks.of("trigger")]
        yield from _pairs(example.id, draft, [one for one in found if one[1]])


def _incidents(example: Example, trigger: Mark) -> frozenset[int]:
    """The incidents of the marked triggers that it shares a letter with."""
    marked = (mark for mark in example.marks if mark.layer == "trigger" and meet(mark.span, trigger.span))
    return frozenset(number for mark in marked for number in mark.incidents)


def _pairs(name: str, draft: Draft, found: Sequence[tuple[Mark, frozenset[int]]]) -> Iterator[Pair]:
    if len(found) < 2:
        return
    given = features(draft, [trigger for trigger, _ in found], [told for told, _ in ruled(draft)])
    two = [(i, j) for i in range(len(found)) for j in range(i + 1, len(found))]
    for i, j in two:
        asked = {question: float(values[i, j]) for question, values in given.items()}
        yield Pair(name, asked, bool(found[i][1] & found[j][1]), len(two) ** -0.5)


def fitted(found: Sequence[Pair]) -> Floats:
    """Logistic regression by Newton's method (ridge by ``PULL``); a weight for each question."""
    asked = np.array([list(pair.asked.values()) for pair in found])
    one, share = np.array([pair.one for pair in found], float), np.array([pair.weight for pair in found])
    weights = np.zeros(asked.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-asked @ weights))
        slope = asked.T @ (share * (chance - one)) + PULL * weights
        bend = (asked * (share * chance * (1 - chance))[:, None]).T @ asked + PULL * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def chances(found: Sequence[Pair]) -> Floats:
    """The chance of each pair by the weights of the other folds' texts."""
    fold = np.array([zlib.crc32(pair.text.encode()) % FOLDS for pair in found])
    asked = np.array([list(pair.asked.values()) for pair in found])
    told = np.zeros(len(found))
    for one in range(FOLDS):
        weights = fitted([pair for pair, home in zip(found, fold, strict=True) if home != one])
        told[fold == one] = 1 / (1 + np.exp(-asked[fold == one] @ weights))
    return told


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=own.OWN)
    given = options.parse_args()
    texts = [one for one in (*own.examples(given.texts), *coded.leads(given.shared)) if kept_back(one)]
    found = list(pairs(texts))
    weights = dict(zip(found[0].asked, (round(float(w), 2) for w in fitted(found)), strict=True))
    print(yaml.safe_dump({"together": weights}, sort_keys=False))
    told, one = chances(found), np.array([pair.one for pair in found])
    for least in (0.35, 0.4, 0.45, 0.5, 0.55):
        joined = told > least
        right = float((joined & one).sum())
        print(f"# above {least}: precision {right / joined.sum():.3f} recall {right / one.sum():.3f}")
    print(f"# {len(found)} pairs of {len(texts)} texts")


if __name__ == "__main__":
    main()
