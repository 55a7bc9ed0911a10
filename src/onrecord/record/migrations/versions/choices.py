"""The rulings that people chose, for single incidents and for the whole record. Frozen, as all migrations are."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "choices",
        Column("seq", Integer, primary_key=True),
        Column("account", Text, ForeignKey("accounts.id"), index=True),
        Column("report", Text),
        Column("position", Integer),
        Column("ruling", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("time", Text, nullable=False),
    )
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER choices_no_{action.lower()} BEFORE {action} ON choices BEGIN"
            " SELECT RAISE(ABORT, 'choices are only ever added to'); END"
        )
