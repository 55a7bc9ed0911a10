"""A record on disk of a made-up world, as reading, linking and ruling leave it; linked by the world's own truth, for
linking is measured elsewhere (``benchmarks.linking``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sqlalchemy import Connection, text

from benchmarks.desk.world import Newsworld
from benchmarks.linking.stored import Told, fill
from onrecord.linking.gist import GIST
from onrecord.record import Record
from onrecord.record import links as tables
from onrecord.record.choosing import ruling_of
from onrecord.record.derived import bring_to
from onrecord.record.log import head
from onrecord.record.matching import derived, rules
from onrecord.record.reclustering import Cluster
from onrecord.rulings.incident import incident_id

AN_INCIDENT = 10 / 3  # accounts
NEAR = 8  # pairs are kept between accounts of one event that lie no further apart than so many others


def made(path: Path, incidents: int) -> None:
    """A record of about so many incidents at ``path``, which must not exist yet."""
    with Record.open(path) as record:
        with record.writing() as connection:
            gold = fill(connection, _reports(round(incidents * AN_INCIDENT)))
            clusters = _clusters(gold)
            _link(connection, clusters)
        with record.writing() as connection:
            bring_to(connection, record.actor, "range", derived(connection, clusters, ruling_of(connection), {}))
            count = connection.scalar(text("SELECT count(*) FROM incidents")) or 0
            state = {"rules": rules(), "seq": str(head(connection)[0]), "incidents": str(count)}
            tables.set_state(connection, state)


def renewed(path: Path) -> None:
    """Tells a record that is there that it was matched by what is in force now, for its incidents are its truth."""
    with Record.open(path) as record, record.writing() as connection:
        tables.set_state(connection, {"rules": rules(), "seq": str(head(connection)[0])})


def _reports(accounts: int) -> Iterator[Told]:
    return Newsworld().reports(accounts)


def _clusters(gold: dict[str, int]) -> list[Cluster]:
    found: dict[int, list[str]] = defaultdict(list)
    for account, event in gold.items():
        found[event].append(account)
    return [tuple(sorted(some)) for some in found.values()]


def _link(connection: Connection, clusters: list[Cluster]) -> None:
    """The matcher's tables as far as a word on accounts that are there asks them, with the pairs that are true; and the
    ids that an incident may have had. What is needed to compare accounts is left out: it takes as long as all else."""
    tables.clear(connection)
    where = {
        row[0]: (row[1], row[2]) for row in connection.exec_driver_sql("SELECT id, report, position FROM accounts")
    }
    number = {id: n for n, id in enumerate((id for some in clusters for id in some), 1)}
    anchored = ((incident_id(root), id) for id, root in where.items())
    tables.many(connection, "INSERT INTO anchors (id, account) VALUES (?, ?)", anchored)
    gist = np.zeros(1, GIST).tobytes()
    rows = ((n, id, where[id][0], *where[id], gist) for id, n in number.items())
    tables.many(connection, f"INSERT INTO link_accounts ({', '.join(tables.ACCOUNT)}) VALUES (?, ?, ?, ?, ?, ?)", rows)
    tables.add_edges(connection, (
        tables.Edge(number[one], number[other], 0.95)
        for some in clusters for at, one in enumerate(some) for other in some[at + 1 : at + NEAR]
    ))  # fmt: skip
