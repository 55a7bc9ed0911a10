"""Which entries of the log tell of an incident: derived, so that its history is found without reading all. Frozen."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "incident_log",
        Column("incident", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        PrimaryKeyConstraint("incident", "seq"),
        sqlite_with_rowid=False,
    )
