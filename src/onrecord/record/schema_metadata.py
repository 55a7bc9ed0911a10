"""What the tables of the record belong to."""

from __future__ import annotations

from sqlalchemy import MetaData

metadata = MetaData()
