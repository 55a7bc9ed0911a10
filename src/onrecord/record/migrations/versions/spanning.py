"""An index on the incidents of several days: what lies on given days is found without going through all before them.

Frozen, as all migrations are.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_incidents_spanning", "incidents", ["start", "end"], sqlite_where=text('"end" > start'))
