"""Runs the encoder on the processor, by OpenVINO, one window at a time.

A window's numbers depend on that window only: not on what is read beside it, nor on how many threads or processes read.
Half precision (bfloat16) is used where the processor computes in it; elsewhere, and for ``exact``, single precision.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.marking.decode import Floats
from onrecord.marking.labels import LAYERS, OUTPUTS, RELATIONS

DATA = Path(__file__).parent / "data"
STEP = 16  # tokens: windows are padded to a multiple of it
ABOUT, NETWORK, PIECES = "reader.json", "reader.onnx", "vocab.txt"


class ReaderUnusable(Exception):
    """A file of the learned reader is missing or damaged; the message names it and the next step."""


@dataclass(frozen=True, slots=True)
class About:
    """What ``reader.json`` says: the version of the weights, and the bias of each relation."""

    version: str
    bias: Floats


class Encoder:
    """The encoder as ``mark`` wants it; safe to call from several threads, which then wait for each other."""

    def __init__(self, folder: Path = DATA, exact: bool = False, threads: int = 1) -> None:
        """``threads``: how many processors one window may take; the numbers are the same.

        Raises:
            ReaderUnusable: a file of ``folder`` is missing, damaged or of other labels.
        """
        about = checked(folder)
        self.bias = about.bias
        self._lock = threading.Lock()
        self._request, kind = _compiled(folder / NETWORK, exact, threads)
        self.stamp = f"reader {about.version} {kind}"

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]:
        """Ids and mask [windows, length] to logits, pairs and told, as ``onrecord.marking.marks.Engine`` says."""
        count, length = ids.shape
        width = -length % STEP
        ids, mask = (np.pad(given, ((0, 0), (0, width))).astype(np.int64) for given in (ids, mask))
        rows = [self._window(ids[n : n + 1], mask[n : n + 1], length) for n in range(count)]
        logits, pairs, told = (np.concatenate(part) for part in zip(*rows, strict=True))
        return logits, pairs, told

    def _window(self, ids: np.ndarray, mask: np.ndarray, length: int) -> tuple[Floats, Floats, Floats]:
        """One window, cut to the length it needs; what lies behind its last token is 0."""
        used = int(mask.sum())
        padded = used + -used % STEP
        with self._lock:
            found = self._request.infer([ids[:, :padded], mask[:, :padded]])
            logits, pairs, told = (np.array(found[n], np.float32) for n in range(3))
        after = ((0, 0), (0, max(0, length - padded)), (0, 0))
        return np.pad(logits[:, :length], after), np.pad(pairs[:, :length], after), told


def _compiled(path: Path, exact: bool, threads: int) -> tuple[Any, str]:
    """The network ready to run, and the name of its precision."""
    core = _openvino().Core()
    half = not exact and "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    settings = {
        "INFERENCE_PRECISION_HINT": "bf16" if half else "f32", "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1,
        "ENABLE_CPU_PINNING": False,  # several processes would be pinned to the same processors
    }  # fmt: skip
    network = core.compile_model(core.read_model(path), "CPU", settings)
    return network.create_infer_request(), "bf16" if half else "fp32"


def _openvino() -> Any:
    """OpenVINO without its converter of other formats, which is the part of it that can send statistics of its use."""
    converter = "openvino.tools.ovc"
    if "openvino" in sys.modules:
        return sys.modules["openvino"]
    sys.modules[converter] = None  # type: ignore[assignment]  # it counts as not installed
    try:
        return importlib.import_module("openvino")  # slow, and needed only where a report is read
    finally:
        del sys.modules[converter]


def checked(folder: Path) -> About:
    """What the folder's ``reader.json`` says, once its files are those that it names and its labels are ours."""
    said = _said(folder / ABOUT)
    for name in (NETWORK, PIECES):
        path = folder / name
        if not path.is_file():
            raise _unusable(path, "is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != said["sha256"][name]:
            raise _unusable(path, "is not the file that was shipped: its SHA-256 differs from that in reader.json")
    if said["labels"] != {layer: list(labels) for layer, labels in LAYERS.items()}:
        raise _unusable(folder / ABOUT, "is of other labels than this version of Onrecord")
    bias: Floats = np.asarray(said["bias"], np.float32)
    assert bias.shape == (len(RELATIONS),) and OUTPUTS.width == said["width"]
    return About(str(said["version"]), bias)


def _said(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise _unusable(path, "is missing")
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {name: said[name] for name in ("version", "labels", "width", "bias", "sha256")}
    except (ValueError, KeyError, TypeError) as problem:
        raise _unusable(path, f"can't be read ({type(problem).__name__}: {problem})") from problem


def _unusable(path: Path, reason: str) -> ReaderUnusable:
    again = "install Onrecord again, or in a checkout run: git checkout -- src/onrecord/marking/data"
    return ReaderUnusable(f"the learned reader can't be used: {path} {reason}. Next: {again}")
