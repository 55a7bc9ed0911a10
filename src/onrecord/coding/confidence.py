"""How likely an account is right: a calibrated chance from what rules and reader saw of it.

A logistic function of four features a stage, fitted on texts kept back from training (``training/calibrate.py``);
its weights are data, in ``codebook/reader.yaml``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from onrecord import codebook

STAGES = ("both", "rules", "reader", "double")
FEATURES = ("one", "chance", "rules", "bound", "told")


MOST = 0.99  # a chance that was fitted on some hundred accounts can say no more


@cache
def table() -> dict[str, Any]:
    found: dict[str, Any] = codebook.table("reader")
    return found


def features(chance: float, rules: float, bound: int, told: float) -> tuple[float, ...]:
    """``chance``: the encoder's, of the incident or of the rules' words; ``rules``: the rules' own confidence, 0
    where they saw nothing; ``bound``: marks that belong to the incident; ``told``: the chance of the whole report."""
    return (1.0, _logit(chance), rules, math.log1p(bound), told)


def _logit(chance: float) -> float:
    held = min(0.999, max(0.001, chance))
    return math.log(held / (1 - held))


def account(stage: str, given: Sequence[float]) -> float:
    """The chance that an account is of an incident that a person would code."""
    weights = table()["account"][stage]
    return min(MOST, 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, given, strict=True)))))


def value(name: str, stage: str) -> float:
    """The chance that a value is the one that a person would code, where the incident is one."""
    known = table()["value"].get(name, {})
    return float(known.get(stage, known.get("any", 0.5)))
