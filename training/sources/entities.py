"""Entities of GUM (news, interviews, biographies, voyages) and re3d (reports on Iraq and Syria)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.shared import learned
from onrecord.model import Span
from training.examples import Example, Mark
from training.sources.finding import apart

_GUM = {"person": "person", "organization": "organisation", "place": "place", "object": "object"}
_RE3D = {
    "Person": "person", "Organisation": "organisation", "Location": "place", "Weapon": "weapon",
    "MilitaryPlatform": "object", "Vehicle": "object",
}  # fmt: skip
_ENTITY = re.compile(r"\((\d+)-(\w+)-|(?<![\d-])(\d+)\)|\)")
LAYERS = frozenset(("entity",))
COPIED = 25  # words in one order that two texts share by no chance


def gum(shared: Path) -> Iterator[Example]:
    """GUM's texts, each in pieces of some fifteen sentences; their participants are linked."""
    for path in sorted((shared / "train" / "gum").glob("*.conllu")):
        sentences = path.read_text(encoding="utf-8").strip().split("\n\n")
        for first in range(0, len(sentences), 15):
            yield _gum(f"{path.stem}-{first}", sentences[first : first + 15])


def _gum(name: str, sentences: list[str]) -> Example:
    text, marks = "", []
    opened: list[tuple[str, str, int]] = []
    for line in (line for sentence in sentences for line in sentence.splitlines()):
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        start = len(text)
        text += cells[1]
        for entity in _said(cells[9]):
            if entity.startswith("("):
                number, kind = entity[1:].split("-")[:2]
                opened.append((number, kind, start))
            elif opened:
                number, kind, begin = opened.pop()
                marks += _entity(kind, (begin, len(text)), number)
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return Example(name, text, tuple(_inner(marks)), {}, LAYERS)


def _said(misc: str) -> Iterator[str]:
    """The openings ``(12-person-...`` and the closings ``)`` of a token, in order."""
    found = re.search(r"Entity=([^|]+)", misc)
    if found:
        for part in re.finditer(r"\(\d+-\w+|\)", found[1]):
            yield part[0]


def _entity(kind: str, span: Span, number: str) -> list[Mark]:
    label = _GUM.get(kind)
    return [Mark("entity", label, span, (), number)] if label and span[1] - span[0] < 80 else []


def _inner(marks: list[Mark]) -> list[Mark]:
    """The longest marks; those nested in another of their layer are left out."""
    return apart(marks)


def re3d(shared: Path) -> Iterator[Example]:
    """re3d's texts with their entities, without those that are measured on; its byte order mark is no text."""
    measured = _measured(shared)
    for folder in sorted(path for path in (shared / "train" / "re3d").iterdir() if path.is_dir()):
        marks: dict[str, list[Mark]] = {}
        for row in _lines(folder / "entities.json"):
            label = _RE3D.get(str(row["type"]))
            if label:
                span = (int(str(row["begin"])), int(str(row["end"])))
                marks.setdefault(str(row["documentId"]), []).append(Mark("entity", label, span))
        for row in _lines(folder / "documents.json"):
            text = str(row["text"])
            if measured.isdisjoint(_runs(text)):
                yield Example(str(row["_id"]), text, tuple(apart(marks.get(str(row["_id"]), []))), {}, LAYERS)


def _measured(shared: Path) -> set[str]:
    """What the documents say that the reader may not learn: ``bench/documents`` are texts of re3d."""
    rows = _lines(shared / "bench" / "documents" / "dev.jsonl")
    return {run for row in rows if not learned(str(row["id"])) for run in _runs(str(row["text"]))}


def _runs(text: str) -> set[str]:
    """All runs of so many words: texts that share one are copies, whole or in part."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[n : n + COPIED]) for n in range(max(1, len(words) - COPIED + 1))}


def _lines(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)
