"""Reports by outlet and by language, each in the order of publication. Frozen, as all migrations are."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_index("ix_reports_outlet", "reports", ["outlet", "published"])
    op.create_index("ix_reports_language", "reports", ["language", "published"])
