"""Many reports coded in order, by one process or by several."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait

from onrecord.model import Coded, Report

CHUNK = 8  # reports sent to a process at once: sending costs little beside coding, and the order is kept cheaply
AHEAD = 3  # chunks a process may be ahead of the reader: bounds the memory however long the input


@dataclass(frozen=True, slots=True)
class Coder:
    """What codes a report, and the stamp that its accounts carry. ``code`` is a module's function, so that other
    processes find it by its name."""

    code: Callable[[Report], Coded]
    codebook: str
    name: str


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A report on which the coder failed, which is a fault of the coder; the others are coded all the same."""

    id: str
    reason: str


def code_many(reports: Iterable[Report], coder: Coder, jobs: int = 1) -> Iterator[Coded | Uncoded]:
    """One result per report, in order. ``jobs`` processes; the input is read only a little ahead of the results."""
    if jobs <= 1:
        return (_code(coder, report) for report in reports)
    return _in_processes(iter(reports), coder, jobs)


def _in_processes(reports: Iterator[Report], coder: Coder, jobs: int) -> Iterator[Coded | Uncoded]:
    pending: deque[Future[list[Coded | Uncoded]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_end_with_parent) as pool:
        while True:
            while len(pending) < jobs * AHEAD and (chunk := list(islice(reports, CHUNK))):
                pending.append(pool.submit(_code_chunk, coder, chunk))
            if not pending:
                return
            yield from pending.popleft().result()


def _code_chunk(coder: Coder, chunk: list[Report]) -> list[Coded | Uncoded]:
    return [_code(coder, report) for report in chunk]


def _code(coder: Coder, report: Report) -> Coded | Uncoded:
    try:
        coded = coder.code(report)
    except Exception as error:  # whatever a coder trips over must cost one report, not the run
        return Uncoded(report.id, f"{type(error).__name__}: {error}")
    if (coded.codebook, coded.coder) != (coder.codebook, coder.name):
        raise ValueError(f"the coder stamps {coded.codebook}, {coded.coder}, not {coder.codebook}, {coder.name}")
    return coded


def _context() -> multiprocessing.context.BaseContext:
    # Never a plain fork: a child must not inherit the open database, nor a lock that another thread holds.
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _end_with_parent() -> None:
    """End this process when its parent has ended, killed included; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()
