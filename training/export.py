"""Writes the trained reader as it is shipped: ``reader.onnx``, ``vocab.txt`` and ``reader.json``.

python -m training.export --reader FOLDER/reader.pt --model MINILM_FOLDER --out src/onrecord/marking/data
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.marking.engine import ABOUT, NETWORK, PIECES
from onrecord.marking.labels import EVERY, OUTPUTS, RELATIONS
from training.encoder import Reader, pretrained
from training.graph import Weights, build
from training.small import Range, Small, shrunk

LARGEST = 45_000_000  # bytes in all


def weights(path: Path | None, model: Path) -> Weights:
    """The reader's weights by name; without a trained reader those of MiniLM, with heads that know nothing."""
    if path is None:
        torch.manual_seed(0)
        reader = pretrained(model)
    else:
        state = torch.load(path, weights_only=True)
        reader = Reader()
        reader.load_state_dict(state.get("reader", state))
    return {name: value.detach().float().numpy() for name, value in reader.state_dict().items()}


def in_eight_bits(path: Path | None) -> dict[str, Small]:
    """The dense steps that ``training.rounding`` trained to be shipped so; none of a reader that it did not train."""
    state = torch.load(path, weights_only=True) if path else {}
    held = state.get("reader", {})
    return {
        name: shrunk(held[f"{name}.weight"], held[f"{name}.bias"], Range(**by))
        for name, by in state.get("ranges", {}).items()
    }


def vocabulary(model: Path) -> str:
    """One piece a line, in the order of their ids."""
    known = Tokenizer.from_file(str(model / "tokenizer.json")).get_vocab()
    pieces = sorted(known, key=known.__getitem__)
    if [known[piece] for piece in pieces] != list(range(len(pieces))):
        raise ValueError("the vocabulary's ids have gaps")
    return "\n".join(pieces) + "\n"


def about(found: Weights, files: Mapping[str, bytes], version: str, bits: int) -> dict[str, Any]:
    """What is said of the files."""
    return {
        "version": version,
        "bias": np.asarray(found["bias"], np.float32).tolist(),
        "relations": list(RELATIONS),
        "width": OUTPUTS.width,
        "bits": bits,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        "labels": {layer: list(labels) for layer, labels in EVERY.items()},
    }


def export(found: Weights, small: Mapping[str, Small], model: Path, out: Path, version: str) -> int:
    """Writes the three files; how many bytes they have in all. ``small``: the dense steps in 8 bits."""
    files = {NETWORK: build(found, small).SerializeToString(), PIECES: vocabulary(model).encode()}
    said = json.dumps(about(found, files, version, 8 if small else 16), indent=1, ensure_ascii=False) + "\n"
    files[ABOUT] = said.encode()
    size = sum(map(len, files.values()))
    if size > LARGEST:
        raise ValueError(f"{size} bytes are more than {LARGEST}")
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return size


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reader", type=Path, help="reader.pt or last.pt; without it, heads that know nothing")
    options.add_argument("--model", type=Path, required=True, help="the folder of MiniLM's tokenizer.json")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--version", default="2.0", help="the weights' version, part of every account's stamp")
    given = options.parse_args()
    found, small = weights(given.reader, given.model), in_eight_bits(given.reader)
    size = export(found, small, given.model, given.out, given.version)
    print(json.dumps({"bytes": size, "out": str(given.out)}))


if __name__ == "__main__":
    main()
