"""How well the reader marks what it was not trained on, layer by layer and source by source.

python -m training.evaluate --reader FOLDER/reader.pt --model FOLDER
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch

from onrecord.marking.decode import Floats
from onrecord.marking.marks import Marks, mark
from onrecord.marking.tokens import Tokenizer
from onrecord.reading.sentences import sentences
from training.batches import _label, guide
from training.encoder import Reader
from training.examples import Example, kept_back
from training.sources import OWN, all_examples


class Torch:
    """The trained encoder as an engine, in full precision."""

    stamp = "torch fp32"

    def __init__(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        self.reader = Reader()
        self.reader.load_state_dict(state.get("reader", state))
        self.reader.eval()
        self.bias: Floats = self.reader.bias.detach().numpy()

    @torch.inference_mode()
    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]:
        logits, pairs, told = self.reader(torch.from_numpy(ids), torch.from_numpy(mask))
        return logits.numpy(), pairs.numpy(), told.numpy()


def marked(tokenizer: Tokenizer, engine: Torch, text: str, by: str = "general") -> Marks:
    return mark(tokenizer.tokens(text, sentences(text)), engine, by)


def tally(
    examples: Iterable[tuple[str, Example]], tokenizer: Tokenizer, engine: Torch
) -> dict[tuple[str, str, str], Counter[str]]:
    """By source, layer and label: how many marks are right, how many the reader made, how many there are."""
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for source, example in examples:
        made = {(m.layer, m.label, m.span) for m in marked(tokenizer, engine, example.text, guide(example)).all}
        gold = {(m.layer, _label(example, m), m.span) for m in example.marks if m.layer in example.layers}
        for layer, label, span in made | gold:
            if layer in example.layers:
                for name in (label, "all"):
                    one = found[source, layer, name]
                    one["made"] += (layer, label, span) in made
                    one["gold"] += (layer, label, span) in gold
                    one["right"] += (layer, label, span) in made & gold
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reader", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    options.add_argument("--labels", action="store_true")
    given = options.parse_args()
    tokenizer = Tokenizer.of(given.model / "vocab.txt")
    back = ((s, e) for s, e in all_examples(given.shared, given.texts) if kept_back(e))
    for (source, layer, label), n in sorted(tally(back, tokenizer, Torch(given.reader)).items()):
        if label == "all" or given.labels:
            precision, recall = n["right"] / max(1, n["made"]), n["right"] / max(1, n["gold"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{source:10} {layer:12} {label:36} P {precision:.3f} R {recall:.3f} F {f1:.3f} of {n['gold']}")


if __name__ == "__main__":
    main()
