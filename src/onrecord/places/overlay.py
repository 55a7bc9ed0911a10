"""Rows of the codebook's overlay: regions, ranges, waters and towns that gazetteers of settlements lack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord import codebook
from onrecord.places.divided import title
from onrecord.places.rows import Division, Row

PRIOR = 5.5  # an area in the overlay is as well known as a city of 300,000 unless its entry says otherwise


def overlaid(known: dict[str, Division]) -> Iterator[Row]:
    """A row for every area of ``places.yaml``. Raises ``ValueError`` for an area in a division that does not exist."""
    codes = {(code[:2], title(division)): code for code, division in known.items() if code.count(".") == 1}
    for slug, entry in codebook.table("places")["areas"].items():
        yield _row(slug, entry, codes)


def _row(slug: str, entry: dict[str, Any], codes: dict[tuple[str, str], str]) -> Row:
    country, within = entry.get("country"), entry.get("admin1")
    if within is not None and (country, within) not in codes:
        raise ValueError(f"places.yaml: {slug}: {country} has no first-level division {within!r}")
    lat, lon = entry["point"]
    return Row(
        f"onrecord:{slug}", entry["name"], country, codes[(str(country), within)] if within else None, None,
        float(lat), float(lon), float(entry.get("prior", PRIOR)), entry["kind"], entry.get("radius"),
        (entry["name"], *entry.get("names", ())), 1 + len(entry.get("names", ())),
    )  # fmt: skip
