"""The tables of the record that are derived, and may be rebuilt: the incidents, what pages are drawn from, and the
matcher's own, ``link...``.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from onrecord.record.schema_metadata import metadata

incidents = Table(
    "incidents",
    metadata,
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
    Index("ix_incidents_spanning", "start", "end", sqlite_where=text('"end" > start')),  # those of several days
)

incident_accounts = Table(
    "incident_accounts",
    metadata,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("account", Text, ForeignKey("accounts.id"), primary_key=True, index=True),
)

incident_log = Table(  # which entries of the log tell of an incident: derived from these
    "incident_log",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),  # of the entry
    sqlite_with_rowid=False,
)

facets = Table(  # what each incident is filtered, counted and drawn by: see ``record/facets.py``
    "facets",
    metadata,
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
    Column("start", Integer),  # days are proleptic ordinals
    Column("end", Integer),
    Column("published", Integer),  # the first report's
    Column("killed", Integer),
    Column("sources", Integer, nullable=False),  # independent ones
    Column("confidence", Float, nullable=False),
    Column("parties", Text),  # the first of each side
    Column("actors", Text, nullable=False),  # several values, parted by ``facets.BETWEEN``
    Column("flags", Text, nullable=False),
    Column("outlets", Text, nullable=False),
    Column("reports", Text, nullable=False),  # row numbers of those that tell of it, parted by blanks
)

link_state = Table(  # the matcher's own tables: see ``record/links.py``
    "link_state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

link_accounts = Table(
    "link_accounts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("account", Text, nullable=False, unique=True),
    Column("report", Text, nullable=False, index=True),
    Column("root_report", Text, nullable=False),
    Column("root_position", Integer, nullable=False),
    Column("gist", LargeBinary, nullable=False),  # ``linking.gist.GIST``
)

link_profiles = Table(
    "link_profiles",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("profile", Text, nullable=False),  # ``linking.packed``
)

link_keys = Table(  # what an account can be found by: ``linking.block``
    "link_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("bucket", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

link_people = Table(  # what people hold of current accounts
    "link_people",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("by", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
)

link_marks = Table(  # and what their words leave on an account
    "link_marks",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("account", Text, nullable=False),
    Column("flag", Text, nullable=False),
    Column("why", Text, nullable=False),
)
