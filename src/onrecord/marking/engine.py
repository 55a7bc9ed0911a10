"""The encoder as ``mark`` wants it: its files checked, then run over windows, those of like length in one pass.

A window's numbers depend on that window only: not on what is read beside it, nor on how many threads or processes read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.marking.decode import Floats
from onrecord.marking.labels import EVERY, OUTPUTS, PAIR, RELATIONS
from onrecord.marking.native import padded

DATA = Path(__file__).parent / "data"
ABOUT, NETWORK, PIECES = "reader.json", "reader.onnx", "vocab.txt"
PAIRS = 2 * len(RELATIONS) * PAIR

TOGETHER = 8  # windows a pass at most

# Ids and mask [windows, length] to logits, pairs and told, as ``Encoder`` gives them.
Run = Callable[[np.ndarray, np.ndarray], tuple[Floats, Floats, Floats]]


class ReaderUnusable(Exception):
    """A file of the learned reader is missing or damaged; the message names it and the next step."""


@dataclass(frozen=True, slots=True)
class About:
    """What ``reader.json`` says: the version of the weights, with the first digits of their SHA-256 where they are not
    those shipped; the bias of each relation; and in how many bits the layers' weights are stored, 8 or 16."""

    version: str
    bias: Floats
    bits: int


class Encoder:
    """Runs the windows of a report: an ``onrecord.marking.marks.Engine``."""

    def __init__(self, folder: Path = DATA, exact: bool = False, threads: int = 1) -> None:
        """``exact``: the same numbers on every machine; ``threads``: how many processors one pass may take.

        Raises:
            ReaderUnusable: a file of ``folder`` is missing, damaged or of other labels.
        """
        about = checked(folder)
        self.bias = about.bias
        self._run = _ready(folder / NETWORK, about.bits, exact, threads)
        self.stamp = stamp(about, exact)

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]:
        """Ids and mask [windows, length] to logits and pairs [windows, length, width] and told [windows]; what stands
        behind a window's last token means nothing."""
        lengths = mask.sum(axis=1).tolist()
        groups = passes(lengths)
        if len(groups) == 1:
            return self._run(ids, mask)
        logits = np.zeros((*ids.shape, OUTPUTS.width), np.float32)
        pairs, told = np.zeros((*ids.shape, PAIRS), np.float32), np.zeros(len(ids), np.float32)
        for own in groups:
            longest = max(lengths[n] for n in own)
            logits[own, :longest], pairs[own, :longest], told[own] = self._run(ids[own, :longest], mask[own, :longest])
        return logits, pairs, told


def passes(lengths: Sequence[int]) -> list[list[int]]:
    """Which windows run in one pass: those that are padded alike, ``TOGETHER`` at the most."""
    by_length: dict[int, list[int]] = {}
    for n, length in enumerate(lengths):
        by_length.setdefault(padded(length), []).append(n)
    return [own[at : at + TOGETHER] for own in by_length.values() for at in range(0, len(own), TOGETHER)]


def stamp(about: About, exact: bool) -> str:
    """Version and precision: what the marks depend on beside the text. No weights are loaded for it."""
    if exact:
        return f"reader {about.version} exact"
    from onrecord.marking.native import precision

    return f"reader {about.version} {precision(about.bits)}"


def _ready(path: Path, bits: int, exact: bool, threads: int) -> Run:
    """The network ready to run. What runs it is slow to import."""
    if exact:
        from onrecord.marking.exact import Exact

        return Exact(path)
    from onrecord.marking.native import Native

    return Native(path, bits, threads)


def described(folder: Path) -> About:
    """What the folder's ``reader.json`` says, once the files that it names are there and its labels are ours."""
    said = _said(folder / ABOUT)
    for name in (NETWORK, PIECES):
        if not (folder / name).is_file():
            raise _unusable(folder / name, "is missing")
    return _about(folder, said)


def checked(folder: Path) -> About:
    """The same, once the files are, byte for byte, those that it names."""
    said = _said(folder / ABOUT)
    for name in (NETWORK, PIECES):
        path = folder / name
        if not path.is_file():
            raise _unusable(path, "is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != said["sha256"][name]:
            raise _unusable(path, "is not the file that was shipped: its SHA-256 differs from that in reader.json")
    return _about(folder, said)


def _about(folder: Path, said: dict[str, Any]) -> About:
    if said["labels"] != {layer: list(labels) for layer, labels in EVERY.items()}:
        raise _unusable(folder / ABOUT, "is of other labels than this version of Onrecord")
    bias: Floats = np.asarray(said["bias"], np.float32)
    assert bias.shape == (len(RELATIONS),) and said["width"] == OUTPUTS.width
    own = "" if folder.resolve() == DATA.resolve() else f"-{said['sha256'][NETWORK][:8]}"
    return About(f"{said['version']}{own}", bias, said["bits"])


def _said(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise _unusable(path, "is missing")
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {name: said[name] for name in ("version", "labels", "width", "bias", "bits", "sha256")}
    except (ValueError, KeyError, TypeError) as problem:
        raise _unusable(path, f"can't be read ({type(problem).__name__}: {problem})") from problem


def _unusable(path: Path, reason: str) -> ReaderUnusable:
    again = "install Onrecord again, or in a checkout run: git checkout -- src/onrecord/marking/data"
    return ReaderUnusable(f"the learned reader can't be used: {path} {reason}. Next: {again}")
