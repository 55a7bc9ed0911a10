"""Quality floors: what the benchmarks must reach at least, pinned in floors.yaml with the hash of the corpus.

``python -m benchmarks.floors`` measures and compares, exit code 1 where a floor is broken. ``--pin`` raises the floors
to what is measured, less half a point. ``--lower REASON`` sets them anew, lower too, and writes the reason down.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.shared import PROJECT, closing_line, shared_folder

FLOORS = Path(__file__).with_name("floors.yaml")
SLACK = 0.5  # points: a floor stands so far below what was measured


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", metavar="REASON", help="set the floors to what is measured, lower too, for a reason")
    given = parser.parse_args()
    pinned = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    measured = {name: figures for name, entry in pinned.items() if (figures := measure(entry)) is not None}
    if not measured:
        print("skipped: ../shared/bench is not here (name its folder with ONRECORD_SHARED)")
        return
    broken = [] if given.lower else list(breaks(pinned, measured))
    print("\n".join(broken) if broken else f"floors hold: {', '.join(measured)}")
    if broken:
        sys.exit(1)
    if given.pin or given.lower:
        write({name: moved(pinned[name], measured.get(name), given.lower) for name in pinned})
    closing_line("floors", [corpus(pinned[name]) for name in measured], broken=len(broken))


def measure(entry: dict[str, Any]) -> dict[str, Any] | None:
    """The closing line of a benchmark; None where its corpus is absent."""
    gold = corpus(entry)
    if not gold.exists():
        return None
    named = entry.get("arguments", ["--gold", str(gold)])  # [] where the benchmark's own default is the corpus
    command = [sys.executable, "-m", entry["module"], *named]
    exact = {**os.environ, "ONRECORD_EXACT": "1"}  # so that a floor holds or breaks alike on every machine
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=exact)
    if ran.returncode:
        sys.exit(f"{entry['module']} failed:\n{ran.stderr}")
    figures: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return figures


def corpus(entry: dict[str, Any]) -> Path:
    """The file that shows whether the corpus is here: in the shared folder, or our own beside the benchmarks."""
    own = PROJECT / str(entry["gold"])
    return own if entry["gold"].startswith("benchmarks/") else shared_folder() / entry["gold"]


def breaks(pinned: dict[str, Any], measured: dict[str, Any]) -> Iterator[str]:
    """Every floor that is not reached, in words; a corpus of other bytes has no floors and is named too."""
    for name, figures in measured.items():
        entry = pinned[name]
        if entry.get("sha256") not in (None, figures["sha256"]):
            yield f"{name}: another corpus (sha256 {figures['sha256'][:12]}); pin its floors with --lower REASON"
            continue
        for figure, floor in entry["floors"].items():
            reached = value(figures, figure)
            if reached < floor:
                yield f"{name}: {figure} is {reached}, its floor is {floor}"


def value(figures: dict[str, Any], figure: str) -> float:
    """A figure by its dotted name: ``f1``, ``fields.killed``."""
    found: Any = figures
    for part in figure.split("."):
        found = found[part]
    return float(found)


def moved(entry: dict[str, Any], figures: dict[str, Any] | None, reason: str | None) -> dict[str, Any]:
    """The entry with its floors at what is measured: never lower, unless there is a reason."""
    if figures is None:
        return entry
    floors = {}
    for figure, floor in entry["floors"].items():
        reached = round(value(figures, figure) - SLACK, 1)
        floors[figure] = reached if reason else max(reached, floor)
    lowered = [*entry.get("lowered", []), reason] if reason and floors != entry["floors"] else entry.get("lowered", [])
    return {**entry, "sha256": figures["sha256"], "floors": floors} | ({"lowered": lowered} if lowered else {})


def write(entries: dict[str, Any]) -> None:
    """Writes the floors below the comment that heads the file."""
    head = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True)
    FLOORS.write_text("\n".join([*head, body]), encoding="utf-8")


if __name__ == "__main__":
    main()
