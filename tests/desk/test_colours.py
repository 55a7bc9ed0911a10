"""The desk's colours, computed from its style sheet: text can be read, and event types can be told apart.

Contrast is WCAG 2.2's; colour blindness is simulated as by Machado, Oliveira and Fernandes (2009) at full severity;
distances are Euclidean in Oklab (Ottosson 2020), where 0.02 can just be seen.
"""

from __future__ import annotations

import re
from itertools import combinations, product

import numpy as np
import pytest

from onrecord.desk.pages import HERE

LIGHT, DARK = 0, 1
GROUNDS = ("ground", "raised", "sunk")
TEXTS = ("text", "soft", "link")
ON_THEIR_OWN = (
    ("on-accent", "accent"), ("good", "good-ground"), ("warn", "warn-ground"), ("bad", "bad-ground"), ("text", "mark"),
)  # fmt: skip
EYES = {
    "usual": np.eye(3),
    "little red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "little green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "little blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
TO_LMS = [[0.8189330, 0.3618667, -0.1288597], [0.0329845, 0.9293119, 0.0361456], [0.0482003, 0.2643663, 0.6338517]]
TO_LAB = [[0.2104543, 0.7936178, -0.0040720], [1.9779985, -2.4285922, 0.4505937], [0.0259040, 0.7827718, -0.8086758]]


def tokens() -> dict[str, tuple[str, str]]:
    sheet = (HERE / "static" / "css" / "desk.css").read_text(encoding="utf-8")
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", sheet)
    return {name: (light, dark) for name, light, dark in found}


TOKENS = tokens()
TYPES = sorted(name for name in TOKENS if name.startswith("type-"))


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(colour) @ TO_XYZ[1]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, eye: str) -> np.ndarray:
    light = np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1)
    lab: np.ndarray = np.array(TO_LAB) @ np.cbrt(np.array(TO_LMS) @ (np.array(TO_XYZ) @ light))
    return lab


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_text_can_be_read_on_every_ground(scheme: int) -> None:
    pairs = [*product(TEXTS, GROUNDS), *ON_THEIR_OWN, *product(("good", "warn", "bad"), ("ground",))]
    short = {(a, b): round(contrast(TOKENS[a][scheme], TOKENS[b][scheme]), 2) for a, b in pairs}
    assert {pair: ratio for pair, ratio in short.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_focus_and_points_stand_out_from_every_ground(scheme: int) -> None:
    pairs = product(("focus", *TYPES), (*GROUNDS, "land", "sea"))
    short = {(a, b): round(contrast(TOKENS[a][scheme], TOKENS[b][scheme]), 2) for a, b in pairs}
    assert {pair: ratio for pair, ratio in short.items() if ratio < 3} == {}


@pytest.mark.parametrize(("scheme", "eye"), list(product([LIGHT, DARK], EYES)))
def test_event_types_can_be_told_apart(scheme: int, eye: str) -> None:
    assert len(TYPES) == 6
    near = {
        (a, b): round(float(np.linalg.norm(seen(TOKENS[a][scheme], eye) - seen(TOKENS[b][scheme], eye))), 3)
        for a, b in combinations(TYPES, 2)
    }
    assert {pair: distance for pair, distance in near.items() if distance < 0.09} == {}
