"""HXL: CSV with a row of hashtags below its header, as OCHA's tools and HDX read it; one row an incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord import codebook
from onrecord.publish.about import About
from onrecord.publish.cells import line
from onrecord.publish.flat import flat

if TYPE_CHECKING:
    from onrecord.record import Told


def lines(told: Iterable[Told], about: About) -> Iterator[str]:
    """The file in pieces: header, hashtags, then a row each."""
    columns: dict[str, tuple[str, str]] = codebook.table("hxl")["columns"]
    yield line(columns)
    yield line(tag for tag, _ in columns.values())
    for one in told:
        row = flat(one.incident)
        about.rows += 1
        yield line(row[field] for _, field in columns.values())
