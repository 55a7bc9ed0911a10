"""Marks made by hand, as the encoder would make them: what the tests of rules and reader together start from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.marking import Mark, Marks, Standing
from onrecord.marking.labels import HOLDS, RELATIONS
from onrecord.terms import INCIDENT_TYPES, STATUSES


@dataclass(frozen=True)
class Said:
    """A mark on the first occurrence of ``words``; ``of``: the incidents that it belongs to; ``who``: which participant;
    ``terrorism``: the chance that a trigger tells of it."""

    layer: str
    label: str
    words: str
    of: tuple[int, ...] = (1,)
    confidence: float = 0.9
    who: str | None = None
    terrorism: float = 0.5


def marks(text: str, *said: Said, statuses: dict[str, float] | None = None, background: float = 0.1) -> Marks:
    """The marks; two are of one incident (chance 0.9, else 0.1) where their ``of`` meet."""
    placed = sorted(said, key=lambda one: text.index(one.words))
    made = [Mark(s.layer, s.label, _span(text, s.words), n, s.confidence) for n, s in enumerate(placed)]
    related = np.full((len(RELATIONS), len(made), len(made)), 0.1, np.float32)
    for i, one in enumerate(placed):
        for j, other in enumerate(placed):
            if set(one.of) & set(other.of):
                related[0, i, j] = 0.9
            if one.who is not None and one.who == other.who:
                related[1, i, j] = 0.9
    standings = {
        n: Standing({k: (s.confidence if k == s.label else 0.01) for k in INCIDENT_TYPES},
                    {k: (statuses or {"occurred": 0.9}).get(k, 0.02) for k in STATUSES}, background, 0.1, s.terrorism)
        for n, s in enumerate(placed) if s.layer == "trigger"
    }  # fmt: skip
    assert len(HOLDS) == 3
    return Marks(made, standings, 0.5, related, "by hand")


def _span(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)
