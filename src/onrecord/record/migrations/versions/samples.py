"""Samples of reports that several people code blind, and what each coded. Frozen, as all migrations are."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "samples",
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *(Column(name, Text, nullable=False) for name in ("name", "how", "reports", "by", "time")),
    )
    op.create_table(
        "sample_codings",
        Column("seq", Integer, primary_key=True),
        Column("sample", Text, ForeignKey("samples.id"), nullable=False, index=True),
        Column("report", Text, ForeignKey("reports.id"), nullable=False),
        *(Column(name, Text, nullable=False) for name in ("by", "json", "time")),
    )
    for table in ("samples", "sample_codings"):
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} BEGIN"
                f" SELECT RAISE(ABORT, '{table} are only ever added to'); END"
            )
