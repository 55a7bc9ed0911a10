"""What a record of Who's On First says of a place, in either of its two forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from typing import Any

from onrecord.places.store.cells import point, whole
from onrecord.places.store.lines import Source, lines
from onrecord.places.store.refused import Refused

PREFERRED, VARIANT, LONG = "name:eng_x_preferred", "name:eng_x_variant", "label:eng_x_preferred_longname"
NO_NAMES = ("_x_unknown", "_x_abbreviation", "_x_shortcode")
AS_THEIRS = "give JSON Lines of the compact form, or GeoJSON files as Who's On First publishes them"
ALL_OVER = 180.0  # degrees; a box as wide is one that crosses the date line


@dataclass(slots=True)
class Found:
    """A place of Who's On First; its country, region and county by their numbers there."""

    id: int
    name: str
    placetype: str
    lat: float
    lon: float
    usual: tuple[str, ...]
    names: tuple[str, ...]
    geonames: int | None
    feature: str | None
    population: int | None
    country_id: int | None
    region: int | None
    county: int | None
    country: str | None = None
    radius: float | None = None


def compact(sources: Iterable[Source]) -> Iterator[Found]:
    """The places of files of JSON Lines. Raises ``Refused``, naming file and line, for one that can't be read."""
    for source in sources:
        for number, line in lines(source):
            if line:
                yield _compact(_parsed(line, source.name, number), source.name, number)


def _parsed(text: str, name: str, line: int | None) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(name, f"it is no JSON, or breaks off ({error})", "fetch the file again, whole", line) from None
    if not isinstance(value, dict):
        raise Refused(name, "it is no JSON object", AS_THEIRS, line)
    return value


def _compact(row: dict[str, Any], name: str, line: int) -> Found:
    try:
        lat, lon = point(row["lat"], row["lon"], name, line)
        usual, names = _names((text, kinds) for text, kinds in row["names"].items())
        return Found(
            whole(row["id"], name, line, "Who's On First id"), str(row["name"] or ""), str(row["pt"]), lat, lon, usual,
            names, row.get("gn"), row.get("gncode"), row.get("pop") or None, *_within(row.get("hier")),
        )  # fmt: skip
    except (KeyError, AttributeError, TypeError) as error:
        raise Refused(name, f"the record lacks or misstates {error}", AS_THEIRS, line) from None


def _names(printed: Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that English uses, and the others; labels that are no names and codes are left out."""
    usual, others = [], []
    for text, kinds in printed:
        names = [kind for kind in kinds if kind == LONG or (kind.startswith("name:") and not kind.endswith(NO_NAMES))]
        if PREFERRED in names or LONG in names:
            usual.append(text)
        elif names:
            others.append(text)
    return tuple(usual), tuple(others)


def _within(hierarchy: Any) -> tuple[int | None, int | None, int | None]:
    """Country, region and county of the first line of descent; -1 is none."""
    first: Mapping[str, int] = hierarchy[0] if hierarchy else {}
    found = (first.get(f"{level}_id") for level in ("country", "region", "county"))
    country, region, county = (number if number is not None and number > 0 else None for number in found)
    return country, region, county


def geojson(paths: Iterable[Path]) -> Iterator[Found]:
    """The places of GeoJSON files, one a file, without those that are superseded, deprecated or there no longer."""
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise Refused(path.name, "it is not UTF-8", "fetch the file again, whole") from None
        found = _feature(_without_shape(text, path.name), path.name)
        if found is not None:
            yield found


def _without_shape(text: str, name: str) -> dict[str, Any]:
    """The feature without its geometry, which may be of many megabytes and stands last in the file."""
    at = text.rfind('"geometry"')
    if at > 0 and text.rstrip().endswith("}"):
        try:
            value = json.loads(text[:at].rstrip().removesuffix(",") + "}")
            if isinstance(value, dict):
                return value
        except ValueError:
            pass
    return _parsed(text, name, None)


def _feature(feature: dict[str, Any], name: str) -> Found | None:
    try:
        told = feature["properties"]
        if told.get("mz:is_current") == 0 or told.get("wof:superseded_by") or _gone(told.get("edtf:deprecated")):
            return None
        middle = told["geom:latitude"], told["geom:longitude"]
        lat, lon = point(told.get("lbl:latitude", middle[0]), told.get("lbl:longitude", middle[1]), name, 1)
        usual, names = _names((text, (key,)) for key, texts in told.items() if key[:5] in ("name:", "label")
                              for text in (texts if isinstance(texts, list) else ()))  # fmt: skip
        concordances = told.get("wof:concordances") or {}
        country = told.get("iso:country") or told.get("wof:country")
        return Found(
            whole(told["wof:id"], name, 1, "id"), str(told["wof:name"] or ""), str(told["wof:placetype"]), lat, lon,
            usual, names, concordances.get("gn:id"), told.get("gn:fcode"),
            told.get("gn:population") or told.get("wof:population") or None, *_within(told.get("wof:hierarchy")),
            country if country and len(country) == 2 and country.isalpha() else None, _reach(told.get("geom:bbox")),
        )  # fmt: skip
    except (KeyError, AttributeError, TypeError) as error:
        raise Refused(name, f"the feature lacks or misstates {error}", AS_THEIRS) from None


def _gone(deprecated: Any) -> bool:
    return bool(deprecated) and deprecated not in ("uuuu", "..")


def _reach(box: Any) -> float | None:
    """Half of the mean side of the box (west,south,east,north) around a place's shape, in km; None for a point."""
    sides = [float(part) for part in str(box).split(",")] if box else []
    if len(sides) != 4 or sides[2] - sides[0] > ALL_OVER:
        return None
    high, wide = sides[3] - sides[1], (sides[2] - sides[0]) * cos(radians((sides[1] + sides[3]) / 2))
    return round((high + wide) * 111.2 / 4, 1) or None
