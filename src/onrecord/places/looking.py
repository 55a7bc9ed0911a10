"""What a name may mean, each candidate with its score and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord import codebook
from onrecord.places import gazetteer
from onrecord.places.company import Company
from onrecord.places.features import Around
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import Point, distance
from onrecord.places.given import apart
from onrecord.places.mentions import Mention
from onrecord.places.misspelt import misspelt
from onrecord.places.names import normal
from onrecord.places.ranker import reasons

NEARNESS = 3.0  # what lying at the given point adds; half of it at HALF_KM
HALF_KM = 50.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``score`` is the sum of the features in ``why``, in their order."""

    name: str
    gazetteer: str
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    radius_km: float | None
    score: float
    why: tuple[tuple[str, float], ...]
    also: tuple[str, ...] = ()  # the place's ids in other gazetteers


def lookup(name: str, country: str | None = None, near: Point | None = None, on: date | None = None) -> list[Candidate]:
    """The places of a name, the likeliest first: "Aleppo", "Allepo province", "Dayr az-Zawr".

    ``country`` (ISO 3166-1 alpha-2) and ``near`` (latitude, longitude) lend weight and exclude nothing; ``on`` excludes
    places that did not stand on that day. Misspelt names are looked for only where the name itself is unknown: in
    ``country``, else everywhere. Raises ``Refused`` for a gazetteer that can't be read.
    """
    gazetteer.refresh()
    key, kind = apart(normal(name))
    entries = gazetteer.named(key) or misspelt(key, (country,) if country else _everywhere())
    entries = gazetteer.standing(entries, on)
    mention = Mention(0, len(name), key, entries, [], 0, 0, kind=kind)
    shares = {country: 1.0} if country else {}
    around = Around(shares, Company(()))
    found = [_candidate(entry, reasons(entry, mention, around), near) for entry in entries]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.gazetteer))


@cache
def _everywhere() -> tuple[str, ...]:
    return tuple(sorted(codebook.table("countries")))


def _candidate(entry: Entry, why: dict[str, float], near: Point | None) -> Candidate:
    if near is not None and entry.lat is not None and entry.lon is not None:
        why["near"] = NEARNESS / (1 + distance(near, (entry.lat, entry.lon)) / HALF_KM)
    kept = tuple((feature, round(value, 2)) for feature, value in why.items())
    return Candidate(
        entry.name, entry.gid, entry.country, entry.admin1, entry.admin2, entry.lat, entry.lon, entry.kind,
        entry.radius, round(sum(value for _, value in kept), 2), kept, entry.also,
    )  # fmt: skip
