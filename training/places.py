"""Learns the weights of ``src/onrecord/codebook/place_ranker.yaml`` on the training halves of LGL and GeoVirus.

Run as ``python -m training.places`` beside ``../shared``; half a minute on one core, the same bytes each time. A
conditional logit: of all places of a marked name, those within 161 km of the marked point shall have the chances.
Weights are drawn to those that were set by hand (``START``), so that what the halves say nothing of keeps them; the
weights in ``HELD`` are not learned at all, since American local news and epidemics are no guide there to reports of
conflict. The features hang on the places chosen for other names, hence the rounds. Only weights are written, no text.

``--folds 5`` instead tells how well weights learned on the other articles of the halves place each fifth of them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.geoparsing import NEAR_KM
from benchmarks.shared import shared_folder
from benchmarks.toponyms import CORPORA, Article, articles
from onrecord.places.features import features
from onrecord.places.geo import Point, distance
from onrecord.places.given import in_order, prepared
from onrecord.places.mentions import Mention
from onrecord.places.resolve import resolve

TARGET = Path(__file__).parent.parent / "src/onrecord/codebook/place_ranker.yaml"
START = {
    "known": 1.0, "country": 3.0, "kind": 3.5, "kind_later": -0.4, "misfit": -3.0, "alternate": -0.8, "bare": -0.2,
    "misspelt": -1.0, "division": 1.0, "listed": 1.0, "near": 1.0, "company": 0.0, "told": 1.0, "nation": 1.0,
    "capital": 1.0, "admin2": 0.0, "alone": 0.0, "area": 0.0, "past": 0.3,
}  # fmt: skip
HELD = ("country", "nation", "capital", "kind", "kind_later", "misfit", "listed", "misspelt", "past")
PULL = 1.0  # how strongly the weights are drawn to the start
FIXED = 1e4  # and those that are held
ROUNDS, STEPS, RATE = 3, 400, 0.05
Array = NDArray[np.float64]
Weights = dict[str, float]


class Question(NamedTuple):
    """A marked name: a row of features for each of its places, which of them are right, what it counts, and of which
    article it is."""

    rows: Array
    right: NDArray[np.bool_]
    weight: float
    article: int


def questions(found: Sequence[tuple[int, Article]], weights: Mapping[str, float]) -> list[Question]:
    """The marked names that have a right place and a wrong one, the features as they are once all names of an article
    are resolved by ``weights``. A name counts less the more often its article has it."""
    asked = []
    for number, article in found:
        marked, shares = prepared(article.text, [(t.start, t.end) for t in article.toponyms], None)
        around = resolve(in_order(marked), shares, weights)
        times = Counter(mention.key for mention in marked)
        for toponym, mention in zip(article.toponyms, marked, strict=True):
            right = [_right(mention, at, toponym.point) for at in range(len(mention.entries))]
            if any(right) and not all(right):
                rows = [_row(features(entry, mention, around)) for entry in mention.entries]
                asked.append(Question(np.array(rows), np.array(right), times[mention.key] ** -0.5, number))
    return asked


def _right(mention: Mention, at: int, point: Point | None) -> bool:
    entry = mention.entries[at]
    if point is None or entry.lat is None or entry.lon is None:
        return False
    return distance((entry.lat, entry.lon), point) <= NEAR_KM


def _row(found: Mapping[str, float]) -> list[float]:
    return [found.get(name, 0.0) for name in START]


def fit(asked: Sequence[Question]) -> Weights:
    """The weights that make the right places likeliest (Adam over all questions at once, so that nothing is random)."""
    rows = np.concatenate([question.rows for question in asked])
    right = np.concatenate([question.right for question in asked]).astype(float)
    sizes = np.array([len(question.rows) for question in asked])
    starts, whose = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    counts = np.array([question.weight for question in asked])[whose]
    start = np.array(list(START.values()))
    pull = np.array([FIXED if name in HELD else PULL for name in START])
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[whose])
        those = chances * right
        chances /= np.add.reduceat(chances, starts)[whose]
        those /= np.maximum(np.add.reduceat(those, starts), 1e-12)[whose]
        slope = ((chances - those) * counts) @ rows + 2 * pull * (weights - start)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: START[name] if name in HELD else round(float(w), 2) for name, w in zip(START, weights, strict=True)}


def learn(found: Sequence[tuple[int, Article]]) -> Weights:
    """The weights after some rounds, each over the places that those of the round before chose."""
    weights = START
    for _ in range(ROUNDS):
        weights = fit(questions(found, weights))
    return weights


def accuracy(found: Iterable[tuple[int, Article]], weights: Mapping[str, float]) -> tuple[int, int]:
    """How many marked names with a point are placed within 161 km, and how many there are."""
    right = asked = 0
    for _, article in found:
        marked, shares = prepared(article.text, [(t.start, t.end) for t in article.toponyms], None)
        resolve(in_order(marked), shares, weights)
        for toponym, mention in zip(article.toponyms, marked, strict=True):
            asked += toponym.point is not None
            best = mention.chosen
            right += best is not None and _right(mention, mention.entries.index(best), toponym.point)
    return right, asked


def folded(found: Mapping[str, list[tuple[int, Article]]], folds: int) -> None:
    """Prints the accuracy on each corpus of weights that were learned on the other folds, and of those at the start."""
    every = [one for each in found.values() for one in each]
    total: dict[str, list[int]] = {name: [0, 0, 0] for name in found}
    for fold in range(folds):
        weights = learn([one for one in every if one[0] % folds != fold])
        for name, each in found.items():
            kept = [one for one in each if one[0] % folds == fold]
            right, asked = accuracy(kept, weights)
            before, _ = accuracy(kept, START)
            total[name] = [a + b for a, b in zip(total[name], (right, before, asked), strict=True)]
    for name, (right, before, asked) in total.items():
        print(f"{name}: {100 * right / asked:.1f} of {asked} names right; {100 * before / asked:.1f} by the start")


def write(weights: Weights) -> None:
    """Puts the weights in their places in the table; all else of it stays."""
    text = TARGET.read_text(encoding="utf-8")
    for name, weight in weights.items():
        text, times = re.subn(rf"(?m)^(  {name}: {{weight: )[-\d.]+", rf"\g<1>{weight:g}", text)
        if times != 1:
            raise SystemExit(f"{TARGET.name} has no feature {name}")
    TARGET.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.places", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--folds", type=int, help="measure on the training halves instead of writing weights")
    folds = parser.parse_args().folds
    paths = {name: shared_folder() / path for name, path in CORPORA.items()}
    found = {name: list(enumerate(articles(path, "train"))) for name, path in paths.items()}
    if folds:
        folded(found, folds)
        return
    weights = learn([one for each in found.values() for one in each])
    write(weights)
    print("\n".join(f"{name:<12}{weight:6.2f}" for name, weight in weights.items()))


if __name__ == "__main__":
    main()
