"""Trains the reader.

    python -m training.train --model FOLDER --out FOLDER [--epochs 8] [--seed 0] [--all] [--without 0/2]

``--model`` holds MiniLM's model.safetensors and vocab.txt (``training/README.md`` says how to get them). Without
``--all`` a part of the data is kept back to measure on. A run that was cut off goes on from its last whole epoch.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.marking.labels import EVERY, FILLERS, HOLDS, LAYERS, NEAREST, OUTPUTS, SAID, STANDING
from onrecord.marking.tokens import Tokenizer
from training.batches import IGNORED, Batch, Window, batched, cut
from training.encoder import Reader, pretrained, related
from training.examples import Example, in_part, kept_back
from training.renaming import names
from training.sources import OWN, all_examples

# A filler is few words of a window: at less than 6 its loss drowns in what is said of fillers and of pairs of them.
WEIGHTS = {"role": 2.0, "trigger": 2.0, "harm": 1.5, "measure": 0.5, "relief": 0.5, "entity": 0.5,
           **dict.fromkeys(FILLERS, 6.0)}  # fmt: skip  # the others: 1
REPEATS = {"own": 2, "leads": 3, "crisis": 4, "documents": 3}
Windows = Callable[[int], list[Window]]  # those of an epoch
Loss = Callable[[Reader, Batch], Tensor]
BATCH, HIDE, RATE, HEAD_RATE = 32, 0.1, 1.5e-4, 1e-3


def loss(reader: Reader, batch: Batch) -> Tensor:
    """The sum of what each head has to learn, each as a mean over what its sources say."""
    logits, pairs, told = reader(batch.ids, batch.mask)
    logits, pairs = logits.float(), pairs.float()
    total = _labelled(logits, batch, {layer: WEIGHTS.get(layer, 1.0) for layer in EVERY})
    marks = batch.pooling @ logits[..., OUTPUTS.columns["standing"][0] :]
    total = total + _standing(marks, batch) + _said(marks, batch) + _related(reader, batch.pooling @ pairs, batch)
    return total + 0.5 * _told(told, batch)


def fillers(reader: Reader, batch: Batch) -> Tensor:
    """The loss of MUC-4's fillers alone, with a little of whether a window tells of terrorism."""
    logits, _, told = reader(batch.ids, batch.mask)
    return _labelled(logits.float(), batch, dict.fromkeys(FILLERS, 1.0)) + 0.1 * _told(told, batch)


def _labelled(logits: Tensor, batch: Batch, weights: Mapping[str, float]) -> Tensor:
    """What each token is, in the layers that have a weight."""
    total = torch.zeros(())
    for row, layer in enumerate(EVERY):
        first, stop = OUTPUTS.columns[layer]
        wanted = batch.labels[:, row]
        known = wanted != IGNORED
        if layer in weights and known.any():
            total = total + weights[layer] * F.cross_entropy(logits[..., first:stop][known], wanted[known])
    return total


def _told(told: Tensor, batch: Batch) -> Tensor:
    """Whether a window tells of terrorism, where its source says."""
    known = batch.told != IGNORED
    if not known.any():
        return torch.zeros(())
    return F.binary_cross_entropy_with_logits(told.float()[known], batch.told[known].float())


def _standing(marks: Tensor, batch: Batch) -> Tensor:
    width = len(STANDING)
    total, known = torch.zeros(()), batch.standing != IGNORED
    if known.any():
        total = total + 0.5 * F.cross_entropy(marks[..., :width][known], batch.standing[known])
    known = batch.holds != IGNORED
    if known.any():
        total = total + F.binary_cross_entropy_with_logits(
            marks[..., width : width + len(HOLDS)][known], batch.holds[known].float()
        )
    return total


def _said(marks: Tensor, batch: Batch) -> Tensor:
    """What is learned of fillers; ``marks``: the columns from ``standing`` on, of each mark."""
    known = batch.said != IGNORED
    if not known.any():
        return torch.zeros(())
    return F.binary_cross_entropy_with_logits(marks[..., -len(SAID) :][known], batch.said[known].float())


def _related(reader: Reader, pairs: Tensor, batch: Batch) -> Tensor:
    scores, total = related(pairs, reader.bias), torch.zeros(())
    for n in range(scores.shape[1]):
        known = batch.related[:, n] != IGNORED
        if known.any():
            total = total + 0.7 * F.binary_cross_entropy_with_logits(
                scores[:, n][known], batch.related[:, n][known].float()
            )
    return total


