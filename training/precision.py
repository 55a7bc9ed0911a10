"""How far the shipped reader's numbers differ between its ways of computing, on texts it was not trained on.

    python -m training.precision --data src/onrecord/marking/data [--reader FOLDER/reader.pt] [--limit N]

"fast" and "exact" are what is shipped; "torch" is the trained reader before its weights were made small.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.marking.engine import PIECES, Encoder
from onrecord.marking.gate import worth
from onrecord.marking.labels import LAYERS, OUTPUTS
from onrecord.marking.marks import Engine, Marks, mark
from onrecord.marking.tokens import Tokenizer
from onrecord.reading.sentences import sentences
from training.examples import kept_back
from training.sources import OWN, all_examples


def read(engine: Engine, tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[list[Marks], float]:
    """The marks of each text, and how many tokens were read in a second of this process's own time."""
    started = time.process_time()
    found = [mark(tokenizer.tokens(text, worth(text, sentences(text))), engine) for text in texts]
    return found, sum(len(one.tokens) for one in found) / (time.process_time() - started)


def differing(one: Sequence[Marks], other: Sequence[Marks]) -> dict[str, float]:
    """Shares, in percent, of tokens with another label in some layer, and of marks that only one of the two makes."""
    labels = [np.concatenate([_labels(found) for found in side]) for side in (one, other)]
    made = [{(n, m.layer, m.label, m.span) for n, found in enumerate(side) for m in found.all} for side in (one, other)]
    tokens = (labels[0] != labels[1]).any(axis=1).mean()
    return {"tokens": round(100 * float(tokens), 3),
            "marks": round(100 * len(made[0] ^ made[1]) / max(1, len(made[0]) + len(made[1])), 3)}  # fmt: skip


def _labels(found: Marks) -> np.ndarray:
    """The likeliest label of each token in each layer: [tokens, layers]."""
    return np.stack([found.logits[:, slice(*OUTPUTS.columns[layer])].argmax(axis=1) for layer in LAYERS], axis=1)


def engines(data: Path, reader: Path | None) -> Iterator[tuple[str, Engine]]:
    yield "exact", Encoder(data, exact=True)
    yield "fast", Encoder(data)
    if reader:
        from training.evaluate import Torch

        yield "torch", Torch(reader)


def measure(found: Mapping[str, tuple[list[Marks], float]]) -> dict[str, Any]:
    """Speed of each way, and how far each is from exact."""
    exact = found["exact"][0]
    return {
        name: {"tokens_a_cpu_second": round(speed), **differing(exact, marks)} for name, (marks, speed) in found.items()
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--reader", type=Path)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    options.add_argument("--limit", type=int, default=60)
    given = options.parse_args()
    examples = [e.text for source, e in all_examples(given.shared, given.texts) if kept_back(e) and source != "gum"]
    texts = examples[:: max(1, len(examples) // given.limit)]
    tokenizer = Tokenizer.of(given.data / PIECES)
    found = {name: read(engine, tokenizer, texts) for name, engine in engines(given.data, given.reader)}
    print(json.dumps({"texts": len(texts), **measure(found)}))


if __name__ == "__main__":
    main()
