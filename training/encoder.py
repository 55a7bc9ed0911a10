"""The encoder that is trained: MiniLM's six layers, and the heads that mark text with it.

The architecture is BERT's (Devlin et al. 2019) in the size of MiniLM (Wang et al. 2020). Dropout takes its masks from
a pool made once: drawing them anew costs a third of a step on a CPU.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.marking.labels import OUTPUTS, PAIR, RELATIONS
from training.rows import as_shipped

WIDTH, HEADS, DEPTH, INNER = 384, 12, 6, 1536


class Dropout(nn.Module):
    """Dropout with masks cut from one random pool."""

    def __init__(self, rate: float, size: int = 1 << 22) -> None:
        super().__init__()
        pool = (torch.rand(size) >= rate).to(torch.bfloat16) / (1 - rate)
        self.register_buffer("pool", pool, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or x.numel() >= self.pool.numel():
            return x
        at = int(torch.randint(self.pool.numel() - x.numel(), ()))
        return x * self.pool[at : at + x.numel()].view_as(x)


class Layer(nn.Module):
    """One layer of BERT: attention, then two dense steps, each added to its input and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.mix(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # written out: torch's fused attention takes three times as long backwards on a CPU
        shares = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias.to(q.dtype), -1, dtype=q.dtype)
        mixed = shares @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm(x + self.drop(mixed))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


@dataclass
class Marked:
    """Per token: ``logits`` [batch, length, OUTPUTS.width], ``pairs`` [batch, length, 2 * relations * PAIR];
    ``told`` [batch]:
    the logit that the window tells of an incident of terrorism."""

    logits: Tensor
    pairs: Tensor
    told: Tensor


class Reader(nn.Module):
    """The encoder with its heads. Inputs: token ids and mask (1 = a token), both [batch, length]."""

    def __init__(self, dropout: float = 0.1, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(DEPTH))
        self.drop = Dropout(dropout)
        self.marks = nn.Linear(WIDTH, OUTPUTS.width)
        self.pairs = nn.Linear(WIDTH, 2 * len(RELATIONS) * PAIR)
        self.bias = nn.Parameter(torch.zeros(len(RELATIONS)))
        self.told = nn.Linear(2 * WIDTH, 1)

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The encoder's vectors [batch, length, 384]."""
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(where)[None])
        bias = ((1 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.drop(self.hidden(ids, mask))
        kept = mask.to(x.dtype)[..., None]
        mean = (x * kept).sum(1) / kept.sum(1)
        peak = (x + (kept - 1) * 1e4).amax(1)
        return self.marks(x), self.pairs(x), self.told(torch.cat([mean, peak], -1))[:, 0]


def related(pairs: Tensor, bias: Tensor) -> Tensor:
    """The logits that two marks stand in each relation: ``pairs`` [batch, marks, 2*R*PAIR] -> [batch, R, marks,
    marks]."""
    batch, marks, _ = pairs.shape
    q, k = pairs.view(batch, marks, 2, len(RELATIONS), PAIR).permute(2, 0, 3, 1, 4)
    one = q @ k.transpose(-1, -2) / math.sqrt(PAIR)
    return (one + one.transpose(-1, -2)) / 2 + bias[None, :, None, None]


def pretrained(folder: Path, dropout: float = 0.1) -> Reader:
    """MiniLM's weights from ``folder``/model.safetensors, with new heads."""
    stored = load_file(folder / "model.safetensors")
    reader = Reader(dropout)
    state = reader.state_dict()
    words = stored["embeddings.word_embeddings.weight"]
    state["words.weight"] = torch.from_numpy(as_shipped(words.numpy()))
    # every text here is of the first kind ("token type" 0): its vector goes into that of each position
    state["places.weight"] = (
        stored["embeddings.position_embeddings.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    )
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = stored[f"embeddings.LayerNorm.{part}"]
        for n in range(DEPTH):
            old, new = f"encoder.layer.{n}.", f"layers.{n}."
            state[f"{new}mix.{part}"] = torch.cat(
                [stored[f"{old}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
            state[f"{new}out.{part}"] = stored[f"{old}attention.output.dense.{part}"]
            state[f"{new}norm.{part}"] = stored[f"{old}attention.output.LayerNorm.{part}"]
            state[f"{new}up.{part}"] = stored[f"{old}intermediate.dense.{part}"]
            state[f"{new}down.{part}"] = stored[f"{old}output.dense.{part}"]
            state[f"{new}norm2.{part}"] = stored[f"{old}output.LayerNorm.{part}"]
    reader.load_state_dict(state)
    reader.words.weight.requires_grad_(False)
    return reader
