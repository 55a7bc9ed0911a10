"""MAVERICK's rows as the record files accounts: one row is what one report tells of one event.

A row has no text, so an account of it has no evidence: what can be compared is the day, the place, the sides, the kind
of event, the harm, and when and by whom the report was published. What the coders' labels mean in the contract's words
stands in ``mapping.yaml``. The event that people gave a row is kept apart from its account.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.linking.beside import beside, setting
from onrecord.model import Account, Harm, Participant, Place, Report, When
from onrecord.places.nations import country_of

MAPPING: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("mapping.yaml").read_text(encoding="utf-8"))
NEEDED = ("id", "event_id", "election", "country", "date_start", "date_end", "location", "latitude", "source")
NOWHERE = (0, 0)  # a row has no text to point into
_PUBLISHED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
_GENERIC = re.compile(r"\s*\(([^()]*)\)$")  # "Police (Kenya)": a kind of actor, no name
BLANK = frozenset(("", "NA", "N/A", "NaN", "nan", "NULL", "None"))
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coding:
    """One row: its account, the event that people gave it, the election it belongs to.

    ``plain`` is what the plainest rule goes by: first day, city, first actor.
    """

    filed: Filed
    event: str
    election: str
    plain: tuple[str, str, str] = ("", "", "")

    @property
    def id(self) -> str:
        return self.filed.id


def codings(path: Path) -> list[Coding]:
    """The rows of a MAVERICK file in its order; the run ends with the row and the reason where one can't be read."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:  # a broken letter ends no run
        table = csv.DictReader(file)
        if lacking := [name for name in NEEDED if name not in (table.fieldnames or ())]:
            sys.exit(f"{path.name} is no MAVERICK file: it has no column {lacking[0]}; name the CSV of one country")
        found = _counted(list(_read(path, table)))
    return found or sys.exit(f"{path.name} holds no rows below its head; name the CSV of one country")


def _read(path: Path, table: csv.DictReader[str]) -> Iterator[Coding]:
    seen: set[str] = set()
    for number, cells in enumerate(table, 2):
        row = {name: "" if (cell or "").strip() in BLANK else cell.strip() for name, cell in cells.items() if name}
        id = row["id"] if row["id"] and row["id"] not in seen else f"{row['id']} in row {number}"
        seen.add(id)
        try:
            filed = _filed(id, row, number)
        except ValueError as error:
            sys.exit(f"{path.name}, row {number} can't be read ({error}); mend the row or leave it out")
        plain = row["date_start"], row.get("city", ""), row.get("actor1", "")
        yield Coding(filed, row["event_id"] or id, row["election"], plain)


def _counted(codings: list[Coding]) -> list[Coding]:
    """With how many other rows of its report tell of a row's days and surroundings."""
    reports = defaultdict(list)
    for coding in codings:
        reports[coding.filed.report.id].append(coding)
    others = {
        coding.id: number
        for told in reports.values()
        for coding, number in zip(told, beside([setting(one.filed.account) for one in told]), strict=True)
    }
    return [replace(coding, filed=replace(coding.filed, beside=others[coding.id])) for coding in codings]


def _filed(id: str, row: Row, number: int) -> Filed:
    source = row["source"] or id
    told = _PUBLISHED.search(source)
    published = date.fromisoformat(told[1]) if told else None
    key = blake2b(source.encode(), digest_size=8).hexdigest()
    return Filed(id, Report(key, "", None, published, row.get("source_author") or None), _account(row), number)


def _account(row: Row) -> Account:
    country = country_of(row["country"])
    type = MAPPING["contexts"].get(row.get("event_context", ""), MAPPING["contexts"]["other"])
    return Account(
        type, codebook.event_type(type), place=_place(row, country), when=_when(row), country=country,
        perpetrators=tuple(_actors(row, "perpetrator")), targets=(*_actors(row, "victim"), *_target(row)),
        harm=(*_harm(row, "deaths", "killed"), *_harm(row, "injuries", "injured")),
    )  # fmt: skip


def _place(row: Row, country: str | None) -> Place | None:
    """The location, else the city; ``geo_precision`` runs from 1 (a country) to 6 (a spot)."""
    name = row["location"] or row.get("city") or None
    known = bool(row["latitude"])
    if not name and not known:
        return None
    level = int(float(row.get("geo_precision") or 0))
    precision = MAPPING["precisions"].get(level, MAPPING["precisions"]["other"])
    north, east = (float(row["latitude"]), float(row["longitude"])) if known else (None, None)
    return Place(name or "", NOWHERE, name, None, country, None, row.get("city") or None, north, east, precision)


def _when(row: Row) -> When | None:
    """The days from first to last; where a coder wrote them the wrong way round they are turned."""
    if not row["date_start"]:
        return None
    start = date.fromisoformat(row["date_start"])
    start, end = sorted((start, date.fromisoformat(row["date_end"] or row["date_start"])))
    return When(f"{start} to {end}", NOWHERE, start, end, "day" if start == end else "days")


def _actors(row: Row, side: str) -> Iterator[Participant]:
    """The actors marked as perpetrators or as victims; "Police (Kenya)" is a kind, not a name."""
    for number in range(1, 7):
        name = row.get(f"actor{number}") or ""
        if not name or not _marked(row.get(f"actor{number}_{side}")):
            continue
        kind = MAPPING["kinds"].get(row.get(f"actor{number}_type") or "", MAPPING["kinds"]["other"])
        text = _GENERIC.sub("", name).removeprefix("Unknown ")
        if name.startswith("Unknown") and text in MAPPING["nobody"]:
            continue
        generic = name.startswith("Unknown") or _of_country(name)
        yield Participant(text, NOWHERE, (), None, None if generic else name, kind, "organisation")


def _of_country(name: str) -> bool:
    told = _GENERIC.search(name)
    return bool(told and country_of(told[1]))


def _marked(cell: str | None) -> bool:
    return bool(cell) and float(cell or 0) > 0


def _target(row: Row) -> Iterator[Participant]:
    label = row.get("target") or ""
    if kind := MAPPING["targets"].get(label):
        nature = "object" if label in MAPPING["things"] else "person"
        yield Participant(label, NOWHERE, (), None, None, kind, nature)


def _harm(row: Row, column: str, effect: str) -> Iterator[Harm]:
    low, high = (int(float(row.get(f"{column}_{bound}") or 0)) for bound in ("low", "high"))
    if high:
        yield Harm(effect, None, min(low, high), high, None, "", NOWHERE)
