"""Reports coded by several threads at once, the results in the order of the reports: for coders that wait."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from queue import SimpleQueue

from onrecord.coding.many import Coder, Uncoded, code_one
from onrecord.model import Coded, Report

AHEAD = 4  # reports a thread may be ahead of the reader: one slow answer must not idle the others
Result = Future[Coded | Uncoded]
Work = SimpleQueue[tuple[Result, Report] | None]


def code_in_threads(reports: Iterator[Report], coder: Coder, jobs: int) -> Iterator[Coded | Uncoded]:
    """One result per report, in order, from ``jobs`` threads."""
    work: Work = SimpleQueue()
    pending: deque[Result] = deque()
    for _ in range(jobs):  # daemons: who stops the program need not wait for a server that does not answer
        threading.Thread(target=_work, args=(work, coder), daemon=True).start()
    try:
        for report in reports:
            pending.append(Future())
            work.put((pending[-1], report))
            if len(pending) >= jobs * AHEAD or pending[0].done():
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        for future in pending:
            future.cancel()
        for _ in range(jobs):
            work.put(None)


def _work(work: Work, coder: Coder) -> None:
    while (item := work.get()) is not None:
        future, report = item
        if not future.set_running_or_notify_cancel():
            continue
        try:
            future.set_result(code_one(coder, report))
        except BaseException as error:  # a false stamp stops the run, in the thread that reads the results
            future.set_exception(error)
