"""What the reader learns from, counted for the model card: texts by source, our texts by region, incidents by type.

python -m training.counts
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from training.examples import Example, kept_back
from training.regions import region
from training.sources import OWN, all_examples

Counts = dict[tuple[str, str], Counter[str]]  # (table, row) to its columns


def counted(examples: list[tuple[str, Example]]) -> Counts:
    """``learned`` and ``kept back`` texts of each source and region; incidents that are learned, by type and source."""
    found: Counts = defaultdict(Counter)
    for source, example in examples:
        part = "kept back" if kept_back(example) else "learned"
        found["source", source].update({part: 1, f"words {part}": len(example.text.split())})
        if source == "own":
            found["region of our texts", region(example)][part] += 1
            for told in example.incidents.values():
                found["status in our texts", told.status or "none"][part] += 1
        if part == "learned":
            for told in example.incidents.values():
                kind = f"{source}, terrorism" if told.terrorism else f"{source}, other" if source == "muc4" else source
                found["type", told.type][kind] += 1
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--texts", type=Path, default=OWN)
    given = options.parse_args()
    found = counted(list(all_examples(given.shared, given.texts)))
    for table in dict.fromkeys(name for name, _ in found):
        rows = {row: n for (name, row), n in found.items() if name == table}
        columns = list(dict.fromkeys(column for n in rows.values() for column in sorted(n)))
        print(f"\n| {table} | {' | '.join(columns)} |")
        print("| --- " * (1 + len(columns)) + "|")
        for row, n in sorted(rows.items(), key=lambda pair: -pair[1].total()):
            print(f"| {row} | {' | '.join(f'{n[column]:,}' for column in columns)} |")


if __name__ == "__main__":
    main()
