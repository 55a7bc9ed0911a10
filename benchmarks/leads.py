"""Incidents against hand-coded ones: news leads, and whole documents with ``--gold .../documents/dev.jsonl``.

``python -m benchmarks.leads [--gold FILE] [--machine FILE] [--errors]``. The machine's incidents come from the coder,
or with ``--machine`` from a file that ``onrecord code`` wrote. ``--errors`` prints each report not wholly right.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.calibration import Calibration
from benchmarks.scoring import HARMS, QUESTIONS, WORDED, Incident, Score, told, words
from benchmarks.shared import closing_line, gold_file, learned, report_of, rows
from onrecord.model import Coded
from onrecord.plain import build

Told = Mapping[str, list[Incident]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leads", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", help="hand-coded JSON Lines (default: leads/dev.jsonl in the shared folder)")
    parser.add_argument("--machine", help="JSON Lines written by `onrecord code` (default: code the texts now)")
    parser.add_argument("--coder", default="onrecord", help="the coder to measure (default: rules and reader)")
    parser.add_argument("--errors", action="store_true", help="print every report that is not wholly right")
    given = parser.parse_args()
    path = gold_file(given.gold, "bench/leads/dev.jsonl")
    gold = unlearned(rows(path)) if path.parent.name == "documents" else rows(path)
    machine = read_machine(Path(given.machine)) if given.machine else run_coder(gold, given.coder)
    score, calibration = Score(), Calibration()
    for row in gold:
        found = score.add(row["incidents"], machine.get(key(row), []))
        calibration.add(row["incidents"], machine.get(key(row), []), found)
        if given.errors:
            show_errors(row, machine.get(key(row), []), found)
    baselines = {name: score_all(gold, rule) for name, rule in BASELINES.items()}
    print_score(path.parent.name, score, baselines)
    shown = figures(score) | {"calibration_error": calibration.figures(), "calibration_luck": calibration.luck()}
    shown["baselines"] = {name: round(100 * baseline.f1, 1) for name, baseline in baselines.items()}
    closing_line(path.parent.name, [path], reports=len(gold), **shown)


def unlearned(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The half of the documents that the learned reader never saw."""
    return [row for row in documents if not learned(key(row))]


def key(row: Mapping[str, Any]) -> str:
    return str(row.get("id", row.get("row")))


def run_coder(gold: list[dict[str, Any]], name: str) -> Told:
    """A coder's incidents for each row."""
    from onrecord.coders import choose

    coder = choose(name)
    return {key(row): [told(account) for account in coder.code(report_of(row)).incidents] for row in gold}


def read_machine(path: Path) -> Told:
    """Incidents that ``onrecord code`` wrote to a file."""
    coded = [build(Coded, row) for row in rows(path) if "incidents" in row]
    return {one.id: [told(account) for account in one.incidents] for one in coded}


def score_all(gold: list[dict[str, Any]], rule: Callable[[dict[str, Any]], list[Incident]]) -> Score:
    score = Score()
    for row in gold:
        score.add(row["incidents"], rule(row))
    return score


SILENT: Incident = {
    "type": "attack", "status": "occurred", "background": False, "place": None, "country": None, "when": None,
    "perpetrator": None, "targets": [], "attributed_to": None, "killed": None, "injured": None, "abducted": None,
}  # fmt: skip


def nothing(row: dict[str, Any]) -> list[Incident]:
    """Baseline: no report tells anything."""
    return []


def killed_is_attack(row: dict[str, Any]) -> list[Incident]:
    """Baseline: one attack for each report that prints the word "killed"."""
    return [SILENT] if "killed" in words(f"{row.get('title') or ''} {row['text']}") else []


def rules(row: dict[str, Any]) -> list[Incident]:
    """Baseline: grammar and tables alone."""
    from onrecord.coders import choose

    return [told(account) for account in choose("rules").code(report_of(row)).incidents]


BASELINES = {"nothing": nothing, "killed_is_attack": killed_is_attack, "rules": rules}


def figures(score: Score) -> dict[str, Any]:
    """The figures of a score, percentages to one decimal."""
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1, "record": score.record}
    fields = {name: round(100 * score.fields[name].accuracy, 1) for name in QUESTIONS if name in score.fields}
    counts = {"gold": score.gold, "machine": score.machine, "paired": score.paired}
    return counts | {name: round(100 * share, 1) for name, share in shares.items()} | {"fields": fields}


def print_score(name: str, score: Score, baselines: Mapping[str, Score]) -> None:
    print(f"{name}: {score.gold} incidents coded by hand, {score.machine} by machine, {score.paired} pairs")
    print(f"  precision {100 * score.precision:5.1f}   recall {100 * score.recall:5.1f}   F1 {100 * score.f1:5.1f}"
          f"   record {100 * score.record:5.1f}")  # fmt: skip
    for field, tally in ((field, score.fields[field]) for field in QUESTIONS if field in score.fields):
        print(f"  {field:<14}{100 * tally.accuracy:6.1f}   {tally.right} of {tally.asked}")
    for label, baseline in baselines.items():
        print(f"  baseline {label}: F1 {100 * baseline.f1:.1f}, record {100 * baseline.record:.1f}")


def show_errors(row: dict[str, Any], machine: list[Incident], found: list[tuple[int, int]]) -> None:
    """Prints a report that is not wholly right: the text, pairs with their wrong fields, and what stands alone."""
    gold = row["incidents"]
    wrong = [(i, j, [name for name, ask in QUESTIONS.items() if ask(gold[i], machine[j]) is False]) for i, j in found]
    missed = [one for i, one in enumerate(gold) if i not in {i for i, _ in found}]
    extra = [one for j, one in enumerate(machine) if j not in {j for _, j in found}]
    if not (missed or extra or any(fields for *_, fields in wrong)):
        return
    print(f"\n=== {key(row)}  {row.get('title') or ''}\n{row['text']}")
    for i, j, fields in wrong:
        print(f"  pair    {gold[i]['type']}" + ("" if fields else "  (all right)"))
        for name in fields:
            print(f"          {name}: hand {_shown(gold[i][name])} | machine {_shown(machine[j][name])}")
    for label, incidents in (("MISSED", missed), ("EXTRA", extra)):
        for one in incidents:
            print(f"  {label:<7} {_line(one)}")


def _shown(value: Any) -> str:
    return f"{value.get('low')}..{value.get('high')}" if isinstance(value, dict) else repr(value)


def _line(incident: Incident) -> str:
    """One incident on one line: type, status, and the fields that it gives."""
    given = [f"{name}={_shown(incident[name])}" for name in ("country", *WORDED, *HARMS) if incident.get(name)]
    marks = [incident["status"]] + ["background"] * bool(incident["background"])
    return f"{incident['type']} ({', '.join(marks)}) " + " ".join(given)


if __name__ == "__main__":
    main()
