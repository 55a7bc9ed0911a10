"""Alembic's entry: runs the migrations inside the transaction that ``upgrade.bring_up`` has begun."""

from __future__ import annotations

from alembic import context

from onrecord.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
