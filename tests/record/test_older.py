"""A record of an older Onrecord, brought up to date when it is opened: nothing that it said is lost."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from onrecord.coding.many import Coder
from onrecord.model import Coded, Report
from onrecord.record import Record, RecordError, changes, incident, incidents, match, take, upgrade, verify
from onrecord.record.log import GENESIS, Event, append, digest
from tests.record.made_up import CODER, code, intaken, many, report


def first_schema(path: Path) -> None:
    """An empty record as revision 0001 made it."""
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {upgrade.APPLICATION_ID}")
    engine.dispose()


def read_twice(path: Path) -> None:
    """Nine reports; three of them coded anew in another order, one of these changed after that."""

    def anew(told: Report) -> Coded:
        found = code(told)
        return replace(found, coder="small 2", incidents=found.incidents[::-1])

    with Record.open(path) as record:
        both = [replace(report(n), text=f"{report(n).text} {report(n + 3).text}") for n in (0, 1, 2)]
        take(record, [*map(intaken, both), *map(intaken, map(report, range(3, 9)))], CODER)
        take(record, [intaken(one) for one in both], Coder(anew, "1.0", "small 2"))
        take(record, [intaken(replace(both[0], text="Updated. " + both[0].text))], Coder(anew, "1.0", "small 2"))
        match(record)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A record of revision 0001 with the rows of a present one."""
    read_twice(tmp_path / "present.db")
    path = tmp_path / "older.db"
    first_schema(path)
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("ATTACH ? AS present", (str(tmp_path / "present.db"),))
        for table in ("sources", "reports", "codings", "accounts", "sayings", "incidents", "incident_accounts"):
            names = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})"))
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM present.{table}")
        kinds = "('source', 'report', 'coding')"
        rows = connection.execute(f"SELECT * FROM present.log WHERE kind IN {kinds} ORDER BY seq").fetchall()
        connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rechained(rows))
    return path


def rechained(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    found, previous = [], GENESIS
    for seq, (_, time, actor, kind, subject, payload, *_) in enumerate(rows, 1):
        fields = (seq, time, actor, kind, subject, payload, previous)
        previous = digest(fields)
        found.append((*fields, previous))
    return found


def test_an_older_record_comes_to_the_same_incidents(older: Path, tmp_path: Path) -> None:
    with Record.open(older) as record:
        match(record)
        assert verify(record) == []
        found = incidents(record)
    with Record.open(tmp_path / "present.db") as record:
        assert found == incidents(record)
    with sqlite3.connect(older) as one, sqlite3.connect(tmp_path / "present.db") as other:
        query = "SELECT * FROM lineage ORDER BY account"
        assert one.execute(query).fetchall() == other.execute(query).fetchall() != []


def test_the_ids_of_that_time_are_answered(older: Path) -> None:
    with Record.open(older) as record:
        match(record)
        held = {account: one.id for one in incidents(record) for account in one.accounts}
        for account, now in held.items():
            old = f"I-{hashlib.sha256(account.encode()).hexdigest()[:10]}"
            told = incident(record, old)
            assert (told.incident.id, told.formerly) == (now, old)


def test_an_older_record_can_not_be_only_read(older: Path) -> None:
    with pytest.raises(RecordError, match="run: onrecord match"):
        Record.open(older, readonly=True)


def test_changes_of_an_older_log_are_told_as_far_as_it_knew(tmp_path: Path) -> None:
    with Record.open(tmp_path / "record.db") as record:
        with record.writing() as connection:
            logged = {"added": ["I-1"], "changed": ["I-2"], "removed": ["I-3"], "seal": "0" * 64}
            append(connection, "onrecord 0.1.0", [Event("incidents", "range", logged)])
        assert [(one.kind, one.id) for one in changes(record)] == [
            ("added", "I-1"), ("changed", "I-2"), ("removed", "I-3"),
        ]  # fmt: skip
        take(record, many(3), CODER)
        match(record)
        assert verify(record) == []
