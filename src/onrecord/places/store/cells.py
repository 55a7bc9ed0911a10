"""Cells of rows as numbers, in bounds."""

from __future__ import annotations

from onrecord.places.store.refused import Refused

DEGREES = "write degrees as 35.47, latitude from -90 to 90 and longitude from -180 to 180"


def point(latitude: object, longitude: object, name: str, line: int) -> tuple[float, float]:
    """Degrees, WGS 84. Raises ``Refused`` where a cell is no number or out of range."""
    try:
        lat, lon = float(str(latitude)), float(str(longitude))
    except ValueError:
        raise Refused(name, f"{latitude!r}, {longitude!r} are no coordinates", DEGREES, line) from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        swapped = "; they may be swapped" if 90 < abs(lat) <= 180 and abs(lon) <= 90 else ""
        raise Refused(name, f"the coordinates {lat:g}, {lon:g} are out of range{swapped}", DEGREES, line)
    return lat, lon


def whole(cell: object, name: str, line: int, what: str) -> int:
    """A whole number. Raises ``Refused`` where the cell is none."""
    try:
        return int(str(cell))
    except ValueError:
        raise Refused(name, f"{cell!r} is no {what}", "check that the columns are those of the form", line) from None
