"""The words of ``places.yaml`` as sets, read at first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from onrecord import codebook


def _table() -> dict[str, Any]:
    table: dict[str, Any] = codebook.table("places")
    return table


@cache
def words(name: str) -> frozenset[str]:
    """The word list ``name`` of ``places.yaml``, in lower case."""
    return frozenset(word.lower() for word in _table()[name])


@cache
def codes(name: str) -> frozenset[str]:
    """The list ``name`` of country codes, as they stand."""
    return frozenset(_table()[name])


@cache
def common() -> frozenset[str]:
    """Everyday English words and the calendar's: a place of such a name needs more than a capital letter."""
    lines = (Path(codebook.__file__).parent / "common_words.txt").read_text(encoding="utf-8").splitlines()
    listed = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(listed) | words("calendar")


@cache
def kind_words() -> dict[str, str]:
    """The kind that a word such as ``province`` names: ``admin1``."""
    return {word: kind for kind, entry in reversed(_table()["kind_words"].items()) for word in entry["words"]}


@cache
def fitting(kind: str) -> tuple[str, ...]:
    """The kinds of place that may bear a kind word of ``kind``, the likeliest first."""
    return tuple(_table()["kind_words"][kind]["kinds"])


@cache
def bearings() -> dict[str, str]:
    """Compass points by word: ``north-western`` -> ``NW``."""
    return {word: point for point, spelt in _table()["bearings"].items() for word in spelt}
