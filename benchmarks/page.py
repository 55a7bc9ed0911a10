"""Writes docs/benchmarks.md: every benchmark run now, its figures with the command, the corpus and the commit.

``python -m benchmarks.page [--only WORD...]``. ``--only`` runs the sections whose title has one of the words and leaves
the others as they stand, with their commits. Without the hand-coded sets it changes nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks import page_tables as tables
from benchmarks.shared import PROJECT
from onrecord.marking.engine import DATA, described, stamp

PAGE = PROJECT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Each figure comes from the command beside it, run at the commit beside it; `python -m benchmarks.page` runs them all, or
some (`--only speed`), and writes this page. The hand-coded sets lie in `../shared` (or `$ONRECORD_SHARED`) and are no
part of the project. A set's hash is the beginning of the SHA-256 of its bytes. `benchmarks/floors.yaml` pins what a
change may not fall below. Where a section names the reader's precision: processors with VNNI compute in int8, others in
fp32, and some figures differ by tenths between them.

Precision, recall and F1 count incidents that were paired with a hand-coded one; a field's figure is the share of pairs
in which it is right. `record` is F1 times the mean of all fields. All are percentages. In reports of epidemics,
figures of kinds that the coding guide lacks (injured, missing, assisted, incidents) count as its `other`. Two people
who coded 60 of the leads independently reach F1 93.5, type 97.2, killed 100, record 88.9 against each other.
"""
_LEADS = "python -m benchmarks.leads --gold ../shared/bench"
Tables = Callable[[dict[str, Any]], Iterator[str]]
SECTIONS: dict[str, tuple[str, Tables]] = {
    "News leads": (f"{_LEADS}/leads/dev.jsonl", tables.incidents),
    "Documents on Iraq and Syria, the half that is not learned": (f"{_LEADS}/documents/dev.jsonl", tables.incidents),
    "Epidemics: figures, measures, relief, statements": (
        "python -m benchmarks.crisis --gold ../shared/bench/crisis/dev.jsonl", tables.crisis,
    ),
    "Who says what: a hundred passages of our own": ("python -m benchmarks.attribution", tables.crisis),
    "MUC-4, TST1 and TST2: terrorist acts in Latin America": ("python -m benchmarks.muc4", tables.muc4),
    "Names of places: the test halves of LGL and GeoVirus": ("python -m benchmarks.geoparsing", tables.geoparsing),
    "MAVERICK: which reports tell of one event of election violence in Kenya": (
        "python -m benchmarks.maverick --data ../shared/bench/maverick/kenya.csv", tables.maverick,
    ),
    "Which undated news leads report the same incident": (
        "python -m benchmarks.clusters --gold ../shared/bench/clusters/dev.jsonl", tables.clusters,
    ),
    "How linking scales: made-up accounts": ("python -m benchmarks.linking", tables.linking),
    "The desk over a million accounts: made-up incidents": ("python -m benchmarks.desk", tables.desk),
    "Gazetteers of millions of places": ("python -m benchmarks.gazetteer --rows 1", tables.gazetteer),
    "Speed, memory, start-up": ("python -m benchmarks.speed --limit 600", tables.speed),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", nargs="+", metavar="WORD", help="the sections whose title has one of these words")
    wanted = parser.parse_args().only
    titles = [title for title in SECTIONS if wanted is None or any(word.lower() in title.lower() for word in wanted)]
    if not titles:
        parser.error(f"no title has one of {wanted}; they are: {'; '.join(SECTIONS)}")
    stands = sections(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for title in titles:
        stands[title] = "\n".join(section(title, *SECTIONS[title])).rstrip("\n") + "\n"
        print(title, flush=True)
    PAGE.write_text("\n".join([HEAD, *(stands[title] for title in SECTIONS if title in stands)]), encoding="utf-8")


def sections(page: str) -> dict[str, str]:
    """What stands on the page, by title."""
    parts = page.split("\n## ")[1:]
    return {part.partition("\n")[0]: f"## {part.rstrip()}\n" for part in parts}


def section(title: str, command: str, shown: Tables) -> Iterator[str]:
    """A heading, the command with corpus and commit, and the figures."""
    figures = run(command)
    made = f"Set {figures['sha256'][:12]}, commit {figures['commit']}, {stamp(described(DATA), exact=False)}."
    yield f"## {title}\n\n    {command}\n\n{made}\n"
    yield from shown(figures)


def run(command: str) -> dict[str, Any]:
    """The closing line of a benchmark; the run ends where its set is not here."""
    words = command.split()
    ran = subprocess.run([sys.executable, *words[1:]], cwd=PROJECT, capture_output=True, text=True, check=True)
    last = ran.stdout.splitlines()[-1]
    if not last.startswith("{"):
        sys.exit(last)
    figures: dict[str, Any] = json.loads(last)
    return figures


if __name__ == "__main__":
    main()
