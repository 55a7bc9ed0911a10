"""Model values to rows of the record and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import PurePath

from onrecord.intake.offsets import OffsetMap, Piece
from onrecord.intake.source import Intaken
from onrecord.model import Account, Coded, Figure, Measure, Relief, Report, Statement, Trend
from onrecord.plain import build, plain
from onrecord.record.keys import account_id, report_digest, report_key, saying_id, source_id, written_id
from onrecord.record.log import canonical, digest
from onrecord.record.schema import Row


@dataclass(frozen=True, slots=True)
class Place:
    """Where an account that a person wrote is filed: in place of ``replaces``, or after all others of the coding."""

    report: str
    coding: str
    codebook: str
    position: int
    version: int = 1
    replaces: str | None = None


Saying = Statement | Measure | Figure | Relief | Trend

_MEDIA_TYPES = {
    ".txt": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown", ".htm": "text/html",
    ".html": "text/html", ".xhtml": "application/xhtml+xml", ".json": "application/json",
}  # fmt: skip

FAMILIES: dict[str, type[Saying]] = {
    "statements": Statement, "measures": Measure, "figures": Figure, "relief": Relief, "trends": Trend,
}  # fmt: skip


def source_row(intaken: Intaken) -> Row:
    return {
        "id": source_id(intaken.sha256, intaken.name, intaken.url),
        "sha256": intaken.sha256,
        "name": intaken.name,
        "url": intaken.url,
        "collected": intaken.collected.astimezone(UTC).isoformat(timespec="seconds"),
        "collector": intaken.collector,
        "media_type": _MEDIA_TYPES.get(PurePath(intaken.name).suffix.lower()),
        "bytes": intaken.source,
    }


def report_row(intaken: Intaken) -> Row:
    """The row of a report that is new to the record; ``id`` and ``supersedes`` are settled when it is filed."""
    report = intaken.report
    return {
        "id": report.id,
        "source": source_id(intaken.sha256, intaken.name, intaken.url),
        "key": report_key(intaken),
        "digest": report_digest(report),
        "supersedes": None,
        "title": report.title,
        "text": report.text,
        "outlet": report.outlet,
        "published": plain(report.published),
        "language": report.language,
        "byline": report.byline,
        "url": report.url,
        "map": canonical(_map_data(intaken.map)),
    }


def account_rows(report: str, coding: str, coded: Coded) -> list[Row]:
    """One row an account, with the columns that queries look through."""
    return [
        {
            "id": account_id(report, coded.codebook, coded.coder, position),
            "coding": coding,
            "report": report,
            "position": position,
            "codebook": coded.codebook,
            "coder": coded.coder,
            "version": 1,
            "replaces": None,
            **_looked_up(account),
            "act": None,
        }
        for position, account in enumerate(coded.incidents)
    ]


def written_row(place: Place, by: str, act: int, value: Account) -> Row:
    """The row of an account that a person wrote."""
    data = canonical(plain(value))
    told = {"report": place.report, "coding": place.coding, "position": place.position, "version": place.version}
    id = written_id(place.coding, place.position, place.version, by, data)
    codebook = {"codebook": place.codebook, "coder": by}
    return {"id": id, **told, **codebook, "replaces": place.replaces, **_looked_up(value), "act": act}


def _looked_up(account: Account) -> Row:
    data = plain(account)
    return {"type": account.type, **where_and_when(data), "json": canonical(data)}


def saying_rows(report: str, coding: str, coded: Coded) -> list[Row]:
    """One row a statement, measure, figure, relief or trend."""
    return [
        {
            "id": saying_id(report, coded.codebook, coded.coder, family, position),
            "coding": coding,
            "report": report,
            "family": family,
            "position": position,
            "start": saying.span[0],
            "end": saying.span[1],
            "json": canonical(plain(saying)),
        }
        for family in FAMILIES
        for position, saying in enumerate(getattr(coded, family))
    ]


def where_and_when(data: Row) -> Row:
    """The columns by which accounts and incidents are found: country, first and last day, degrees WGS 84."""
    place, when = data.get("place") or {}, data.get("when") or {}
    latitude, longitude = place.get("latitude"), place.get("longitude")
    return {
        "country": place.get("country"),
        "start": when.get("start"),
        "end": when.get("end"),
        "latitude": None if latitude is None else float(latitude),
        "longitude": None if longitude is None else float(longitude),
    }


def seal(*rows: Row) -> str:
    """A hash of rows as the change log keeps it, so that a change in any of them shows. Bytes have a hash of their own,
    the row number is the database's, and a column that a later migration adds empty must leave old seals valid."""
    return digest([{k: v for k, v in row.items() if v is not None and k not in ("seq", "bytes")} for row in rows])


def report_of(row: Row) -> Report:
    published = row["published"]
    return Report(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        published=date.fromisoformat(published) if published else None,
        outlet=row["outlet"],
        url=row["url"],
        language=row["language"],
        byline=row["byline"],
    )


def account_of(row: Row) -> Account:
    return build(Account, json.loads(row["json"]))


def map_of(row: Row) -> OffsetMap:
    """The map from a report's coded text back to the bytes of its source."""
    data = json.loads(row["map"])
    return OffsetMap(tuple(Piece(*piece) for piece in data["pieces"]), data["encoding"], data["bom"])


def _map_data(map: OffsetMap) -> Row:
    pieces = [[p.start, p.end, p.source_start, p.source_end] for p in map.pieces]
    return {"encoding": map.encoding, "bom": map.bom, "pieces": pieces}
