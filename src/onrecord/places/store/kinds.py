"""What a gazetteer's kinds of feature are in Onrecord's words, and how well known their places are."""

from __future__ import annotations

from functools import cache
from math import log10
from typing import NamedTuple

from onrecord import codebook
from onrecord.places.vocabulary import kind_words

LESS = {"admin1": 0.5, "admin2": 1.2}  # a division is this much less known than a town of as many people


class Kind(NamedTuple):
    """``prior`` is how well known a place is whose people are not counted; ``radius`` its reach in km."""

    kind: str
    prior: float
    radius: float | None


@cache
def geonames_kind(feature_class: str, code: str) -> Kind | None:
    """The kind of a GeoNames feature, None for one that is left out."""
    table = codebook.table("gazetteers")["geonames"]
    return _kind(table.get(code) or table.get(f"{feature_class}*"))


@cache
def whosonfirst_kind(placetype: str, code: str | None) -> Kind | None:
    """The kind of a placetype; GeoNames' feature code says how well known a town is."""
    kind = _kind(codebook.table("gazetteers")["whosonfirst"].get(placetype))
    finer = geonames_kind("P", code) if kind and code and kind.kind == "settlement" else None
    return finer if finer and finer.kind == "settlement" else kind


def _kind(entry: dict[str, object] | None) -> Kind | None:
    if entry is None:
        return None
    radius = entry.get("radius")
    return Kind(str(entry["kind"]), float(str(entry["prior"])), None if radius is None else float(str(radius)))


def own_kind(word: str) -> str | None:
    """The kind that a user's word names, None for an unknown one: "village" is a settlement."""
    word = word.strip().lower()
    if not word:
        return "settlement"
    if word in codebook.table("gazetteers")["own"]:
        return word
    named = kind_words().get(word)
    return {"water": "lake", "state": "admin1"}.get(named, named) if named else None


def prior(kind: Kind, population: int | None) -> float:
    """How well known a place is: by its people where they are counted, at least as its kind is."""
    if not population or population < 1:
        return kind.prior
    return max(kind.prior, round(log10(population) - LESS.get(kind.kind, 0.0), 2))
