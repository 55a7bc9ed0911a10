"""The layers' dense steps in 8 bits, as they are shipped: whole numbers for the weights and for what goes in.

Each input column is first divided by a factor that evens out columns of large values (SmoothQuant, Xiao et al. 2023).
Factors and ranges are measured once on texts that the reader learns; then it is trained on, computing as it will when
shipped (Jacob et al. 2018). Products of whole numbers are exact, so all machines compute the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

Floats = NDArray[np.float32]
STRENGTHS = (0.5, 0.6, 0.7, 0.8, 0.9)  # how much of a column's range the weights may take over
MOST, LEAST = 127, 1e-6  # the largest whole number of a weight; the smallest factor


@dataclass(frozen=True, slots=True)
class Range:
    """How what goes into a dense step becomes whole numbers of 0 to 255: ``round(x / even / step) + zero``, with
    ``even`` [inputs]."""

    even: Tensor
    step: float
    zero: int


@dataclass(frozen=True, slots=True)
class Small:
    """A dense step: ``(clip(round(x / even / step) + zero, 0, 255) - zero) @ whole * step * scale + bias``, with
    ``even`` [inputs], ``whole`` int8 [inputs, outputs], ``scale`` and ``bias`` [outputs]."""

    even: Floats
    step: np.float32
    zero: np.uint8
    whole: NDArray[np.int8]
    scale: Floats
    bias: Floats


class Rounded(nn.Linear):
    """A dense step that computes as it is shipped, and learns as if nothing were rounded."""

    def __init__(self, step: nn.Linear, by: Range) -> None:
        nn.Module.__init__(self)
        self.in_features, self.out_features = step.in_features, step.out_features
        self.weight, self.bias, self.by = step.weight, step.bias, by
        self.register_buffer("none", torch.zeros(step.out_features, dtype=torch.int32), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        made = torch.fake_quantize_per_tensor_affine(x.float() / self.by.even, self.by.step, self.by.zero, 0, 255)
        wide = self.weight * self.by.even
        scale = scales(wide.detach())
        whole = torch.fake_quantize_per_channel_affine(wide, scale, self.none, 0, -MOST, MOST)
        return F.linear(made, whole, self.bias)


def scales(wide: Tensor) -> Tensor:
    """The scale of each row of weights [outputs, inputs]."""
    return wide.abs().amax(dim=1).clamp_min(LEAST) / MOST


def dense_steps(reader: nn.Module) -> dict[str, nn.Linear]:
    """The layers' dense steps by name: nearly all products are theirs."""
    return {name: step for name, step in reader.named_modules() if isinstance(step, nn.Linear) and "layers" in name}


@torch.no_grad()
def ranges(reader: nn.Module, windows: Iterable[NDArray[np.int64]]) -> dict[str, Range]:
    """The range of what goes into each dense step, measured on windows of token ids [tokens]."""
    steps = dense_steps(reader)
    seen: dict[str, list[Tensor]] = {name: [] for name in steps}
    hooks = [
        step.register_forward_pre_hook(lambda _, given, name=name: seen[name].append(given[0].flatten(0, 1).float()))
        for name, step in steps.items()
    ]
    for ids in windows:
        given = torch.from_numpy(ids)[None]
        reader(given, torch.ones_like(given))
    for hook in hooks:
        hook.remove()
    return {name: best(step, torch.cat(seen[name])) for name, step in steps.items()}


def best(step: nn.Linear, rows: Tensor) -> Range:
    """The range of ``rows`` [tokens, inputs] that changes least of what the step makes of them."""
    wanted = step(rows)
    tried = [fitted(step.weight, rows, strength) for strength in STRENGTHS]
    return min(tried, key=lambda by: float(F.mse_loss(Rounded(step, by)(rows), wanted)))


def fitted(weight: Tensor, rows: Tensor, strength: float) -> Range:
    """The range of ``rows`` [tokens, inputs] with that much evened out; ``weight`` [outputs, inputs]."""
    reach, against = rows.abs().amax(dim=0).clamp_min(LEAST), weight.abs().amax(dim=0).clamp_min(LEAST)
    even = (reach**strength / against ** (1 - strength)).clamp_min(LEAST)
    made = rows / even
    low, high = min(0.0, float(made.min())), max(0.0, float(made.max()))
    step = max(high - low, LEAST) / 255
    return Range(even, step, round(-low / step))


def rounded(reader: nn.Module, by: Mapping[str, Range]) -> None:
    """Makes the reader compute its dense steps as they are shipped."""
    for name, step in dense_steps(reader).items():
        within, _, last = name.rpartition(".")
        setattr(reader.get_submodule(within), last, Rounded(step, by[name]))


@torch.no_grad()
def shrunk(weight: Tensor, bias: Tensor, by: Range) -> Small:
    """A dense step of ``weight`` [outputs, inputs] as it is shipped."""
    wide = weight.float() * by.even
    scale = scales(wide)
    whole = (wide / scale[:, None]).round().clamp(-MOST, MOST).T.to(torch.int8)
    made = (np.ascontiguousarray(whole.numpy()), scale.numpy(), bias.float().numpy())
    return Small(by.even.numpy(), np.float32(by.step), np.uint8(by.zero), *made)
