"""The kept-back texts, and the documents that may be learned, as hand-coded rows for ``benchmarks.leads --gold``.

What rules and marks are put together on.

python -m training.gold --out FILE [--source own|leads|documents]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.shared import learned
from onrecord.numbers import people
from training.examples import Example, Mark, kept_back
from training.sources import OWN, own

HARMS = ("killed", "injured", "abducted")


def row(example: Example) -> dict[str, Any]:
    """One of our texts in the form of ``train/leads.jsonl``."""
    incidents = [_incident(example, number) for number in sorted(example.incidents)]
    return {"id": example.id, "title": "", "text": example.text, "incidents": incidents, "figures": []}


def _incident(example: Example, number: int) -> dict[str, Any]:
    told = example.incidents[number]
    marks = [m for m in example.marks if number in m.incidents]

    def said(*labels: str) -> list[str]:
        return [example.text[slice(*m.span)] for m in marks if m.label in labels]

    doers = said("perpetrator_person", "perpetrator_organisation")
    return {
        "type": told.type, "status": told.status, "background": told.background, "aggregate": told.aggregate,
        "place": next(iter(said("place")), None), "country": None, "when": next(iter(said("when")), None),
        "perpetrator": doers[0] if doers else None, "targets": said("target_person", "target_object"),
        "attributed_to": next(iter(said("source")), None),
        **{effect: _harm(example, [m for m in marks if m.layer == "harm" and m.label == effect]) for effect in HARMS},
    }  # fmt: skip


def _harm(example: Example, marks: list[Mark]) -> dict[str, Any] | None:
    """The largest count that the marks of one effect give."""
    if not marks:
        return None
    counts = [c for c in (people(example.text[slice(*m.span)]) for m in marks) if c is not None]
    if not counts:
        return {"low": None, "high": None, "vague": None}
    best = max(counts, key=lambda c: c.low or c.high or 0)
    return {"low": best.low, "high": best.high, "vague": best.vague}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    options.add_argument("--source", choices=("own", "leads", "documents"), default="own")
    given = options.parse_args()
    if given.source == "own":
        rows = [row(example) for example in own.examples(given.texts) if kept_back(example)]
    else:
        path = given.shared / ("train/leads.jsonl" if given.source == "leads" else "bench/documents/dev.jsonl")
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [one for one in rows if _back(one, given.source)]
    given.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    print(f"{given.out.name}: {len(rows)} texts, {sum(len(one['incidents']) for one in rows)} incidents")


def _back(one: dict[str, Any], source: str) -> bool:
    example = Example(one["id"], "", (), {}, frozenset())
    return learned(one["id"]) if source == "documents" else kept_back(example)


if __name__ == "__main__":
    main()
