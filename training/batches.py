"""Examples to tensors: windows of tokens with what is learned of each token, of each trigger and of each two marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.marking.labels import EVERY, FILLERS, GUIDES, HOLDS, RELATIONS, SAID, STANDING
from onrecord.marking.tokens import Tokenizer
from onrecord.marking.windows import windows
from onrecord.reading.sentences import sentences
from training.examples import UNSURE, Example, Mark

IGNORED = -100
SEP, MASK = 102, 103
LINKED = frozenset(("role", "trigger", "harm", "attribution", "content", "entity", *FILLERS))
MARKS = 48  # marks of a window whose relations are learned at most


@dataclass(slots=True)
class Window:
    """``ids`` [length]; ``labels`` [layers, length]; ``marks`` [n, 2] token ranges; ``standing`` [n] and ``holds``
    [n, 3] of triggers and ``said`` [n, SAID] of fillers, else IGNORED; ``related`` [relations, n, n] of 0, 1 and
    IGNORED; ``told``: whether it tells of terrorism."""

    ids: NDArray[np.int64]
    labels: NDArray[np.int64]
    marks: NDArray[np.int64]
    standing: NDArray[np.int64]
    holds: NDArray[np.int64]
    said: NDArray[np.int64]
    related: NDArray[np.int64]
    told: int


def guide(example: Example) -> str:
    """By whose guide an example is marked."""
    return "muc4" if example.id.startswith("DEV-MUC3") else "general"


def cut(tokenizer: Tokenizer, example: Example) -> Iterator[Window]:
    """The windows of one example."""
    read = tokenizer.tokens(example.text, sentences(example.text))
    starts = np.array([start for start, _ in read.spans], np.int64)
    placed = [
        (m, int(np.searchsorted(starts, m.span[0])), int(np.searchsorted(starts, m.span[1]))) for m in example.marks
    ]
    labels = _labels(example, placed, starts)
    for first, stop in windows(read.sizes):
        inside = [(m, max(a, first), min(b, stop)) for m, a, b in placed if a < stop and b > first and b > a]
        yield _window(example, read.ids[first:stop], labels[:, first:stop], inside, first)


def _labels(example: Example, placed: list[tuple[Mark, int, int]], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """What each token is learned to be in each layer."""
    names = list(EVERY)
    found = np.full((len(names), len(starts)), IGNORED, np.int64)
    for row, layer in enumerate(names):
        if layer in example.layers:
            found[row] = 0
    for mark, a, b in placed:
        if mark.layer in EVERY and b > a:
            row = names.index(mark.layer)
            if mark.label == UNSURE:
                found[row, a:b] = IGNORED
                continue
            kind = EVERY[mark.layer].index(_label(example, mark))
            found[row, a] = 1 + 2 * kind
            found[row, a + 1 : b] = 2 + 2 * kind
    return found


def _label(example: Example, mark: Mark) -> str:
    if mark.layer != "trigger" or mark.label:
        return mark.label
    return example.incidents[mark.incidents[0]].type


def _window(
    example: Example, ids: list[int], labels: NDArray[np.int64], inside: list[tuple[Mark, int, int]], first: int
) -> Window:
    kept = [one for one in inside if one[0].layer in LINKED or one[0].layer == "holds"]
    kept = [one for one in kept if one[0].label != UNSURE][:MARKS]
    border = np.full((len(labels), 1), IGNORED, np.int64)
    marks = np.array([(a - first + 1, b - first + 1) for _, a, b in kept], np.int64).reshape(-1, 2)
    standing = np.full(len(kept), IGNORED, np.int64)
    holds = np.full((len(kept), len(HOLDS)), IGNORED, np.int64)
    said = np.full((len(kept), len(SAID)), IGNORED, np.int64)
    for n, (mark, _, _) in enumerate(kept):
        for name, holding in mark.said:
            said[n, SAID.index(name)] = int(holding)
        if mark.layer in ("trigger", "holds"):
            standing[n], holds[n] = _said(example, mark)
    told = IGNORED
    if guide(example) == "muc4":
        told = int(any(m.layer in FILLERS and m.incidents for m, _, _ in inside))
    whole = np.array([GUIDES[guide(example)], *ids, SEP], np.int64)
    return Window(
        whole,
        np.concatenate([border, labels, border], 1),
        marks,
        standing,
        holds,
        said,
        _related(example, [m for m, _, _ in kept]),
        told,
    )


def _said(example: Example, mark: Mark) -> tuple[int, NDArray[np.int64]]:
    told = example.incidents[mark.incidents[0]]
    values = (told.background, told.aggregate, told.terrorism)
    holds = np.array([IGNORED if value is None else int(value) for value in values], np.int64)
    return (IGNORED if told.status is None else STANDING.index(told.status)), holds


def _related(example: Example, marks: Sequence[Mark]) -> NDArray[np.int64]:
    found = np.full((len(RELATIONS), len(marks), len(marks)), IGNORED, np.int64)
    for i, one in enumerate(marks):
        for j, other in enumerate(marks):
            if i == j:
                continue
            if example.linked and one.incidents and other.incidents and "holds" not in (one.layer, other.layer):
                found[0, i, j] = int(bool(set(one.incidents) & set(other.incidents)))
            if one.entity and other.entity:
                sides = {"role", "entity", *FILLERS}
                sides = sides if one.layer in sides else {"attribution", "content"}
                if one.layer in sides and other.layer in sides:
                    found[1 if "role" in sides else 2, i, j] = int(one.entity == other.entity)
    return found


@dataclass(slots=True)
class Batch:
    """Windows padded to one length and one number of marks; shapes as in Window with a first axis for the windows.
    ``pooling`` [batch, marks, length]: the share of each token in each mark."""

    ids: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    pooling: torch.Tensor
    standing: torch.Tensor
    holds: torch.Tensor
    said: torch.Tensor
    related: torch.Tensor
    told: torch.Tensor


def collate(found: Sequence[Window], hide: float, rng: np.random.Generator) -> Batch:
    """One batch; in half of the windows a share ``hide`` of the tokens is hidden, so that context is learned, not
    names."""
    size, length = len(found), max(len(w.ids) for w in found)
    count = max(1, *(len(w.marks) for w in found))
    ids, mask = np.zeros((size, length), np.int64), np.zeros((size, length), np.int64)
    labels = np.full((size, len(EVERY), length), IGNORED, np.int64)
    pooling = np.zeros((size, count, length), np.float32)
    standing, holds = np.full((size, count), IGNORED), np.full((size, count, len(HOLDS)), IGNORED)
    said = np.full((size, count, len(SAID)), IGNORED)
    related = np.full((size, len(RELATIONS), count, count), IGNORED)
    for n, w in enumerate(found):
        ids[n, : len(w.ids)], mask[n, : len(w.ids)] = w.ids, 1
        if hide and rng.random() < 0.5:
            hidden = rng.random(len(w.ids)) < hide
            hidden[[0, -1]] = False
            ids[n, : len(w.ids)][hidden] = MASK
        labels[n, :, : len(w.ids)] = w.labels
        for m, (a, b) in enumerate(w.marks.tolist()):
            pooling[n, m, a:b] = 1 / (b - a)
        k = len(w.marks)
        standing[n, :k], holds[n, :k], said[n, :k], related[n, :, :k, :k] = w.standing, w.holds, w.said, w.related
    told = np.array([w.told for w in found])
    return Batch(
        *(
            torch.from_numpy(np.ascontiguousarray(x))
            for x in (ids, mask, labels, pooling, standing, holds, said, related, told)
        )
    )


def batched(found: Sequence[Window], size: int, hide: float, seed: int) -> Iterator[Batch]:
    """All windows once, in batches of alike lengths, in an order drawn from ``seed``."""
    rng = np.random.default_rng(seed)
    order = sorted(range(len(found)), key=lambda n: (len(found[n].ids) // 8, rng.random()))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    for at in rng.permutation(len(groups)).tolist():
        yield collate([found[n] for n in groups[at]], hide, rng)
