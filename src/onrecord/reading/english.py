"""The closed words of English (codebook/english.yaml), ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import codebook


@dataclass(frozen=True, slots=True)
class English:
    """The lists of the codebook by the names that they have there; those whose order tells are tuples."""

    classes: dict[str, tuple[str, ...]]
    negations: frozenset[str]
    modals: frozenset[str]
    abbreviations: tuple[str, ...]
    openers: tuple[str, ...]
    titles: frozenset[str]
    initials: frozenset[str]
    no_names: frozenset[str]
    shooting: frozenset[str]
    rising: frozenset[str]
    plurals: frozenset[str]
    bodies: frozenset[str]
    doubled: frozenset[str]
    endings: tuple[tuple[str, str], ...]


_SETS = ("negations", "modals", "titles", "initials", "no_names", "shooting", "rising", "plurals", "bodies", "doubled")
_ORDERED = ("abbreviations", "openers")


@cache
def english() -> English:
    """The table, read at first use and shared: never mutate it."""
    table = codebook.table("english")
    classes = {name: tuple(words.split()) for name, words in table["classes"].items()}
    lists: dict[str, Any] = {name: tuple(table[name].split()) for name in _ORDERED}
    lists |= {name: frozenset(table[name].split()) for name in _SETS}
    return English(classes, endings=tuple(table["endings"].items()), **lists)
