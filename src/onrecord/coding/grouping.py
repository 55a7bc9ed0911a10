"""Triggers that tell of one incident, joined two groups at a time: average linkage over the encoder's chances."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.coding.draft import Draft, meet
from onrecord.coding.told import compatible
from onrecord.marking import Mark
from onrecord.marking.labels import RELATIONS

TOGETHER = 0.5  # the chance above which two groups are one incident
OTHERWISE = 0.25  # how much less likely types that can't be one make it
APART = 0.5  # how much less likely two places do: the lines of a list of strikes


def grouped(draft: Draft, triggers: Sequence[Mark]) -> list[list[Mark]]:
    """The triggers of each incident in text order: the likeliest two groups join first, while they are likelier one
    incident than two. The likelihood is the mean chance over the pairs of their triggers."""
    groups = [[trigger] for trigger in triggers]
    places = [_places(draft, trigger) for trigger in triggers]
    sums, alike = _chances(draft, triggers), _alike(triggers)
    while len(groups) > 1:
        scores = _scores(sums, alike, np.array([len(group) for group in groups]), places)
        one, other = sorted(divmod(int(scores.argmax()), len(groups)))
        if scores[one, other] <= TOGETHER:
            break
        groups[one] += groups.pop(other)
        places[one] = places[one] | places.pop(other)
        sums, alike = _joined(sums, one, other), _joined(alike, one, other)
    return sorted((sorted(group, key=lambda mark: mark.span) for group in groups), key=lambda group: group[0].span)


def _chances(draft: Draft, triggers: Sequence[Mark]) -> NDArray[np.float64]:
    """The chance that each two triggers are of one incident [triggers, triggers]."""
    index = [trigger.index for trigger in triggers]
    return np.asarray(draft.marks.related[RELATIONS.index("incident")][np.ix_(index, index)], np.float64)


def _alike(triggers: Sequence[Mark]) -> NDArray[np.float64]:
    """1 where the types of two triggers may be one incident, else 0."""
    return np.array([[float(compatible(a.label, b.label)) for b in triggers] for a in triggers])


def _scores(sums: NDArray[np.float64], alike: NDArray[np.float64], sizes: NDArray[np.int_],
            places: Sequence[frozenset[str]]) -> NDArray[np.float64]:  # fmt: skip
    """How likely each two groups are one incident; a group is none with itself."""
    elsewhere = [[float(bool(a and b and not a & b)) for b in places] for a in places]
    scores = sums / np.outer(sizes, sizes) - OTHERWISE * (alike == 0) - APART * np.array(elsewhere)
    np.fill_diagonal(scores, 0.0)
    return np.asarray(scores, np.float64)


def _joined(matrix: NDArray[np.float64], one: int, other: int) -> NDArray[np.float64]:
    """The matrix with the rows and columns of two groups added up, the other's taken out."""
    matrix = matrix.copy()
    matrix[one] += matrix[other]
    matrix[:, one] += matrix[:, other]
    return np.delete(np.delete(matrix, other, 0), other, 1)


def _places(draft: Draft, trigger: Mark) -> frozenset[str]:
    """The names of the places that the trigger's sentence gives it."""
    start, end = draft.reading.at(trigger.span[0]).span
    held = [m for m in draft.marks.of("role") if m.label == "place" and start <= m.span[0] < end]
    near = [place for place in draft.places for m in held if meet(place.span, m.span)]
    return frozenset(place.name or place.text for place in near)
