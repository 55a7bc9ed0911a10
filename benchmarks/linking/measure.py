"""One size measured: a record of so many accounts linked whole, then read on, report by report."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from benchmarks.bcubed import b_cubed
from benchmarks.linking.stored import Newsroom, Told, fill
from benchmarks.linking.world import World
from onrecord.record import Record, match, take
from onrecord.record import links as tables
from onrecord.record.anew import Anew
from onrecord.record.choosing import ruling_of
from onrecord.record.derived import bring_to
from onrecord.record.log import head
from onrecord.record.matching import derived, rules
from onrecord.record.reclustering import Cluster

FURTHER = 200  # reports read one by one
RECENT = 30_000  # accounts whose incidents are derived: more than those that the further reports can touch


def measure(size: int) -> dict[str, Any]:
    """Figures of one size; times are CPU time of one core, but for ``report_ms``, which is by the clock."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record.db") as record:
        world = World().reports(2 * size + 10_000)  # more than are taken, so that the last ones are of the last days
        with record.writing() as connection:
            gold = fill(connection, _first(world, size))
        return _whole(record, gold) | _further(record, list(islice(world, FURTHER)))


def _first(world: Iterator[Told], accounts: int) -> Iterator[Told]:
    """Reports with so many accounts."""
    made = 0
    while made < accounts:
        told = next(world)
        yield told
        made += len(told)


def _whole(record: Record, gold: dict[str, int]) -> dict[str, Any]:
    started = time.process_time()
    with record.writing() as connection:
        whole = Anew(connection)
        clusters = list(whole.clusters())
        spent = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        _derive(record, connection, clusters)
        pairs = connection.exec_driver_sql("SELECT count(*) FROM links").scalar() or 0
    found = {id: number for number, cluster in enumerate(clusters) for id in cluster}
    accounts = len(gold)
    return {
        "linked": accounts,
        "accounts_a_second": round(accounts / spent),
        "cpu_us_an_account": round(1e6 * spent / accounts),
        "peak_mb": round(peak),
        "record_mb": round(Path(record.name).stat().st_size / 1e6),
        "links_an_account": round(pairs / accounts, 2),
        "largest": max(map(len, clusters)),
        **b_cubed(found, gold),
        "apart": b_cubed({id: id for id in gold}, gold),
    }


def _derive(record: Record, connection: Connection, clusters: list[Cluster]) -> None:
    """The incidents of the last accounts, as a match leaves them."""
    last = tables.size(connection) - RECENT
    recent = set(connection.exec_driver_sql("SELECT account FROM link_accounts WHERE n > ?", (last,)).scalars())
    some = (cluster for cluster in clusters if not recent.isdisjoint(cluster))
    bring_to(connection, record.actor, "range", derived(connection, some, ruling_of(connection), {}))
    count = connection.exec_driver_sql("SELECT count(*) FROM incidents").scalar() or 0
    state = {"rules": rules(), "seq": str(head(connection)[0]), "incidents": str(count)}
    tables.set_state(connection, state)


def _further(record: Record, reports: list[Told]) -> dict[str, Any]:
    """How long it takes to match one more report, once it is read; milliseconds by the clock and of one core."""
    newsroom, waited, spent, joined = Newsroom(), [], [], 0
    for told in reports:
        take(record, [newsroom.hand_in(told)], newsroom.coder)
        clock, own = time.perf_counter(), time.process_time()
        matched = match(record)
        waited.append(1e3 * (time.perf_counter() - clock))
        spent.append(1e3 * (time.process_time() - own))
        joined += matched.changed + matched.removed > 0
    return {"reports": len(reports), "joined": joined, "report_ms": _middle(waited), "report_cpu_ms": _middle(spent)}


def _middle(values: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(values, n=20)
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1), "most": round(max(values), 1)}
