"""A count between two bounds in words, as every room tells it."""

from __future__ import annotations

import pytest

from onrecord.bounds import in_words

COUNTS = [
    ("one number", 12, 12, "12"), ("two", 12, 20, "12 to 20"), ("none below", None, 20, "up to 20"),
    ("none above", 12, None, "at least 12"), ("nobody", 0, 0, "0"), ("perhaps nobody", 0, 3, "0 to 3"),
    ("unknown", None, None, "dozens"), ("at least nobody", 0, None, "at least 0"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "low", "high", "words"), COUNTS)
def test_a_count(label: str, low: int | None, high: int | None, words: str) -> None:
    assert in_words(low, high, "dozens") == words, label


def test_each_room_writes_numbers_as_it_does() -> None:
    assert in_words(1200, 3000, "–", lambda number: f"{number:,}", " – ") == "1,200 – 3,000"
