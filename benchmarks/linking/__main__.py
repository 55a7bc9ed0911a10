"""How linking scales: accounts a second, memory, cost an account, and how long one more report takes.

``python -m benchmarks.linking [--sizes N ...]``. The accounts are made up by the figures in ``linking/world.yaml``, so
many that a hundred times the accounts are a hundred times the days. Each size is a record on disk, in a process of its
own: linked whole, then 200 further reports of its last days are read and matched one after another. B-cubed says how
well the made-up events are found again, so that speed is not bought with wrong links.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
from pathlib import Path

from benchmarks.linking.measure import measure
from benchmarks.shared import closing_line

SIZES = (10_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="numbers of accounts")
    sizes = parser.parse_args().sizes
    found = {}
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found[f"accounts_{size}"] = pool.apply(measure, (size,))
        print(f"{size:>9} accounts: {json.dumps(found[f'accounts_{size}'])}", flush=True)
    first, last = (found[f"accounts_{size}"]["cpu_us_an_account"] for size in (min(sizes), max(sizes)))
    growth = {
        "cost_grew": round(last / first, 2),
        "logarithm_grew": round(math.log(max(sizes)) / math.log(min(sizes)), 2),
    }
    closing_line("linking", [Path(__file__).with_name("world.yaml")], cores=os.cpu_count(), **growth, **found)


if __name__ == "__main__":
    main()
