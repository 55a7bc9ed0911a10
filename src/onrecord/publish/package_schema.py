"""The data package's descriptor: which tables there are, and what each of their fields is (Table Schema)."""

from __future__ import annotations

from typing import Any

from onrecord import codebook
from onrecord.publish.about import About
from onrecord.publish.csv import COLUMNS
from onrecord.terms import EFFECTS

Json = dict[str, Any]
COUNTS = {
    "low": ("integer", "at least so many people {effect}"),
    "best": ("integer", "people {effect}: the number that the ruling names, if it names one"),
    "high": ("integer", "at most so many people {effect}"),
    "vague": ("string", "the words told of people {effect} in place of a number"),
}  # fmt: skip
TYPES = {
    "start": "date", "end": "date", "latitude": "number", "longitude": "number", "radius_km": "number",
    "confidence": "number", "geo_precision": "integer", "where_prec": "integer", "sources": "integer",
    "independent_sources": "integer", "accounts": "integer", "background": "boolean", "aggregate": "boolean",
}  # fmt: skip


def tables() -> dict[str, Any]:
    found: dict[str, Any] = codebook.table("datapackage")
    return found


def columns(table: str) -> tuple[str, ...]:
    """The fields of a table in their order."""
    return COLUMNS if table == "incidents" else tuple(tables()[table]["fields"])


def descriptor(about: About) -> Json:
    """``datapackage.json``: tables with their schemas, gazetteers with their terms, what the export says of itself."""
    said = about.plain()
    return {
        "profile": "tabular-data-package",
        "name": "onrecord",
        "title": "Incidents, the accounts that tell of them, and the values they stand on",
        "sources": [{"title": one["name"], "path": one["attribution"]} for one in said["gazetteers"]],
        "resources": [_resource(name) for name in tables()],
        "onrecord": said,
    }


def _resource(name: str) -> Json:
    return {
        "name": name,
        "title": tables()[name]["title"],
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(name),
    }


def _schema(name: str) -> Json:
    table = tables()[name]
    schema: Json = {"fields": _fields(name), "missingValues": [""], "primaryKey": table["of"]}
    if "to" in table:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": other, "fields": "id"}} for field, other in table["to"].items()
        ]
    return schema


def _fields(name: str) -> list[Json]:
    if name == "incidents":
        return [_field(column, *_incident(column)) for column in COLUMNS]
    return [_field(field, *told) for field, told in tables()[name]["fields"].items()]


def _incident(column: str) -> tuple[str, str]:
    """Type and meaning of a column of the CSV export."""
    effect, _, part = column.rpartition("_")
    if effect in EFFECTS and part in COUNTS:
        type, words = COUNTS[part]
        return type, words.format(effect=effect)
    return TYPES.get(column, "string") + ("!" if column == "id" else ""), column.replace("_", " ")


def _field(name: str, type: str, description: str) -> Json:
    field: Json = {"name": name, "type": type.rstrip("!"), "description": description}
    if type.startswith("boolean"):
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return field | ({"constraints": {"required": True}} if type.endswith("!") else {})