def train(
    reader: Reader, windows: Windows, out: Path, epochs: int, seed: int, share: float = 1.0, loss: Loss = loss
) -> None:
    """Trains for ``epochs`` at a ``share`` of the usual rates; after each, writes ``out``/last.pt to go on from."""
    body = [p for name, p in reader.named_parameters() if p.requires_grad and name.startswith("layers")]
    rest = [p for name, p in reader.named_parameters() if p.requires_grad and not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": share * RATE}, {"params": rest, "lr": share * HEAD_RATE}], weight_decay=0.01, fused=True
    )
    steps = epochs * math.ceil(len(windows(0)) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, n / (0.08 * steps)) * max(0.0, 1 - n / steps)
    )
    begun = _resume(reader, optimizer, schedule, out)
    for epoch in range(begun, epochs):
        started, losses = time.time(), []
        for n, batch in enumerate(batched(windows(epoch), BATCH, HIDE, 1000 * seed + epoch)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(reader, batch)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(value.item())
            if n % 50 == 0:
                mean = sum(losses[-50:]) / len(losses[-50:])
                print(f"epoch {epoch} step {n} loss {mean:.3f} {time.time() - started:.0f} s", flush=True)
        state = {
            "reader": reader.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch + 1,
        }
        torch.save(state, out / "writing.pt")
        (out / "writing.pt").replace(out / "last.pt")


def _resume(
    reader: Reader, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR, out: Path
) -> int:
    if not (out / "last.pt").exists():
        return 0
    state = torch.load(out / "last.pt", weights_only=True)
    reader.load_state_dict(state["reader"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["epoch"])


def begun(model: Path, before: Path | None) -> Reader:
    """MiniLM with new heads, or a reader trained before."""
    reader = pretrained(model)
    if before is not None:
        words = reader.words.weight.detach().clone()
        state = torch.load(before, weights_only=True)
        reader.load_state_dict(_widened(state.get("reader", state), reader))
        reader.words.weight.data.copy_(words)
    return reader


def _widened(before: dict[str, Tensor], reader: Reader) -> dict[str, Tensor]:
    """The weights of a reader of fewer labels; fillers, which come last, begin as the roles nearest to them."""
    state = reader.state_dict()
    for name, old in before.items():
        state[name][: len(old)] = old
        for column, role in _alike() if name.startswith("marks.") else ():
            if column >= len(old):
                state[name][column] = old[role]
    return state


def _alike() -> Iterator[tuple[int, int]]:
    """Columns of fillers with those of roles."""
    for layer, labels in FILLERS.items():
        first, role = OUTPUTS.columns[layer][0], OUTPUTS.columns["role"][0]
        yield first, role
        for n in range(len(labels)):
            kind = LAYERS["role"].index(NEAREST[layer])
            yield from ((first + 1 + 2 * n + inner, role + 1 + 2 * kind + inner) for inner in (0, 1))


def learned(
    shared: Path, own: Path, everything: bool, only: str | None = None, without: str | None = None
) -> Iterator[Example]:
    """The examples to learn from, of all sources or one, each as often as its source says; ``without`` a part of the
    leads (``examples.in_part``)."""
    for source, example in all_examples(shared, own):
        left_out = source == "leads" and without is not None and in_part(example, without)
        if only in (None, source) and not left_out and (everything or not kept_back(example)):
            for _ in range(REPEATS.get(source, 1)):
                yield example


def parser(about: str | None, epochs: int) -> argparse.ArgumentParser:
    """The options that every training has."""
    options = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    options.add_argument("--epochs", type=int, default=epochs)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--all", action="store_true")
    options.add_argument("--without", metavar="N/M", help="the N-th of M parts of the leads is not learned (0/2, 1/2)")
    return options


def prepared(given: argparse.Namespace, only: str | None = None) -> Windows:
    """The windows to learn from in each epoch, perhaps of one source; seed, threads and folder as the options say."""
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.of(given.model / "vocab.txt")
    examples = list(learned(given.shared, given.texts, given.all, only, given.without))
    others = names(examples)

    @lru_cache(maxsize=1)  # the first is asked for to count it, and then to learn it
    def epoch(number: int) -> list[Window]:
        rng = random.Random(1000 * given.seed + number)
        return [w for example in examples for w in cut(tokenizer, others.renamed(example, rng))]

    return epoch


def main() -> None:
    options = parser(__doc__, epochs=8)
    options.add_argument("--begin", type=Path, help="a reader.pt to go on from, with a new schedule")
    given = options.parse_args()
    windows = prepared(given)
    first = windows(0)
    print(json.dumps({"windows": len(first), "tokens": sum(len(w.ids) for w in first)}), flush=True)
    reader = begun(given.model, given.begin)
    reader.train()
    train(reader, windows, given.out, given.epochs, given.seed)
    reader.eval()
    torch.save(reader.state_dict(), given.out / "reader.pt")


if __name__ == "__main__":
    main()
