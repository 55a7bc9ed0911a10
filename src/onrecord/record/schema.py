"""The tables of the record. Everything is only ever added, but for what is derived and may be rebuilt: ``reviewed``
and the tables of ``schema_derived``.

``sources`` are the bytes as they came, ``reports`` what the intake made of them, ``codings`` say which coder has read
which report, ``accounts`` and ``sayings`` (statements, measures, figures, relief, trends) are what it found,
``lineage`` says which of them continue which, ``judgements`` say which tell of the same incident, ``acts`` which of
these people made together or took back, ``reviews`` what they said of single accounts, ``log`` tells in a chain of
hashes what came when.
Dates are ISO 8601 text, times UTC with microseconds, JSON is canonical (see ``log.canonical``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# Passed on: whoever asks need not know which are derived.
# isort: off
from onrecord.record.schema_derived import (
    facets as facets,
    incident_accounts as incident_accounts,
    incident_log as incident_log,
    incidents as incidents,
    link_accounts as link_accounts,
    link_keys as link_keys,
    link_marks as link_marks,
    link_people as link_people,
    link_profiles as link_profiles,
    link_state as link_state,
    links as links,
)
from onrecord.record.schema_metadata import metadata as metadata
# isort: on

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),  # hash of sha256, name and url
    Column("sha256", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("collected", Text, nullable=False),
    Column("collector", Text),
    Column("media_type", Text),
    Column("bytes", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True),  # an explicit row id: the full-text index must survive VACUUM
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, ForeignKey("sources.id"), nullable=False, index=True),
    Column("key", Text, nullable=False, index=True),  # what it is a version of: its URL, or its source's name
    Column("digest", Text, nullable=False),  # hash of all that the coder sees
    Column("supersedes", Text, ForeignKey("reports.id"), unique=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("outlet", Text),
    Column("published", Text, index=True),
    Column("language", Text),
    Column("byline", Text),
    Column("url", Text),
    Column("map", Text, nullable=False),  # JSON: clean text back to the source
    UniqueConstraint("key", "digest"),
    Index("ix_reports_outlet", "outlet", "published"),
    Index("ix_reports_language", "language", "published"),
)

codings = Table(
    "codings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("codebook", Text, nullable=False),
    Column("coder", Text, nullable=False),
    UniqueConstraint("report", "codebook", "coder"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("coding", Text, ForeignKey("codings.id"), nullable=False, index=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("version", Integer, nullable=False),  # 1 as coded; a person's correction counts up
    Column("replaces", Text, ForeignKey("accounts.id"), unique=True),
    Column("type", Text, nullable=False, index=True),
    Column("country", Text, index=True),
    Column("start", Text, index=True),
    Column("end", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("json", Text, nullable=False),
    Column("act", Integer, ForeignKey("acts.seq")),  # by which a person wrote it; none for a coder's
    UniqueConstraint("coding", "position", "version"),
    Index("ix_accounts_act", "act", sqlite_where=text("act IS NOT NULL")),
)

sayings = Table(
    "sayings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("coding", Text, ForeignKey("codings.id"), nullable=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("family", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),  # code points, half open, into the coded text
    Column("end", Integer, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("coding", "family", "position"),
)

lineage = Table(  # whose account an account is, where that is not plain: see ``record/lineage.py``
    "lineage",
    metadata,
    Column("account", Text, ForeignKey("accounts.id"), primary_key=True),
    Column("continues", Text, ForeignKey("accounts.id"), unique=True),
    Column("report", Text, nullable=False),  # report and position of its root
    Column("position", Integer, nullable=False),
    Index("ix_lineage_root", "report", "position"),
)

anchors = Table(  # every id that an incident may have, with the first account of the line that it is made of
    "anchors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.id"), primary_key=True, index=True),
)

acts = Table(  # what people did: judged (each pair is a row of ``judgements``), or took back what they did before
    "acts",
    metadata,
    Column("seq", Integer, primary_key=True),  # the number that people call it by
    Column("verb", Text, nullable=False),  # same, different, unsure, split, undo, or a verdict of ``reviews``
    Column("subject", Text, nullable=False),  # JSON: the ids that it was said of, as they were then
    Column("of", Integer, ForeignKey("acts.seq")),  # the act that an undo takes back
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("time", Text, nullable=False),
    Index("ix_acts_of", "of", sqlite_where=text('"of" IS NOT NULL')),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("a", Text, ForeignKey("accounts.id"), nullable=False),
    Column("b", Text, ForeignKey("accounts.id"), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("act", Integer, ForeignKey("acts.seq")),
    Index("ix_judgements_pair", "a", "b"),
    Index("ix_judgements_b", "b"),
    Index("ix_judgements_act", "act"),
)

reviews = Table(  # what people said of single accounts, and of those that they wrote themselves
    "reviews",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("act", Integer, ForeignKey("acts.seq"), nullable=False, index=True),
    Column("account", Text, ForeignKey("accounts.id"), nullable=False),  # the one that was seen, or written
    Column("report", Text, nullable=False),  # report and position of its root, by which the word goes on to hold
    Column("position", Integer, nullable=False),
    Column("verdict", Text, nullable=False),  # accept, reject, unsure, note, correct, contribute
    Index("ix_reviews_root", "report", "position"),
)

reviewed = Table(  # what the words on each line of accounts come to: derived, see ``record/settling.py``
    "reviewed",
    metadata,
    Column("report", Text, primary_key=True),  # of the root
    Column("position", Integer, primary_key=True),
    Column("account", Text, unique=True),  # the account of the line that stands, a person's or the coder's
    Column("counts", Integer, nullable=False),  # 0: it is rejected
    Column("state", Text, nullable=False),
    Column("act", Integer),  # whose word the state is
    Column("flags", Text, nullable=False),  # JSON: flags, each with why
    Index("ix_reviewed_flags", "account", sqlite_where=text("flags != '[]'")),
)

choices = Table(  # which ruling people chose, for an incident's accounts or (no account) for the whole record
    "choices",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("account", Text, ForeignKey("accounts.id"), index=True),
    Column("report", Text),  # report and position of the account's root, by which the choice goes on to hold
    Column("position", Integer),
    Column("ruling", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("time", Text, nullable=False),
)

samples = Table(  # reports drawn to be coded by several people, each for themselves: see ``record/samples.py``
    "samples",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("how", Text, nullable=False),  # JSON: the draw
    Column("reports", Text, nullable=False),  # JSON: ids in their order
    Column("by", Text, nullable=False),
    Column("time", Text, nullable=False),
)

sample_codings = Table(  # of a person's rows on one report the last counts
    "sample_codings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("sample", Text, ForeignKey("samples.id"), nullable=False, index=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("by", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("time", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("time", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False, unique=True),  # unique: the chain can't fork
    Column("hash", Text, nullable=False, unique=True),
    Index("ix_log_subject", "subject", "kind"),
    Index("ix_log_kind", "kind", "seq"),
)

Row = dict[str, Any]  # a row's values by the names of its columns

PER_QUERY = 500  # values in one IN (...), well below SQLite's limit

APPEND_ONLY = (
    "sources", "reports", "codings", "accounts", "sayings", "lineage", "anchors", "acts", "judgements", "reviews",
    "choices", "samples", "sample_codings", "log",
)  # fmt: skip


def fetch(connection: Connection, query: Select[Any]) -> Iterator[Row]:
    """The rows of ``query``, one by one."""
    for row in connection.execute(query).mappings():
        yield {str(name): value for name, value in row.items()}
