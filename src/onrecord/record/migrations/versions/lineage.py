"""Which account continues which, every id that an incident may have, and people's judgements as numbered acts.

Frozen, as all migrations are. What the accounts that are there already continue is worked out by ``lineage.fill``.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "lineage",
        Column("account", Text, ForeignKey("accounts.id"), primary_key=True),
        Column("continues", Text, ForeignKey("accounts.id"), unique=True),
        Column("report", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Index("ix_lineage_root", "report", "position"),
    )
    op.create_table(
        "anchors",
        Column("id", Text, primary_key=True),
        Column("account", Text, ForeignKey("accounts.id"), primary_key=True, index=True),
    )
    op.create_table(
        "acts",
        Column("seq", Integer, primary_key=True),
        Column("verb", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("of", Integer, ForeignKey("acts.seq")),
        Column("by", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("time", Text, nullable=False),
    )
    op.execute("ALTER TABLE judgements ADD COLUMN act INTEGER REFERENCES acts (seq)")
    op.create_index("ix_judgements_act", "judgements", ["act"])
    op.create_index("ix_log_kind", "log", ["kind", "seq"])
    for table in ("lineage", "anchors", "acts"):
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} BEGIN"
                f" SELECT RAISE(ABORT, '{table} are only ever added to'); END"
            )
