"""How the desk answers where the record is large: every view and filter, a decision, a first visit.

``python -m benchmarks.desk [--incidents N] [--record FILE] [--rounds N]``. The record is made up by the figures in
``desk/world.yaml`` and ``linking/world.yaml``; of 300,000 incidents it takes half an hour and 5 GB to make, so that
``--record`` keeps it, or takes the one that is there. Times are by the clock, as a browser on the same machine waits,
and of the desk's own CPU, which what else the machine does changes less.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.desk.asking import asked
from benchmarks.desk.deciding import decided
from benchmarks.desk.made import made, renewed
from benchmarks.desk.served import Served
from benchmarks.desk.visiting import visited
from benchmarks.shared import closing_line
from onrecord.record import Record

INCIDENTS = 300_000
HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--incidents", type=int, default=INCIDENTS, metavar="N", help="ten accounts to three of them")
    parser.add_argument("--record", type=Path, metavar="FILE", help="where the record is kept, or is already")
    parser.add_argument("--rounds", type=int, default=60, metavar="N", help="how often each view is asked for")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "record.db"
        if path.exists():
            renewed(path)
        else:
            made(path, given.incidents)
        figures = measured(path, given.rounds)
    closing_line("desk", [HERE / "world.yaml", HERE.parent / "linking" / "world.yaml"], cores=os.cpu_count(), **figures)


def measured(path: Path, rounds: int) -> dict[str, Any]:
    """All figures of a record."""
    with Served(path) as desk:
        views = asked(desk, path, rounds)
        for name, row in views.items():
            print(f"{name:>28}: {json.dumps(row)}", flush=True)
        visit = visited(desk.url)
        memory = desk.memory()
    incidents, accounts = _counted(path)
    slowest = {part: max(row[part]["p95"] for row in views.values()) for part in ("ms", "cpu_ms")}
    return {
        "incidents": incidents, "accounts": accounts, "record_mb": round(path.stat().st_size / 1e6), **desk.opened,
        "memory_mb": memory, "slowest_p95": slowest, "views": views, "decision": decided(path, max(5, rounds // 4)),
        "first_visit": visit,
    }  # fmt: skip


def _counted(path: Path) -> tuple[int, int]:
    with Record.open(path, readonly=True) as record, record.reading() as connection:
        counts = [connection.exec_driver_sql(f"SELECT count(*) FROM {name}") for name in ("facets", "accounts")]
        return counts[0].scalar_one(), counts[1].scalar_one()


if __name__ == "__main__":
    main()
