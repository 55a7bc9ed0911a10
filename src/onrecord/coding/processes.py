"""Reports coded by several processes at once, the results in the order of the reports."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext

from onrecord.coding.many import Coder, CodingStopped, Uncoded, code_one, collect_seldom
from onrecord.model import Coded, Report

CHUNK = 8  # reports sent to a process at once: sending costs little beside coding, and the order is kept cheaply
AHEAD = 3  # chunks a process may be ahead of the reader: bounds the memory however long the input


def code_in_processes(reports: Iterator[Report], coder: Coder, jobs: int) -> Iterator[Coded | Uncoded]:
    """One result per report, in order, from ``jobs`` processes."""
    pending: deque[Future[list[Coded | Uncoded]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)
    try:
        while True:
            while len(pending) < jobs * AHEAD and (chunk := list(islice(reports, CHUNK))):
                pending.append(pool.submit(_code_chunk, coder, chunk))
            if not pending:
                return
            yield from pending.popleft().result()
    except BrokenProcessPool as error:
        raise CodingStopped("a process that codes was ended from outside, most often for want of memory") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _code_chunk(coder: Coder, chunk: list[Report]) -> list[Coded | Uncoded]:
    return [code_one(coder, report) for report in chunk]


def _context() -> BaseContext:
    # Never a plain fork: a child must not inherit the open database, nor a lock that another thread holds.
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _begin() -> None:
    """Leave an interrupt to the parent, and end when the parent has ended, killed included."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)  # it would wait for work for ever
