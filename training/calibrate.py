"""Fits the chances that accounts and values are right, on texts kept back from training.

    python -m training.calibrate --gold FILE... [--least 0.3 0.4 0.5]

``--gold``: rows of ``training.gold``, of texts that the shipped reader was not trained on. Prints the ``account`` and
``value`` tables of ``codebook/reader.yaml``, how well they are calibrated, and what each least chance comes to.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.calibration import FIELDS, error
from benchmarks.scoring import QUESTIONS, Score, told
from benchmarks.shared import report_of, rows
from onrecord.coding.clusters import clusters
from onrecord.coding.confidence import STAGES
from onrecord.coding.draft import Draft
from onrecord.coding.incidents import ruled
from onrecord.coding.reconcile import Weighed, weighed
from onrecord.coding.stages import drafted
from onrecord.model import Report

PULL = np.array([0.1, 0.5, 1.0, 1.0, 1.0])  # towards nought, for each feature: the texts are few


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate: whether a person coded it too, and which of its values agree (by the contract's names)."""

    row: str
    weighed: Weighed
    right: bool
    values: dict[str, bool]


def candidates(draft: Draft) -> list[Weighed]:
    own = ruled(draft)
    return list(weighed(draft, own, clusters(draft, [told for told, _ in own])))


def cases(gold: Iterable[dict[str, Any]]) -> Iterator[Case]:
    """Every incident that rules or reader see in the gold texts."""
    for row in gold:
        report: Report = report_of(row)
        found = candidates(drafted(report))
        made = [told(one.account) for one in found]
        pairs = {j: i for i, j in Score().add(row["incidents"], made)}
        for j, one in enumerate(found):
            hand = row["incidents"][pairs[j]] if j in pairs else None
            yield Case(row["id"], one, hand is not None, _values(hand, made[j]) if hand else {})


def _values(hand: dict[str, Any], made: dict[str, Any]) -> dict[str, bool]:
    answers = {name: QUESTIONS[question](hand, made) for question, name in FIELDS.items()}
    return {name: bool(answer) for name, answer in answers.items() if answer is not None}


def fitted(found: Sequence[Case]) -> list[float]:
    """Logistic regression by Newton's method (ridge by ``PULL``)."""
    features = np.array([case.weighed.features for case in found])
    right = np.array([case.right for case in found], float)
    weights = np.zeros(features.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - right) + PULL * weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(PULL)
        weights -= np.linalg.solve(bend, slope)
    return [round(float(w), 3) for w in weights]


def shares(found: Sequence[Case]) -> dict[str, dict[str, float]]:
    """For each value and stage the share that is right, drawn towards the value's own mean by four cases."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    asked: dict[str, Counter[str]] = defaultdict(Counter)
    for case in found:
        for name, good in case.values.items():
            for stage in (case.weighed.account.by.get(name), "any"):
                if stage is not None:
                    asked[name][stage] += 1
                    right[name][stage] += good
    return {name: {s: _drawn(right[name], asked[name], s) for s in sorted(asked[name])} for name in sorted(asked)}


def _drawn(right: Counter[str], asked: Counter[str], stage: str) -> float:
    mean = right["any"] / asked["any"]
    return round((right[stage] + 4 * mean) / (asked[stage] + 4), 3)


def _chances(found: Sequence[Case], tables: dict[str, list[float]]) -> NDArray[np.float64]:
    scores = [float(np.dot(tables[case.weighed.stage], case.weighed.features)) for case in found]
    return 1 / (1 + np.exp(-np.array(scores)))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, nargs="+", required=True)
    options.add_argument("--least", type=float, nargs="+", default=[0.3, 0.35, 0.4, 0.45, 0.5, 0.55])
    given = options.parse_args()
    gold = [row for path in given.gold for row in rows(path)]
    found = list(cases(gold))
    tables = {stage: fitted([case for case in found if case.weighed.stage == stage]) for stage in STAGES}
    print(yaml.safe_dump({"account": tables, "value": shares(found)}, sort_keys=False, default_flow_style=None))
    chances, total = _chances(found, tables), sum(len(row["incidents"]) for row in gold)
    for least in given.least:
        kept = [case.right for case, chance in zip(found, chances, strict=True) if chance >= least]
        precision, recall = sum(kept) / len(kept), sum(kept) / total
        f1 = 2 * precision * recall / (precision + recall)
        print(f"# least {least}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"# calibration error {error(chances.tolist(), [case.right for case in found]):.3f}, of {len(found)}")


if __name__ == "__main__":
    main()
