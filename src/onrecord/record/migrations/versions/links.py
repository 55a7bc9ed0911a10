"""The matcher's own tables, derived from accounts and people's words: rows may be changed and removed. Frozen."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, Integer, LargeBinary, PrimaryKeyConstraint, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _accounts()
    _pairs()
    _people()


def _accounts() -> None:
    """What is compared of each account, and the keys that it is found by."""
    op.create_table(
        "link_state",
        Column("name", Text, primary_key=True),
        Column("value", Text, nullable=False),
    )
    op.create_table(
        "link_accounts",
        Column("n", Integer, primary_key=True),
        Column("account", Text, nullable=False, unique=True),
        Column("report", Text, nullable=False, index=True),
        Column("root_report", Text, nullable=False),
        Column("root_position", Integer, nullable=False),
        Column("gist", LargeBinary, nullable=False),
    )
    op.create_table(
        "link_profiles",
        Column("n", Integer, primary_key=True),
        Column("profile", Text, nullable=False),
    )
    op.create_table(
        "link_keys",
        Column("key", Integer, nullable=False),
        Column("bucket", Integer, nullable=False),
        Column("n", Integer, nullable=False),
        PrimaryKeyConstraint("key", "bucket", "n"),
        sqlite_with_rowid=False,
    )


def _pairs() -> None:
    op.create_table(
        "links",
        Column("a", Integer, nullable=False),
        Column("b", Integer, nullable=False, index=True),
        Column("score", Float, nullable=False),
        PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )


def _people() -> None:
    """People's words on the accounts of now, as clustering and flags take them."""
    op.create_table(
        "link_people",
        Column("a", Text, nullable=False),
        Column("b", Text, nullable=False, index=True),
        Column("by", Text, nullable=False),
        Column("verdict", Text, nullable=False),
        PrimaryKeyConstraint("a", "b", "by"),
    )
    op.create_table(
        "link_marks",
        Column("seq", Integer, primary_key=True),
        Column("account", Text, nullable=False),
        Column("flag", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
