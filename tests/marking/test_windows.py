"""Windows cover every sentence, whole where one fits, and never ask for more than the encoder takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marking.windows import LIMIT, windows

CASES = [
    ("no sentence", [], []),
    ("one window", [30, 40], [(0, 70)]),
    ("the last sentence is read twice", [50, 60, 30, 40], [(0, 110), (110, 180)]),
    ("a short last sentence is read twice", [80, 40, 60], [(0, 120), (80, 180)]),
    ("a sentence longer than a window is cut, with overlap", [200], [(0, 126), (94, 200)]),
    ("empty sentences change nothing", [0, 30, 0], [(0, 30)]),
]


@pytest.mark.parametrize(("label", "sizes", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_windows(label: str, sizes: list[int], wanted: list[tuple[int, int]]) -> None:
    assert windows(sizes) == wanted


@given(st.lists(st.integers(0, 400), max_size=30))
def test_every_token_is_read_in_order(sizes: list[int]) -> None:
    found = windows(sizes)
    assert {n for a, b in found for n in range(a, b)} == set(range(sum(sizes)))
    assert all(0 < b - a <= LIMIT for a, b in found)
    assert found == sorted(found)
