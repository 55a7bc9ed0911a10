"""How long a decision takes until the page shows it: the word written, matched, and the columns brought up to it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.desk.asking import told
from benchmarks.desk.made import NEAR
from onrecord.desk import Settings
from onrecord.desk.board import Board
from onrecord.desk.columns import chosen
from onrecord.desk.state import State
from onrecord.record import Record, review, undo
from onrecord.record.saying import split

BY = "Ada"


def decided(record: Path, times: int) -> dict[str, Any]:
    """Milliseconds by kind of decision, each of other incidents; all are taken back: the record then says the same.

    A rejected account that is taken back is compared anew, as one more report is: ``benchmarks.linking`` measures that.
    """
    board = Board(Settings(record, person=BY))
    board.columns()
    drawn, several = random.Random(11), _several(board)
    verbs: dict[str, Callable[[Record], Any]] = {
        "accept": lambda record: review(record, "accept", drawn.choice(several)[1], BY),
        "doubt": lambda record: review(record, "unsure", drawn.choice(several)[1][:1], BY),
        "split": lambda record: split(record, drawn.choice(several)[0], ["1"], BY, ""),
    }
    found = {}
    for name, verb in verbs.items():
        spent = []
        for _ in range(times):
            spent.append(_timed(board, verb))
            spent.append(_timed(board, lambda record: undo(record, None, BY)))
        found[name] = told(spent)
    board.close()
    return found


def _timed(board: Board, verb: Callable[[Record], Any]) -> tuple[float, float]:
    clock, cpu = time.perf_counter(), time.process_time()
    board.change(BY, verb)
    chosen(board.columns(), State())
    return 1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - cpu)


def _several(board: Board) -> list[tuple[str, list[str]]]:
    """Incidents of two accounts and more, with these; none so large that not all of its pairs are in the record."""
    query = (
        "SELECT incident, group_concat(account) FROM incident_accounts GROUP BY incident"
        f" HAVING count(*) BETWEEN 2 AND {NEAR} LIMIT 2000"
    )
    with board.record.reading() as connection:
        return [(row[0], row[1].split(",")) for row in connection.exec_driver_sql(query)]
