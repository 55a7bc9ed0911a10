"""The kept-back texts, and the documents that may be learned, as hand-coded rows for ``benchmarks.leads --gold``.

What rules and marks are put together on.

python -m training.gold --out FILE [--source own|leads|documents] [--part 0/2]
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.shared import learned
from onrecord.coding.draft import meet
from onrecord.coding.harm_apart import part_of_others
from onrecord.coding.marked_harm import one_person
from onrecord.coding.setting import fineness
from onrecord.model import Place
from onrecord.numbers import people
from onrecord.places import survey
from training.examples import Example, Mark, in_part, kept_back
from training.sources import OWN, own

HARMS = ("killed", "injured", "abducted")
_ENDS = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z0-9])|\n\n+")  # where a sentence ends
Bounds = tuple[int | None, int | None, str | None]  # low, high, vague


def row(example: Example) -> dict[str, Any]:
    """One of our texts in the form of ``train/leads.jsonl``."""
    known = survey(example.text)[0]
    incidents = [_incident(example, number, known) for number in sorted(example.incidents)]
    return {"id": example.id, "title": "", "text": example.text, "incidents": incidents, "figures": []}


def _incident(example: Example, number: int, known: Sequence[Place]) -> dict[str, Any]:
    told = example.incidents[number]
    marks = [m for m in example.marks if number in m.incidents]

    def said(*labels: str) -> list[str]:
        return [example.text[slice(*m.span)] for m in marks if m.label in labels]

    doers = said("perpetrator_person", "perpetrator_organisation")
    harms = {name: [m for m in marks if m.layer == "harm" and m.label == name] for name in HARMS}
    return {
        "type": told.type, "status": told.status, "background": told.background, "aggregate": told.aggregate,
        "place": place(example.text, [m for m in marks if m.label == "place"], known), "country": None,
        "when": next(iter(said("when")), None), "perpetrator": doers[0] if doers else None,
        "targets": said("target_person", "target_object"), "attributed_to": next(iter(said("source")), None),
        **{effect: harm(example.text, found) for effect, found in harms.items()},
    }  # fmt: skip


def place(text: str, marks: Sequence[Mark], known: Sequence[Place]) -> str | None:
    """The most specific of the places marked, as the guide of the leads wants it: the finest by the gazetteer, and
    those that it does not know ("Green Zone"); several that are as fine joined by semicolons."""
    fine = [max((fineness(p) for p in known if meet(p.span, m.span)), default=None) for m in marks]
    least = max((one for one in fine if one is not None), default=0.0)
    named = [text[slice(*m.span)] for m, one in zip(marks, fine, strict=True) if one is None or one >= least]
    return "; ".join(dict.fromkeys(named)) or None


def harm(text: str, marks: Sequence[Mark]) -> dict[str, Any] | None:
    """What the marks of one effect count: in each sentence their sum; of the sentences the one that counts most, a
    headline only where no other counts."""
    if not marks:
        return None
    ends = [match.end() for match in _ENDS.finditer(text)]
    parts = groupby(sorted(marks, key=lambda m: m.span), key=lambda m: bisect(ends, m.span[0]))
    sums = [(n > 0, _total(text, list(same))) for n, same in parts]
    told = [(body, one) for body, one in sums if one[:2] != (None, None)] or sums
    low, high, vague = max(told, key=lambda one: (one[0], one[1][0] or one[1][1] or 0))[1]
    return {"low": low, "high": high, "vague": vague}


def _total(text: str, marks: Sequence[Mark]) -> Bounds:
    """What the marks of one sentence count, without those who are some of others."""
    return _sum([_count(text, m) for n, m in enumerate(marks) if n == 0 or not part_of_others(text, m.span)])


def _count(text: str, mark: Mark) -> Bounds:
    words = text[slice(*mark.span)]
    count = people(words)
    return (count.low, count.high, count.vague) if count else one_person(words)


def _sum(counts: Sequence[Bounds]) -> Bounds:
    """The counts of one sentence added up; those without a number count only where no other has one."""
    numbered = [one for one in dict.fromkeys(counts) if one[:2] != (None, None)]
    if len(numbered) < 2:
        return next(iter(numbered or counts), (None, None, None))
    lows, highs = [low for low, _, _ in numbered], [high for _, high, _ in numbered]
    total = [None if None in bounds else sum(n or 0 for n in bounds) for bounds in (lows, highs)]
    return total[0], total[1], None


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    options.add_argument("--source", choices=("own", "leads", "documents"), default="own")
    options.add_argument("--part", metavar="N/M", help="the leads that a reader trained with --without N/M never saw")
    given = options.parse_args()
    if given.source == "own":
        rows = [row(example) for example in own.examples(given.texts) if kept_back(example)]
    else:
        path = given.shared / ("train/leads.jsonl" if given.source == "leads" else "bench/documents/dev.jsonl")
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [one for one in rows if _back(one, given.source, given.part)]
    given.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    print(f"{given.out.name}: {len(rows)} texts, {sum(len(one['incidents']) for one in rows)} incidents")


def _back(one: dict[str, Any], source: str, part: str | None) -> bool:
    example = Example(one["id"], "", (), {}, frozenset())
    if source == "documents":
        return learned(one["id"])
    return kept_back(example) or (part is not None and in_part(example, part))


if __name__ == "__main__":
    main()
