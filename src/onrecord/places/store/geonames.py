"""GeoNames' files: country dumps and allCountries, with alternate names, division codes and hierarchy beside them.

Columns: https://download.geonames.org/export/dump/readme.txt. Countries are left out, since the codebook has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.places.divided import with_bare
from onrecord.places.rows import Row, plain
from onrecord.places.store.cells import point, whole
from onrecord.places.store.filling import Filling
from onrecord.places.store.kinds import Kind, geonames_kind, prior
from onrecord.places.store.lines import Source, lines, sources
from onrecord.places.store.refused import Refused
from onrecord.places.store.sniffed import ALTERNATES, CODES, DUMP, DUMP_COLUMNS, HIERARCHY, form_of
from onrecord.places.store.titles import Titles

PREFIX = "geonames"
COMPANIONS = ("alternateNamesV2", "admin1CodesASCII", "admin2Codes", "hierarchy")
CODES_ONLY = frozenset("link wkdt post iata icao faac unlc tcid phon fr_1793 abbr".split())  # no names of any language
BROKEN = "fetch the file again, whole; a dump has 19 columns between tabs"


def companions(dumps: Sequence[Path]) -> list[Path]:
    """The files of ``COMPANIONS`` that lie beside the dumps, plain or zipped."""
    folders = dict.fromkeys(path.parent for path in dumps)
    found = (folder / f"{name}{ending}" for folder in folders for name in COMPANIONS for ending in (".txt", ".zip"))
    chosen: dict[str, Path] = {}
    for path in found:
        if path.is_file():
            chosen.setdefault(path.stem, path)
    return list(chosen.values())


def fill(filling: Filling, titles: Titles, by_form: dict[str, list[Source]]) -> None:
    """Takes in dumps, then what the other files add to their places."""
    for source in by_form.get(CODES, ()):
        titles.own.update(_codes(source))
    for source in by_form[DUMP]:
        filling.rows(rows(source, titles), source.name)
    for source in by_form.get(ALTERNATES, ()):
        filling.names(_alternates(source, filling), f"alternate names from {source.name}")
    for source in by_form.get(HIERARCHY, ()):
        _contain(source, filling)


def rows(source: Source, titles: Titles) -> Iterator[Row]:
    """The places of a dump whose kind of feature is known; names of its divisions go to ``titles``."""
    for number, line in lines(source):
        cells = line.split("\t")
        if len(cells) != DUMP_COLUMNS:
            if not line:
                continue
            reason = f"the line has {len(cells)} columns where GeoNames has {DUMP_COLUMNS}"
            raise Refused(source.name, reason, BROKEN, number)
        kind = geonames_kind(cells[6], cells[7])
        if kind is not None:
            yield _row(cells, kind, source.name, number, titles)


def _row(cells: list[str], kind: Kind, name: str, line: int, titles: Titles) -> Row:
    id = whole(cells[0], name, line, "GeoNames id")
    lat, lon = point(cells[4], cells[5], name, line)
    country, population = cells[8] or None, whole(cells[14] or 0, name, line, "number of people")
    first, second = _divisions(cells)
    code = {"ADM1": first, "ADM2": second}.get(cells[7])
    alternates = [each for each in cells[3].split(",") if each]
    names = (cells[1], cells[2], *alternates) if cells[2] != cells[1] else (cells[1], *alternates)
    usual = 1 if names[1:2] != (cells[2],) else 2
    if kind.kind.startswith("admin"):
        names = with_bare(names)
        if code:
            titles.own.setdefault(code, cells[1])
    return Row(
        f"{PREFIX}:{id}", plain(cells[1], country or ""), country, first, second, lat, lon, prior(kind, population),
        kind.kind, kind.radius, names, usual, id, population or None, None, code,
    )  # fmt: skip


def _divisions(cells: list[str]) -> tuple[str | None, str | None]:
    """GeoNames' codes of the divisions that a row stands in; "00" is none."""
    if not cells[8] or cells[10] in ("", "00"):
        return None, None
    first = f"{cells[8]}.{cells[10]}"
    return first, f"{first}.{cells[11]}" if cells[11] else None


def _codes(source: Source) -> Iterator[tuple[str, str]]:
    for number, line in lines(source):
        cells = line.split("\t")
        if len(cells) != 4:
            reason = f"the line has {len(cells)} columns where GeoNames' code files have 4"
            raise Refused(source.name, reason, "fetch the file again, whole", number)
        yield cells[0], cells[1]


def _alternates(source: Source, filling: Filling) -> Iterator[tuple[int, Row]]:
    """Rows of the dump's places under each of their alternate names; English ones are usual."""
    for number, line in lines(source):
        cells = line.split("\t")
        if len(cells) < 4:
            raise Refused(source.name, f"the line has {len(cells)} columns of at least 4", BROKEN, number)
        if cells[2] in CODES_ONLY:
            continue
        id = whole(cells[1], source.name, number, "GeoNames id")
        row = filling.known(id)
        if row is not None:
            english = cells[2] == "en" and "1" not in cells[6:8]  # neither colloquial nor historic
            yield id, row._replace(names=(row.name, cells[3]), usual=2 if english else 1)


def _contain(source: Source, filling: Filling) -> None:
    """Places without a second-level division are put into the one that the hierarchy names as their parent."""
    for number, line in lines(source):
        cells = line.split("\t")
        if len(cells) < 2:
            raise Refused(source.name, "the line names no parent and child", BROKEN, number)
        parent, child = (whole(cell, source.name, number, "GeoNames id") for cell in cells[:2])
        filling.contain(child, parent)


def opened(paths: Sequence[Path]) -> list[tuple[str, Source]]:
    """Each source of the files with its form."""
    return [(form_of(source), source) for path in paths for source in sources(path)]
