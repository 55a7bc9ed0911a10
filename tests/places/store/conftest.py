"""An empty folder for gazetteers, and files of the forms that are taken in, with places of our own making."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.places import gazetteer

Dump = Callable[..., str]


@pytest.fixture(autouse=True)
def gazetteers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "gazetteers"
    monkeypatch.setenv("ONRECORD_GAZETTEERS", str(folder))
    gazetteer.refresh()
    yield folder
    monkeypatch.undo()
    gazetteer.refresh()


def dump_line(id: int, name: str, lat: object, lon: object, feature: str = "P.PPL", **more: str) -> str:
    """A line of a GeoNames dump."""
    kind, code = feature.split(".")
    get = more.get
    cells = [str(id), name, get("ascii", name), get("alternates", ""), str(lat), str(lon), kind, code, get("country", "IQ"),
             "", get("first", "15"), get("second", ""), "", "", get("people", "0"), "", "", "Asia/Baghdad", "2026-01-01"]  # fmt: skip
    return "\t".join(cells)


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    """Writes lines as a file; returns its path."""

    def write(*lines: str, name: str = "IQ.txt") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def compact(id: int, name: str, lat: float, lon: float, **more: Any) -> str:
    """A line of Who's On First in the compact form."""
    within = {"country_id": 900, "region_id": more.pop("region", 910), "county_id": more.pop("county", 920)}
    row = {"id": id, "name": name, "pt": "locality", "lat": lat, "lon": lon, "names": {}, "gn": None, "wd": None,
           "hier": [within], "pop": 0, "gncode": "PPL", **more}  # fmt: skip
    return json.dumps(row, ensure_ascii=False)
