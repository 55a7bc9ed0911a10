"""Agencies and outlets by the names that reports print: the codebook's, and those that tell of the incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord import codebook
from onrecord.linking.profile import fold

UNNAMED = "agencies"  # stands for agencies that a credit line doesn't name


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency or an outlet that others quote. ``organ``: the registry id of the party whose mouthpiece it is."""

    id: str
    name: str
    country: str | None = None
    state: bool = False
    organ: str | None = None


def key(outlet: str) -> str:
    """What an outlet is known by, whatever its capitals and article: an agency's id, else its folded name."""
    found = agency(outlet)
    return found.id if found else bare(outlet)


@lru_cache(maxsize=4096)
def agency(name: str) -> Agency | None:
    """The agency or outlet of the codebook that a name stands for, "news agency" or not."""
    named, short = _names()
    return short.get(re.sub(r"['’]s\Z", "", name)) or named.get(bare(name))


def bare(name: str) -> str:
    """A name folded, without article and without "news agency" behind it."""
    folded = fold(name).replace("’", "'").removeprefix("the ").removesuffix("'s")
    return folded.removesuffix(" agency").removesuffix(" news") if folded.endswith(" news agency") else folded


def resolve(words: Sequence[str], outlets: Mapping[str, str], from_end: bool = False) -> tuple[str, str] | None:
    """Key and name of the longest outlet's name that the capitalised ``words`` begin (or end) with.

    ``outlets`` are the keys of those that tell of the incident, by bare name. A name that nobody knows counts where
    one of its words says that it is an outlet: "Kivu Post".
    """
    for part in _parts(words, from_end):
        name = " ".join(part)
        if found := agency(name):
            return found.id, found.name
        if bare(name) in outlets:
            return outlets[bare(name)], name
        if len(part) > 1 and not _media().isdisjoint(part):
            return bare(name), name
    return None


def _parts(words: Sequence[str], from_end: bool) -> Iterator[Sequence[str]]:
    for length in range(len(words), 0, -1):
        yield words[-length:] if from_end else words[:length]


@cache
def _names() -> tuple[dict[str, Agency], dict[str, Agency]]:
    """The agencies by bare name in any case, and by short form exactly as printed."""
    named: dict[str, Agency] = {}
    short: dict[str, Agency] = {}
    for id, row in codebook.table("independence")["agencies"].items():
        forms = row.get("short", [])
        one = Agency(id, (forms or row["names"])[0], row.get("country"), row.get("state", False), row.get("organ"))
        named |= {bare(name): one for name in row["names"]}
        short |= dict.fromkeys(forms, one)
    named |= {bare(form): one for form, one in short.items() if len(form) > 4}
    return named, short


@cache
def _media() -> frozenset[str]:
    return frozenset(codebook.table("independence")["credits"]["media"])
