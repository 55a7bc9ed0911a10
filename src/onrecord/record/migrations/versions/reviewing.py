"""What people said of single accounts, and the accounts that they wrote themselves. Frozen, as all migrations are."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Text, text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("ALTER TABLE accounts ADD COLUMN act INTEGER REFERENCES acts (seq)")
    op.create_index("ix_accounts_act", "accounts", ["act"], sqlite_where=text("act IS NOT NULL"))
    op.create_index("ix_acts_of", "acts", ["of"], sqlite_where=text('"of" IS NOT NULL'))
    _said()
    _follows()


def _said() -> None:
    op.create_table(
        "reviews",
        Column("seq", Integer, primary_key=True),
        Column("act", Integer, ForeignKey("acts.seq"), nullable=False, index=True),
        Column("account", Text, ForeignKey("accounts.id"), nullable=False),
        Column("report", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("verdict", Text, nullable=False),
        Index("ix_reviews_root", "report", "position"),
    )
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER reviews_no_{action.lower()} BEFORE {action} ON reviews BEGIN"
            " SELECT RAISE(ABORT, 'reviews are only ever added to'); END"
        )


def _follows() -> None:
    """What follows from what was said, by line of accounts: derived, so its rows may be changed and removed."""
    op.create_table(
        "reviewed",
        Column("report", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("account", Text, unique=True),
        Column("counts", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("act", Integer),
        Column("flags", Text, nullable=False),
        PrimaryKeyConstraint("report", "position"),
    )
    op.create_index("ix_reviewed_flags", "reviewed", ["account"], sqlite_where=text("flags != '[]'"))
