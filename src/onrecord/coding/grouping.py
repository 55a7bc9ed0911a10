"""Triggers that tell of one incident, joined two groups at a time: average linkage over the chances of their pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.coding.confidence import table
from onrecord.coding.draft import Draft, between, meet
from onrecord.coding.told import Told, compatible
from onrecord.coding.words import words
from onrecord.marking import Mark
from onrecord.marking.labels import RELATIONS
from onrecord.reading import Sentence

T = TypeVar("T")
Floats = NDArray[np.float64]
TOGETHER = 0.45  # the chance above which two groups are one incident
# What stands between an act and one long before it; "died a week after she was shot" is one.
_AFTER = re.compile(
    r"\b(?:days?|weeks?|months?|years?)\s+(?:after|before)\s+(?!being\b|he\b|she\b|it\b|they\b|his\b|her\b|its\b|their\b)",
    re.IGNORECASE,
)
FARTHEST = 6  # sentences: what lies farther apart is no less one incident for it


def grouped(draft: Draft, triggers: Sequence[Mark], ruled: Sequence[Told]) -> list[list[Mark]]:
    """The triggers of each incident in text order: the likeliest two groups join first, while they are likelier one
    incident than two. The likelihood is the mean chance over the pairs of their triggers. ``ruled``: the incidents that
    the rules see; of two whose tolls cannot both be true, the triggers never join."""
    groups = [[trigger] for trigger in triggers]
    sums = together(draft, triggers, ruled) if len(triggers) > 1 else np.zeros((1, 1))
    tolls = [_tolls(trigger, ruled) for trigger in triggers]
    sums[[[_at_odds(one, other) for other in tolls] for one in tolls]] = -np.inf
    sums[[[_long_after(draft, one, other) for other in triggers] for one in triggers]] = -np.inf
    while len(groups) > 1:
        sizes = np.array([len(group) for group in groups])
        scores = sums / np.outer(sizes, sizes)
        np.fill_diagonal(scores, 0.0)
        one, other = sorted(divmod(int(scores.argmax()), len(groups)))
        if scores[one, other] <= TOGETHER:
            break
        groups[one] += groups.pop(other)
        sums = _joined(sums, one, other)
    return sorted((sorted(group, key=lambda mark: mark.span) for group in groups), key=lambda group: group[0].span)


def together(draft: Draft, triggers: Sequence[Mark], ruled: Sequence[Told]) -> Floats:
    """The chance that each two triggers tell of one incident [triggers, triggers]; symmetric."""
    weights, given = table()["together"], features(draft, triggers, ruled)
    score = sum((weights[name] * holds for name, holds in given.items()), np.zeros((len(triggers), len(triggers))))
    return np.asarray(1 / (1 + np.exp(-score)), np.float64)


def features(draft: Draft, triggers: Sequence[Mark], ruled: Sequence[Told]) -> dict[str, Floats]:
    """What is asked of each two triggers [triggers, triggers], by the names of the weights (``together`` in the
    codebook's table ``reader``, which says what each means)."""
    sentences = [draft.reading.at(trigger.span[0]) for trigger in triggers]
    at = np.array([sentence.index for sentence in sentences], float)
    apart = np.abs(at[:, None] - at[None, :])
    places = [_places(draft, sentence) for sentence in sentences]
    back = np.array(
        [points_back(sentence, trigger) for sentence, trigger in zip(sentences, triggers, strict=True)], bool
    )
    heads = np.array([sentence.heads and (sentence.title or sentence.index == 0) for sentence in sentences], bool)
    labels = [trigger.label for trigger in triggers]
    homes = [_homes(trigger, ruled) for trigger in triggers]
    return {
        "one": np.ones_like(apart),
        "encoder": _logits(draft, triggers),
        "type": _of_types(labels, lambda a, b: a == b),
        "compatible": _of_types(labels, compatible),
        "sentence": np.where(apart == 0, 1.0, 0.0),
        "apart": np.minimum(apart, FARTHEST),
        "places": _parted(places),
        "definite": np.where(np.where(at[:, None] > at[None, :], back[:, None], back[None, :]), 1.0, 0.0),
        "ruled": _shared(homes),
        "ruled_apart": _parted(homes),
        "headline": np.where((heads[:, None] | heads[None, :]) & (apart <= 2), 1.0, 0.0),
    }


def _logits(draft: Draft, triggers: Sequence[Mark]) -> Floats:
    """The encoder's own word on each two triggers."""
    index = [trigger.index for trigger in triggers]
    chance = draft.marks.related[RELATIONS.index("incident")][np.ix_(index, index)]
    held = np.clip(np.asarray(chance, np.float64), 0.001, 0.999)
    return np.asarray(np.log(held / (1 - held)), np.float64)


def _of_types(labels: Sequence[str], holds: Callable[[str, str], bool]) -> Floats:
    """1 where it holds of two types, else 0."""
    kinds = sorted(set(labels))
    held = np.array([[float(holds(a, b)) for b in kinds] for a in kinds])
    index = [kinds.index(label) for label in labels]
    return np.asarray(held[np.ix_(index, index)], np.float64)


def _shared(sets: Sequence[frozenset[T]]) -> Floats:
    """1 where two sets have a member in common, else 0."""
    number = {one: n for n, one in enumerate(dict.fromkeys(one for members in sets for one in members))}
    held = np.zeros((len(sets), len(number)))
    for row, members in enumerate(sets):
        held[row, [number[one] for one in members]] = 1.0
    return np.minimum(held @ held.T, 1.0)


def _parted(sets: Sequence[frozenset[T]]) -> Floats:
    """1 where two sets have members and none in common, else 0."""
    some = np.array([float(bool(members)) for members in sets])
    return np.asarray(np.outer(some, some) * (1.0 - _shared(sets)), np.float64)


def _joined(matrix: Floats, one: int, other: int) -> Floats:
    """The matrix with the rows and columns of two groups added up, the other's taken out."""
    matrix = matrix.copy()
    matrix[one] += matrix[other]
    matrix[:, one] += matrix[:, other]
    kept = [n for n in range(len(matrix)) if n != other]
    return matrix[kept][:, kept]


def _places(draft: Draft, sentence: Sentence) -> frozenset[str]:
    """The names of the places in the sentence, those of whole countries aside."""
    named = between(draft.places, sentence.start, sentence.end)
    return frozenset(place.name or place.text for place in named if place.precision != "country")


def _homes(trigger: Mark, ruled: Sequence[Told]) -> frozenset[int]:
    """Which of the rules' incidents the words of the trigger tell of."""
    return frozenset(map(ruled.index, _own(trigger, ruled)))


def _own(trigger: Mark, ruled: Sequence[Told]) -> list[Told]:
    return [told for told in ruled if any(meet(t.span, trigger.span) for t in told.tellings)]


def _tolls(trigger: Mark, ruled: Sequence[Told]) -> list[tuple[int, float]]:
    """How many were killed, at least and at most, in the rules' incidents that its words tell of."""
    rows = (row for told in _own(trigger, ruled) for row in told.harm if row.effect == "killed")
    return [(row.low, inf if row.high is None else row.high) for row in rows if row.low is not None]


def _at_odds(one: Sequence[tuple[int, float]], other: Sequence[tuple[int, float]]) -> bool:
    """Whether both have tolls and no two can both be true. Of 29 pairs of triggers with other numbers in kept-back
    texts, one was an incident told twice."""
    return bool(one and other) and not any(a <= d and c <= b for a, b in one for c, d in other)


def _long_after(draft: Draft, one: Mark, other: Mark) -> bool:
    """Whether one is told as a time after the other: "killed nine, three years after blasts in which 190 died"."""
    first, then = sorted((one.span, other.span))
    sentence = draft.reading.at(first[0])
    return then[0] < sentence.end and _AFTER.search(draft.text, first[1], then[0]) is not None


def points_back(sentence: Sentence, trigger: Mark) -> bool:
    """Whether the words point back: "the attack", "that bombing", "Monday's ambush"."""
    word = sentence.word_at(trigger.span[0])
    dated = sentence.tags[max(0, word - 3) : word].startswith("US")
    return dated or not words().pointing.isdisjoint(sentence.lower[max(0, word - 2) : word])
