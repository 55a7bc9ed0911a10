"""The hand-coded incidents of leads and documents, as marks: ``train/leads.jsonl`` and half of ``bench/documents``.

Their values are words of the text, found again here; where they occur more than once, each occurrence is marked.
Triggers and tolls of the leads were marked by us (``training/leads_marks.tsv``: offsets alone).
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.shared import learned
from onrecord.actors import identify, kind_of_noun
from training.examples import Example, Mark, Told
from training.sources.finding import apart, occurrences

Row = dict[str, Any]
MARKS = Path(__file__).parents[1] / "leads_marks.tsv"


def leads(shared: Path) -> Iterator[Example]:
    """The 471 training leads with our marks of their triggers and tolls."""
    own = _own_marks()
    for row in _rows(shared / "train" / "leads.jsonl"):
        yield _example(row, own.get(row["id"], []), frozenset(("role", "trigger", "harm")))


def documents(shared: Path) -> Iterator[Example]:
    """The half of the documents that the reader may learn; the other half is for measuring."""
    for row in _rows(shared / "bench" / "documents" / "dev.jsonl"):
        if learned(row["id"]):
            yield _example(row, [], frozenset(("role",)))


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _own_marks() -> dict[str, list[Mark]]:
    found = defaultdict(list)
    with MARKS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            span = (int(row["start"]), int(row["end"]))
            found[row["id"]].append(Mark(row["layer"], row["label"], span, (int(row["incident"]),)))
    return found


def _example(row: Row, own: list[Mark], layers: frozenset[str]) -> Example:
    text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
    marks = [m for n, incident in enumerate(row["incidents"]) for m in _marks(text, incident, n)]
    told = {
        n: Told(one["type"], one["status"], bool(one["background"]), bool(one["aggregate"]))
        for n, one in enumerate(row["incidents"])
    }
    return Example(row["id"], text, tuple(apart([*own, *marks])), told, layers, linked=True)


def _marks(text: str, incident: Row, number: int) -> Iterator[Mark]:
    """The marks of one incident's values."""
    values = [("place", incident["place"]), ("when", incident["when"])]
    if incident["perpetrator"]:
        values.append((_doer(incident["perpetrator"]), incident["perpetrator"]))
    values += [(_hit(target), target) for target in incident["targets"]]
    for label, words in values:
        for span in occurrences(text, words or ""):
            yield Mark("role", label, span, (number,))
    for span in occurrences(text, incident["attributed_to"] or ""):
        yield Mark("attribution", "source", span, (number,))


def _doer(words: str) -> str:
    nature = identify(words).nature
    return "perpetrator_person" if nature == "person" else "perpetrator_organisation"


def _hit(words: str) -> str:
    known = kind_of_noun(words.split()[-1].lower())
    named = identify(words)
    return "target_person" if (known and known[1] != "object") or named.kind != "unknown" else "target_object"
