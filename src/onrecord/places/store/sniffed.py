"""What a file is: a part of GeoNames, Who's On First, or a table of the user's own; by its first line, not its name."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

from onrecord.places.store.lines import Source, lines
from onrecord.places.store.refused import Refused

DUMP_COLUMNS, ALTERNATE_COLUMNS, CODE_COLUMNS, HIERARCHY_COLUMNS = 19, range(4, 11), 4, (2, 3)
DUMP, ALTERNATES, CODES, HIERARCHY = "dump", "alternates", "codes", "hierarchy"
WHOSONFIRST, FEATURES, OWN = "whosonfirst", "features", "own"
GEONAMES = (DUMP, ALTERNATES, CODES, HIERARCHY)
KNOWN = (
    "give a GeoNames dump (19 columns between tabs), Who's On First as JSON Lines or a folder of GeoJSON, or a CSV "
    "file with the columns name, latitude and longitude"
)


def form_of(source: Source) -> str:
    """The form of a source. Raises ``Refused`` for one of no known form, and says what it looks like."""
    first = next(((number, text) for number, text in islice(lines(source), 20) if text.strip()), None)
    if first is None:
        raise Refused(source.name, "the file is empty", KNOWN)
    number, text = first
    if text.lstrip().startswith("{"):
        return WHOSONFIRST if _whole(text) else FEATURES
    cells = text.split("\t")
    if len(cells) > 1 and (form := _geonames(cells)):
        return form
    if is_header(text):
        return OWN
    raise Refused(source.name, _looks(text, cells), KNOWN, number)


def _whole(text: str) -> bool:
    """Whether the first line is an object by itself: JSON Lines, not one object over many lines."""
    return text.rstrip().endswith("}") and '"pt"' in text


def _geonames(cells: list[str]) -> str | None:
    size = len(cells)
    if size == DUMP_COLUMNS and cells[0].isdigit():
        return DUMP
    if size == CODE_COLUMNS and "." in cells[0] and not cells[0].isdigit():
        return CODES
    if size in HIERARCHY_COLUMNS and cells[0].isdigit() and cells[1].isdigit():
        return HIERARCHY
    return ALTERNATES if size in ALTERNATE_COLUMNS and cells[0].isdigit() and cells[1].isdigit() else None


def is_header(text: str) -> bool:
    """Whether a line names the columns of a table of places."""
    return {"name", "latitude", "longitude"} <= {
        cell.strip().lower() for cell in next(csv.reader([text], dialect(text)), [])
    }


def dialect(header: str) -> type[csv.Dialect]:
    """How the cells of a table are parted: by the sign that its header holds most of."""

    class Parted(csv.excel):
        delimiter = max(",;\t|", key=header.count)

    return Parted


def _looks(text: str, cells: list[str]) -> str:
    for sign, word in ((",", "commas"), (";", "semicolons"), ("|", "bars"), (" ", "blanks")):
        if len(cells) == 1 and len(text.split(sign)) >= DUMP_COLUMNS:
            return f"its columns stand between {word}, where GeoNames has tabs"
    if text.startswith("SQLite format"):
        return "it is a SQLite file"
    what = "column" if len(cells) == 1 else "columns"
    return f"it is of no known form: its first line has {len(cells)} {what} between tabs"


def features(folder: Path) -> list[Path]:
    """The GeoJSON files of a folder of Who's On First, however deep, without those of other shapes of a place."""
    found = (path for path in folder.rglob("*.geojson") if "-alt" not in path.stem)
    return sorted(found)
