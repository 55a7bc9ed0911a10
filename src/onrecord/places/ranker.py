"""How likely each candidate is the place meant: a weighted sum of named features (a conditional logit).

The weights were learned by ``python -m training.places`` and stand in ``place_ranker.yaml``. The difference of two
candidates' scores is the logarithm of the odds between them, so that every score and every close call can be explained.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord import codebook
from onrecord.places.features import Around, features
from onrecord.places.gazetteer import Entry
from onrecord.places.mentions import Mention

Weights = Mapping[str, float]


@cache
def learned() -> dict[str, float]:
    """The weight of each feature."""
    return {name: float(entry["weight"]) for name, entry in codebook.table("place_ranker")["features"].items()}


def reasons(entry: Entry, mention: Mention, around: Around) -> dict[str, float]:
    """What each feature adds to a candidate's score, by name."""
    weights = learned()
    return {name: weights[name] * value for name, value in features(entry, mention, around).items()}


def score(entry: Entry, mention: Mention, around: Around, weights: Weights) -> float:
    """The sum of the weighted features."""
    return sum([weights[name] * value for name, value in features(entry, mention, around).items()])
