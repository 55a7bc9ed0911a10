"""The user's own places: a CSV file with a header; the columns name, latitude and longitude must be there."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from onrecord.places.nations import country_of
from onrecord.places.overlay import PRIOR
from onrecord.places.rows import Row
from onrecord.places.rows import prior as known
from onrecord.places.store.cells import point, whole
from onrecord.places.store.kinds import own_kind
from onrecord.places.store.lines import Source, lines
from onrecord.places.store.refused import Refused
from onrecord.places.store.sniffed import dialect
from onrecord.places.store.surroundings import around
from onrecord.places.store.titles import Titles

COLUMNS = (
    "name",
    "latitude",
    "longitude",
    "kind",
    "admin",
    "country",
    "aliases",
    "from",
    "until",
    "population",
    "radius",
    "id",
)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
Cells = dict[str, str]


def rows(source: Source, titles: Titles, prefix: str) -> Iterator[Row]:
    """The places of a table. Raises ``Refused``, naming the line, for one that can't be read."""
    taken: set[str] = set()
    for line, cells in _cells(source):
        row = _row(cells, source.name, line, titles)
        slug = _slug(cells.get("id") or row.name, taken)
        taken.add(slug)
        yield row._replace(gid=f"{prefix}:{slug}")


def _cells(source: Source) -> Iterator[tuple[int, Cells]]:
    """The rows as cells by column, each with the number of the line that it ends in."""
    numbered = lines(source)
    _, header = next(numbered)
    last = [1]

    def texts() -> Iterator[str]:
        for number, text in numbered:
            last[0] = number
            yield text + "\n"

    columns = [cell.strip().lower() for cell in next(csv.reader([header], dialect(header)))]
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise Refused(source.name, f"the columns {', '.join(unknown)} are unknown", f"use {', '.join(COLUMNS)}", 1)
    try:
        for cells in csv.reader(texts(), dialect(header), strict=True):
            if len(cells) > len(columns) or (cells and len(cells) < 3):
                reason = f"the row has {len(cells)} cells where the header has {len(columns)}"
                raise Refused(
                    source.name, reason, "put names that hold the sign between cells in quotation marks", last[0]
                )
            if any(cell.strip() for cell in cells):
                yield last[0], {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
    except csv.Error as error:
        raise Refused(
            source.name, f"the row can't be parted into cells ({error})", "close every quotation mark", last[0]
        ) from None


def _row(cells: Cells, name: str, line: int, titles: Titles) -> Row:
    if not cells.get("name"):
        raise Refused(name, "the place has no name", "name it, or leave the row out", line)
    lat, lon = point(cells.get("latitude"), cells.get("longitude"), name, line)
    kind = own_kind(cells.get("kind", ""))
    if kind is None:
        raise Refused(
            name, f"{cells['kind']!r} is no kind of place", "write one such as village, camp, mountains", line
        )
    near_country, near_division = around(lat, lon)
    country = _country(cells.get("country", ""), name, line) or near_country
    division = _division(cells.get("admin", ""), country, titles) or (
        near_division if country == near_country else None
    )
    population = whole(cells["population"], name, line, "number of people") if cells.get("population") else None
    radius = float(whole(cells["radius"], name, line, "radius in km")) if cells.get("radius") else None
    aliases = tuple(filter(None, (alias.strip() for alias in re.split("[;|]", cells.get("aliases", "")))))
    return Row(
        "", cells["name"], country, division, None, lat, lon, known(population) if population else PRIOR, kind, radius,
        (cells["name"], *aliases), 1 + len(aliases), None, population, since=_day(cells.get("from", ""), name, line),
        until=_day(cells.get("until", ""), name, line),
    )  # fmt: skip


def _country(cell: str, name: str, line: int) -> str | None:
    if not cell:
        return None
    found = cell.upper() if len(cell) == 2 and cell.isalpha() else country_of(cell)
    if found is None:
        raise Refused(name, f"{cell!r} is no country", "write its English name or two-letter code (ISO 3166-1)", line)
    return found


def _division(cell: str, country: str | None, titles: Titles) -> str | None:
    """The code of the first-level division; one that the codebook does not know keeps the user's name."""
    if not cell:
        return None
    found = titles.code_of(country, cell)
    if found is None:
        found = f"{country or ''}.own:{cell}"
        titles.own[found] = cell
    return found


def _day(cell: str, name: str, line: int) -> str | None:
    """A day, month or year, ISO 8601."""
    if not cell:
        return None
    try:
        if _DAY.fullmatch(cell):
            date.fromisoformat(cell + "-01-01"[len(cell) - 4 :] if len(cell) < 10 else cell)
            return cell
    except ValueError:
        pass
    raise Refused(name, f"{cell!r} is no day", "write it as in 2020-04-14, 2020-04 or 2020", line)


def _slug(text: str, taken: set[str]) -> str:
    apart = unicodedata.normalize("NFKD", text.lower())
    slug = re.sub(r"\W+", "-", "".join(sign for sign in apart if not unicodedata.combining(sign))).strip("-") or "place"
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found
