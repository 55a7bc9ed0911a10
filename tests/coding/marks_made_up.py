"""Marks as a reader would make them, written by hand: for tests of what rules and reader make together."""

from __future__ import annotations

import re

import numpy as np

from onrecord.coding import code
from onrecord.marking import Mark, Marks, Standing
from onrecord.marking.labels import LAYERS, OUTPUTS, RELATIONS
from onrecord.model import Coded, Report

Given = tuple[str, str, str]  # layer, label, words as printed

SURE, UNSURE = 8.0, -8.0  # logits of a label that is marked, and of one that is not


def marks(text: str, given: list[Given], linked: bool = True) -> Marks:
    """The marks ``given``, each sure, every word of the text read; ``linked``: all of one statement."""
    tokens = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    logits = np.full((len(tokens), OUTPUTS.width), UNSURE, np.float32)
    for first, _ in OUTPUTS.columns.values():
        logits[:, first] = SURE
    found = []
    for layer, label, words in given:
        start = text.index(words)
        span = (start, start + len(words))
        for n in (n for n, (a, b) in enumerate(tokens) if a < span[1] and span[0] < b):
            first = OUTPUTS.columns[layer][0]
            logits[n, first] = UNSURE
            logits[n, first + 1 + 2 * LAYERS[layer].index(label) + (tokens[n][0] > start)] = SURE
        found.append((layer, label, span))
    found.sort(key=lambda one: one[2])
    every = [Mark(layer, label, span, n, 0.99) for n, (layer, label, span) in enumerate(found)]
    related = np.full((len(RELATIONS), len(every), len(every)), 0.99 if linked else 0.01, np.float32)
    standings = {one.index: _occurred(one.label) for one in every if one.layer == "trigger"}
    return Marks(every, standings, stamp="made up", tokens=tokens, logits=logits, related=related)


def _occurred(kind: str) -> Standing:
    return Standing({kind: 0.99}, {"occurred": 0.99}, 0.01, 0.01, 0.01)


def coded(text: str, given: list[Given] | None, linked: bool = True) -> Coded:
    """The report coded with the marks ``given``; by the rules alone where there are none at all (None)."""
    if given is None:
        return code(Report("r", text), {"marks": lambda draft: Marks()})
    return code(Report("r", text), {"marks": lambda draft: marks(text, given, linked)})
