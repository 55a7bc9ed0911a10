"""``train/crisis.jsonl``: 25 Wikinews reports with figures, measures, relief and statements coded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count as numbers
from pathlib import Path

from onrecord.numbers import Count, counts
from training.examples import Example, Mark
from training.sources.coded import Row
from training.sources.finding import apart, occurrences

LAYERS = frozenset(("figure", "measure", "relief", "attribution", "content"))


def examples(shared: Path) -> Iterator[Example]:
    """The 25 training reports."""
    with (shared / "train" / "crisis.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
            marks = [*_figures(text, row), *_clauses(text, row), *_statements(text, row)]
            yield Example(row["id"], text, tuple(apart(marks)), {}, LAYERS)


def _figures(text: str, row: Row) -> Iterator[Mark]:
    """The number of each figure: the count in its clause that says the same."""
    found = counts(text)
    for figure in row["figures"]:
        for start, end in occurrences(text, figure["text"]):
            inside = [c for c in found if start <= c.span[0] and c.span[1] <= end]
            said = next((c for c in inside if _same(c, figure)), inside[0] if len(inside) == 1 else None)
            if said is not None:
                yield Mark("figure", figure["what"], said.span)


def _same(count: Count, figure: Row) -> bool:
    if figure["vague"]:
        return count.vague is not None and count.vague == figure["vague"]
    return (count.low, count.high) == (figure["low"], figure["high"])


def _clauses(text: str, row: Row) -> Iterator[Mark]:
    for measure in row["measures"]:
        for span in occurrences(text, measure["text"]):
            yield Mark("measure", measure["kind"], span, (), None, measure["status"])
    for relief in row["relief"]:
        for span in occurrences(text, relief["text"]):
            yield Mark("relief", "relief", span)


def _statements(text: str, row: Row) -> Iterator[Mark]:
    """Content, and the source and the cue nearest to it."""
    for number, said in zip(numbers(), row["statements"], strict=False):
        content = next(occurrences(text, said["content"]), None)
        if content is None:
            continue
        name = f"s{number}"
        yield Mark("content", "content", content, (), name)
        speaker = said["speaker"] or said["organisation"]
        for label, words in (("source", speaker), ("cue", said["cue"])):
            near = sorted(
                occurrences(text, words or ""), key=lambda s: min(abs(s[1] - content[0]), abs(s[0] - content[1]))
            )
            if near:
                yield Mark("attribution", label, near[0], (), name)
