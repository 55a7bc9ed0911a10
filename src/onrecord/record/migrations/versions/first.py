"""The first schema: sources, reports, codings, accounts, sayings, judgements, incidents, the log.

Frozen: a later schema is a migration of its own. ``schema.py`` says what each table is for.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint

revision = "0001"
down_revision = None

APPEND_ONLY = ("sources", "reports", "codings", "accounts", "sayings", "judgements", "log")


def upgrade() -> None:
    _reports()
    _codings()
    _sayings()
    _incidents()
    _log()
    _search()
    for table in APPEND_ONLY:
        _forbid_changes(table)


def _reports() -> None:
    op.create_table(
        "sources",
        Column("id", Text, primary_key=True),
        Column("sha256", Text, nullable=False, index=True),
        Column("name", Text, nullable=False),
        Column("url", Text),
        Column("collected", Text, nullable=False),
        Column("collector", Text),
        Column("media_type", Text),
        Column("bytes", LargeBinary, nullable=False),
    )
    op.create_table(
        "reports",
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("source", Text, ForeignKey("sources.id"), nullable=False, index=True),
        Column("key", Text, nullable=False, index=True),
        Column("digest", Text, nullable=False),
        Column("supersedes", Text, ForeignKey("reports.id"), unique=True),
        Column("title", Text),
        Column("text", Text, nullable=False),
        Column("outlet", Text),
        Column("published", Text, index=True),
        Column("language", Text),
        Column("byline", Text),
        Column("url", Text),
        Column("map", Text, nullable=False),
        UniqueConstraint("key", "digest"),
    )


def _codings() -> None:
    op.create_table(
        "codings",
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("report", Text, ForeignKey("reports.id"), nullable=False),
        Column("codebook", Text, nullable=False),
        Column("coder", Text, nullable=False),
        UniqueConstraint("report", "codebook", "coder"),
    )
    op.create_table(
        "accounts",
        Column("id", Text, primary_key=True),
        Column("coding", Text, ForeignKey("codings.id"), nullable=False, index=True),
        Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        Column("codebook", Text, nullable=False),
        Column("coder", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("replaces", Text, ForeignKey("accounts.id"), unique=True),
        Column("type", Text, nullable=False, index=True),
        Column("country", Text, index=True),
        Column("start", Text, index=True),
        Column("end", Text),
        Column("latitude", Float),
        Column("longitude", Float),
        Column("json", Text, nullable=False),
        UniqueConstraint("coding", "position", "version"),
    )


def _sayings() -> None:
    op.create_table(
        "sayings",
        Column("id", Text, primary_key=True),
        Column("coding", Text, ForeignKey("codings.id"), nullable=False),
        Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
        Column("family", Text, nullable=False, index=True),
        Column("position", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("json", Text, nullable=False),
        UniqueConstraint("coding", "family", "position"),
    )


def _incidents() -> None:
    op.create_table(
        "judgements",
        Column("seq", Integer, primary_key=True),
        Column("a", Text, ForeignKey("accounts.id"), nullable=False),
        Column("b", Text, ForeignKey("accounts.id"), nullable=False),
        Column("verdict", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("score", Float, nullable=False),
        Column("why", Text, nullable=False),
        Column("time", Text, nullable=False),
        Index("ix_judgements_pair", "a", "b"),
        Index("ix_judgements_b", "b"),
    )
    op.create_table(
        "incidents",
        Column("id", Text, primary_key=True),
        Column("type", Text, nullable=False, index=True),
        Column("event_type", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("country", Text, index=True),
        Column("start", Text, index=True),
        Column("end", Text),
        Column("latitude", Float),
        Column("longitude", Float),
        Column("json", Text, nullable=False),
    )
    op.create_table(
        "incident_accounts",
        Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
        Column("account", Text, ForeignKey("accounts.id"), primary_key=True, index=True),
    )


def _log() -> None:
    op.create_table(
        "log",
        Column("seq", Integer, primary_key=True),
        Column("time", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("payload", Text, nullable=False),
        Column("previous", Text, nullable=False, unique=True),
        Column("hash", Text, nullable=False, unique=True),
        Index("ix_log_subject", "subject", "kind"),
    )


def _search() -> None:
    """Full-text search over reports: the index holds no text of its own and takes in each report as it is added."""
    op.execute(
        "CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, content='reports', content_rowid='seq',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER reports_fts_insert AFTER INSERT ON reports BEGIN"
        " INSERT INTO reports_fts (rowid, title, text) VALUES (new.seq, new.title, new.text); END"
    )


def _forbid_changes(table: str) -> None:
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} BEGIN"
            f" SELECT RAISE(ABORT, '{table} are only ever added to'); END"
        )
