"""A record brought to the schema of this Onrecord: made when new, migrated when older, refused when newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from onrecord.record.errors import RecordError

REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010",
)  # oldest first; a test compares with the disk  # fmt: skip
APPLICATION_ID = 0x4F6E5265  # "OnRe" in the file's header (https://www.sqlite.org/fileformat.html#application_id)


def bring_up(connection: Connection, name: str) -> None:
    """Bring the database of ``connection``, which holds the write lock, to the newest revision, and fill in what an
    older Onrecord did not write down."""
    if revision(connection, name) == REVISIONS[-1]:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    from onrecord.record import entries, facets, older

    older.fill(connection)
    facets.fill(connection)
    entries.fill(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def revision(connection: Connection, name: str) -> str | None:
    """The record's revision, None for an empty file; ``RecordError`` for a newer record and for what is none."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise RecordError(
            name, "the file is a database, but no record of Onrecord", "name another record with --record"
        )
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found not in REVISIONS:
        raise RecordError(
            name,
            f"the record was written by a newer Onrecord (schema {found}; this one knows up to {REVISIONS[-1]})",
            "upgrade Onrecord, then run the same command again",
        )
    return str(found)
