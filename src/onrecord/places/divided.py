"""Rows of first and second-level divisions: the codebook's names over GeoNames' own, heads such as "Qada'" stripped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.places.names import normal
from onrecord.places.rows import Division, Row, plain
from onrecord.places.vocabulary import bearings, common


def divided(known: dict[str, Division]) -> Iterator[Row]:
    """A row for every division that has a point."""
    preferred = codebook.table("places")["divisions"]
    for code, division in known.items():
        own = preferred.get(code, {})
        if division.lat is None and "point" not in own:
            continue
        lat, lon = own.get("point", (division.lat, division.lon))
        level = code.count(".")
        name = title(division)
        names = _names(name, division, own)
        yield Row(
            f"geonames:{code}", name, code[:2], code if level == 1 else code.rpartition(".")[0],
            code if level == 2 else None, lat, lon, own.get("prior", _prior(level, division)), f"admin{level}",
            own.get("radius", division.radius), names, len(names), population=division.population, code=code,
        )  # fmt: skip


def seated(divisions: Iterable[Row], towns: Iterable[Row]) -> Iterator[Row]:
    """The rows, each division a little less known than a town of at least 10,000 of its name in it: without "province"
    the town is meant (see ``resolve``)."""
    known: dict[tuple[str | None, str], float] = {}
    for town in towns:
        for name in town.names[: town.usual] if town.prior >= 4 else ():
            key = town.division, normal(name)
            known[key] = max(known.get(key, 0.0), town.prior)
    preferred = codebook.table("places")["divisions"]
    for row in divisions:
        if "prior" in preferred.get(row.gid.partition(":")[2], {}):
            yield row  # the codebook's word stands: "Gaza" is the strip
            continue
        prior = max((known.get((row.division, normal(name)), 0.0) for name in row.names), default=0.0)
        yield row._replace(prior=min(row.prior, round(prior - 0.3, 2))) if prior else row


def title(division: Division) -> str:
    """The division's usual English name: the codebook's, else GeoNames' own without "Province" and its like."""
    own = codebook.table("places")["divisions"].get(division.code, {})
    bare = _bare(division.name)
    name = (
        division.name if _ordinary(bare) or division.code.count(".") > 1 else bare
    )  # "Western Province" would be nothing without it
    return str(own.get("name") or plain(name, division.code[:2]))


def _prior(level: int, division: Division) -> float:
    """Below a city of the same name, above all else of that size: "Kirkuk" is the city, "Anbar" the governorate."""
    from math import log10

    size = log10(max(division.population, 10_000))
    return round(size - 0.5 if level == 1 else size - 1.2, 2)


def _names(name: str, division: Division, own: dict[str, Any]) -> tuple[str, ...]:
    return with_bare((name, division.name, *own.get("names", ())))


def with_bare(printed: Iterable[str]) -> tuple[str, ...]:
    """The names of a division, then those without the word for its kind: "Al-Daur District", "Al-Daur"."""
    names = list(printed)
    bare = (stripped for each in names if (stripped := _bare(each)) != each and not _ordinary(stripped))
    return tuple(dict.fromkeys([*names, *bare]))


def _ordinary(bare: str) -> bool:
    """Whether a name is nothing without its kind: "Western" Province, "Free" State."""
    key = normal(bare)
    return key in common() or key.split()[-1] in bearings()


def _bare(name: str) -> str:
    return _heads().sub("", name).strip() or name


@cache
def _heads() -> re.Pattern[str]:
    words = codebook.table("places")["division_words"]
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf"^(?:{either})\s+(?:of\s+|de\s+|d')?|\s+(?:{either})$", re.IGNORECASE)
