"""Speed, memory and start-up of the coder on at least 2,000 reports of about 400 words.

``python -m benchmarks.speed [--limit N]``: reports a second and peak memory of the whole coder with one process on one
thread and on two, and with two processes; each stage alone; how near the encoder comes to a matrix product; and what a
user waits for a first answer.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from benchmarks import corpus, encoder_rate
from benchmarks.shared import PROJECT, closing_line, shared_folder
from onrecord.marking.reader import THREADS
from onrecord.model import Report
from onrecord.plain import plain

BATCH = 25


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--limit", type=int, help="only some N reports, taken evenly over all (a quick look)")
    given = parser.parse_args()
    files = corpus.files(shared_folder())
    if not files:
        print("skipped: ../shared/bench is not here (name its folder with ONRECORD_SHARED)")
        return
    texts = corpus.even(corpus.reports(shared_folder()))
    texts = texts[:: max(1, len(texts) // given.limit)] if given.limit else texts
    words = sum(len(report.text.split()) for report in texts) / len(texts)
    print(f"{len(texts)} reports of {words:.0f} words on {os.cpu_count()} cores")
    figures = {"reports": len(texts), "words": round(words), "cores": os.cpu_count()}
    figures |= measure_processes(texts) | {"stages": measure_stages(texts)}
    figures |= {"encoder": encoder_rate.measure(), "start_up": measure_start_up(texts[0])}
    closing_line("speed", files, **figures)


def measure_processes(texts: list[Report]) -> dict[str, Any]:
    """Reports a second by the clock; by the time that one processor spent, which other work on the machine changes
    little; and peak memory in MB, summed over the processes. ``threads`` are those of the encoder."""
    found = {}
    for label, jobs, threads in (("one_process", 1, 1), ("two_threads", 1, 2), ("two_processes", 2, 1)):
        os.environ[THREADS] = str(threads)  # handed to the processes that are started
        seconds, spent, megabytes = run_pool(texts, jobs)
        speed, own = len(texts) / seconds, len(texts) / spent
        found[label] = {"reports_a_second": round(speed, 1), "reports_a_cpu_second": round(own, 1),
                        "peak_mb": round(megabytes)}  # fmt: skip
        print(f"  {label:<14}{speed:8.1f} reports/s   {own:6.1f} a CPU second   {megabytes:5.0f} MB at most")
    return found


def run_pool(texts: list[Report], jobs: int) -> tuple[float, float, float]:
    """Codes all texts in fresh processes, each warmed with one report: seconds, CPU seconds, peak megabytes in all."""
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(code_batch, [texts[:1]] * jobs * 2))
        started = time.perf_counter()
        done = list(pool.map(code_batch, batches))
        seconds = time.perf_counter() - started
    return seconds, sum(spent for _, spent, _ in done), sum({process: peak for process, _, peak in done}.values())


def code_batch(batch: list[Report]) -> tuple[int, float, float]:
    """Codes a batch and writes it as JSON, as ``onrecord code`` does; this process, its CPU seconds and peak MB."""
    from onrecord.coding import code
    from onrecord.coding.many import collect_seldom

    collect_seldom()  # as the processes of ``onrecord code`` do
    started = time.process_time()
    for report in batch:
        json.dumps(plain(code(report)), ensure_ascii=False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return os.getpid(), time.process_time() - started, peak


def measure_stages(texts: list[Report]) -> dict[str, Any]:
    """Each stage of the coder alone, all in one fresh process; then writing its JSON."""
    os.environ[THREADS] = "1"  # the time of two would be counted twice
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        seconds = pool.submit(run_stages, texts).result()
    for name, spent in seconds.items():
        print(f"  {name:<14}{len(texts) / spent:8.0f} reports/s   {1000 * spent / len(texts):6.3f} ms a report")
    return {name: {"reports_a_second": round(len(texts) / spent), "ms_a_report": round(1000 * spent / len(texts), 3)}
            for name, spent in seconds.items()}  # fmt: skip


def run_stages(texts: list[Report]) -> dict[str, float]:
    """CPU seconds that each stage takes over all texts, tables loaded beforehand."""
    from onrecord.coding import code
    from onrecord.coding.many import collect_seldom
    from onrecord.coding.stages import STAGES

    collect_seldom()
    code(texts[0])
    seconds = dict.fromkeys((*STAGES, "json"), 0.0)
    timed = {name: _timed(name, stage, seconds) for name, stage in STAGES.items()}
    write = _timed("json", lambda coded: json.dumps(plain(coded), ensure_ascii=False), seconds)
    for report in texts:
        write(code(report, timed))
    return seconds


def _timed(name: str, stage: Callable[[Any], Any], seconds: dict[str, float]) -> Callable[[Any], Any]:
    def run(given: Any) -> Any:
        started = time.process_time()
        try:
            return stage(given)
        finally:
            seconds[name] += time.process_time() - started

    return run


def measure_start_up(report: Report) -> dict[str, float]:
    """Seconds, median of five fresh processes; ``first_code`` has an empty cache, so it compiles every table."""
    onrecord = [sys.executable, "-m", "onrecord"]
    line = json.dumps(plain(report)) + "\n"
    with tempfile.TemporaryDirectory() as cache:
        first = clock([*onrecord, "code"], line, ONRECORD_CACHE=cache)
        found = {
            "help": statistics.median(clock([*onrecord, "--help"], "") for _ in range(5)),
            "code": statistics.median(clock([*onrecord, "code"], line, ONRECORD_CACHE=cache) for _ in range(5)),
            "first_code": first,
        }
    print("  start-up      " + "   ".join(f"{name} {seconds:.2f} s" for name, seconds in found.items()))
    return {name: round(seconds, 3) for name, seconds in found.items()}


def clock(command: list[str], given: str, **environment: str) -> float:
    started = time.perf_counter()
    subprocess.run(command, input=given, text=True, capture_output=True, check=True, cwd=PROJECT,
                   env={**os.environ, **environment})  # fmt: skip
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
