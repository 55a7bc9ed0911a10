"""The texts that we wrote (``training/texts``), marked as the other sources are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.numbers import counts
from training.examples import Example, Mark
from training.markup import texts

OWN = Path(__file__).parents[1] / "texts"


def examples(folder: Path = OWN) -> Iterator[Example]:
    """All texts of a folder, in the order of their files."""
    for path in sorted(folder.glob("*.txt")):
        for example in texts(path.read_text(encoding="utf-8"), path.name):
            yield replace(example, marks=tuple(_bare(example.text, mark) for mark in example.marks))


def _bare(text: str, mark: Mark) -> Mark:
    """A figure's mark on its number alone, as in ``train/crisis.jsonl``: "1,200" of "1,200 new cases"."""
    if mark.layer != "figure":
        return mark
    found = counts(text[slice(*mark.span)])
    if not found:
        return mark
    a, b = found[0].span
    return replace(mark, span=(mark.span[0] + a, mark.span[0] + b))
