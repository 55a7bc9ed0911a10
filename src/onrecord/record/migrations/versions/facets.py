"""What incidents are filtered, counted and drawn by: derived, so rows may be changed and removed. Frozen."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Integer, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "facets",
        Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
        Column("type", Text, nullable=False),
        Column("event_type", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("corroboration", Text, nullable=False),
        Column("country", Text),
        Column("admin1", Text),
        Column("place", Text),
        Column("latitude", Float),
        Column("longitude", Float),
        Column("start", Integer),
        Column("end", Integer),
        Column("published", Integer),
        Column("killed", Integer),
        Column("sources", Integer, nullable=False),
        Column("confidence", Float, nullable=False),
        Column("parties", Text),
        Column("actors", Text, nullable=False),
        Column("flags", Text, nullable=False),
        Column("outlets", Text, nullable=False),
        Column("reports", Text, nullable=False),
    )
