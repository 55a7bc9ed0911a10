"""Land borders: a point to stand for each (``codebook/borders.tsv``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord import codebook

BORDERS = Path(codebook.__file__).parent / "borders.tsv"


class Border(NamedTuple):
    """Degrees WGS 84, and how far most of the border lies from there at most (km)."""

    lat: float
    lon: float
    radius: float


def border_id(one: str, other: str) -> str:
    """The id of the border of two countries: ``onrecord:border-iq-sy``."""
    return "onrecord:border-" + "-".join(sorted((one.lower(), other.lower())))


@cache
def borders() -> dict[str, Border]:
    """All land borders by their ids."""
    lines = BORDERS.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return {
        border_id(one, other): Border(float(lat), float(lon), float(reach)) for one, other, lat, lon, reach in cells
    }
