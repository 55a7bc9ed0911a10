"""The encoder run by OpenVINO: in 8 bits if it is stored so and the processor multiplies them rightly, in bfloat16 if
it is stored in 16 and the processor computes in it, else in single precision. What is not stored in 8 bits beside what
is so is computed in single precision everywhere."""

from __future__ import annotations

import importlib
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.marking.decode import Floats
from onrecord.marking.products import sound, widen
from onrecord.marking.windows import LIMIT

HINTS = {"int8": "f32", "bf16": "bf16", "fp32": "f32"}  # our names of precisions to OpenVINO's
# Tokens to which windows are padded: the longest, and that of a short report. A network made for one length takes less
# time than one for any, and one more second at the first window of each length; padding changes no number.
LENGTHS = (64, LIMIT + 2)


class Native:
    """Runs several windows in one pass; safe to call from several threads, which then wait for each other."""

    def __init__(self, path: Path, bits: int, threads: int) -> None:
        """``bits``: in which the weights are stored; ``threads``: how many processors one pass may take; the numbers
        are the same."""
        self._core = openvino().Core()
        self._network = self._core.read_model(path)
        if precision(bits) == "fp32":
            widen(openvino(), self._network)
        self._settings = {
            "INFERENCE_PRECISION_HINT": HINTS[precision(bits)], "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,  # several processes would be pinned to the same processors
        }  # fmt: skip
        self._requests: dict[int, Any] = {}
        self._lock = threading.Lock()

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]:
        """Ids and mask [windows, length] to logits and pairs [windows, length, width] and told [windows]; what stands
        behind a window's last token means nothing."""
        count, length = ids.shape
        whole = padded(length)
        given = np.zeros((2, count, whole), np.int64)
        given[0, :, :length], given[1, :, :length] = ids, mask
        with self._lock:
            found = self._request(whole).infer([*given], share_inputs=True, share_outputs=True)
            logits, pairs, told = (np.array(found[n], np.float32) for n in range(3))
        return logits[:, :length], pairs[:, :length], told

    def _request(self, length: int) -> Any:
        """The network made ready for any number of windows of one length, at the first of them."""
        if length not in self._requests:
            sides, network = openvino().PartialShape([-1, length]), self._network.clone()
            network.reshape({"ids": sides, "mask": sides})
            self._requests[length] = self._core.compile_model(network, "CPU", self._settings).create_infer_request()
        return self._requests[length]


def padded(length: int) -> int:
    """How long a window of ``length`` tokens is made."""
    return next(whole for whole in LENGTHS if length <= whole)


@cache
def precision(bits: int) -> str:
    """The precision in which this processor computes an encoder stored in that many bits: ``int8``, ``bf16`` or
    ``fp32``; no weights are loaded."""
    if bits == 8:
        return "int8" if sound(openvino()) else "fp32"
    known = openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return "bf16" if "BF16" in known else "fp32"


def openvino() -> Any:
    """OpenVINO without its converter of other formats, which is the part of it that can send statistics of its use."""
    converter = "openvino.tools.ovc"
    if "openvino" in sys.modules:
        return sys.modules["openvino"]
    sys.modules[converter] = None  # type: ignore[assignment]  # it counts as not installed
    try:
        return importlib.import_module("openvino")  # slow, and needed only where a report is read
    finally:
        del sys.modules[converter]
