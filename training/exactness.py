"""How many values differ between the fast way and the exact one, over reports that the reader may learn.

python -m training.exactness [--reports 225]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from benchmarks.muc4.texts import messages
from benchmarks.shared import report_of, rows
from onrecord.coders import choose
from onrecord.model import Coded, Report
from onrecord.plain import plain

FAMILIES = ("incidents", "statements", "measures", "figures", "relief", "trends")
CHANCES = frozenset(("confidence", "sure", "terrorism"))  # numbers that any difference moves


def values(coded: Coded) -> set[tuple[str, str, str]]:
    """(where the row stands, name, value) of everything coded but the chances."""
    told: dict[str, Any] = plain(coded)
    return {
        (f"{family} {row.get('span') or row['evidence']}", name, json.dumps(value, sort_keys=True))
        for family in FAMILIES for row in told[family] for name, value in row.items() if name not in CHANCES
    }  # fmt: skip


def reports(shared: Path) -> Iterator[Report]:
    """Leads and MUC-4 messages of the training data, eight to one."""
    leads = map(report_of, rows(shared / "train" / "leads.jsonl"))
    folder = shared / "bench/muc4/dev"
    for message in chain.from_iterable(map(messages, sorted(folder.glob("dev-*")))):
        yield from islice(leads, 8)
        yield message


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=225)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    given = options.parse_args()
    fast, exact = choose("onrecord"), choose("onrecord", {"exact": "yes"})
    total = differing = 0
    for report in islice(reports(given.shared), given.reports):
        one, other = values(fast.code(report)), values(exact.code(report))
        total += len(one) + len(other)
        differing += len(one ^ other)
    print(
        json.dumps(
            {"reports": given.reports, "values": total // 2, "differ_percent": round(100 * differing / total, 2)}
        )
    )


if __name__ == "__main__":
    main()
