"""What speaks for and against a candidate, as named numbers; ``ranker`` weighs them.

``place_ranker.yaml`` says what each of them is, next to its weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, log1p, radians, sqrt
from typing import NamedTuple

from onrecord.places.company import Company
from onrecord.places.gazetteer import Entry
from onrecord.places.mentions import Mention
from onrecord.places.vocabulary import fitting

SPELLING = ("", "alternate", "bare", "misspelt")  # by ``Entry.how``
HALF_KM = 50.0  # a place so far away counts half
SMALL, LARGE = 4.5, 6.0  # of 30,000 people and of a million
LESSER = 1.5  # powers of ten of people by which a namesake may be smaller
FAR = 6.0  # degrees of latitude beyond which nothing is near
KM = 111.2  # of a degree of latitude
NAMED = {"country": "nation", "capital": "capital", "admin2": "admin2"}  # kinds that are features themselves
Votes = Mapping[str, float]


class Around(NamedTuple):
    """What a report says beside the name itself.

    ``shares``: how much each country is spoken of, 0 to 1. ``others``: names with the id and the point (degrees) of the
    places chosen for them. ``divisions``: the first-level divisions it names. ``told``: names with the place that "X in
    Y" made certain elsewhere in it. ``past``: how many past events the user's record has at a place, by gazetteer id.
    """

    shares: Votes
    company: Company
    others: Sequence[tuple[str, str, float, float]] = ()
    divisions: frozenset[str] = frozenset()
    told: frozenset[tuple[str, str]] = frozenset()
    past: Mapping[str, int] = {}


def features(entry: Entry, mention: Mention, around: Around) -> dict[str, float]:
    """The features of one candidate by name, those that are not 0."""
    found = {"known": entry.prior}
    if entry.country is not None and entry.country in around.shares:
        found["country"] = around.shares[entry.country]
    if mention.kind is not None:
        _kind(entry, mention.kind, found)
    if entry.how:
        found[SPELLING[entry.how]] = 1.0
    if entry.kind != "settlement":
        _sort(entry, mention, found)
    if entry.division in around.divisions and entry.kind != "admin1" and not _bears(entry, mention):
        found["division"] = 1.0
    if around.told and (mention.key, entry.gid) in around.told:
        found["told"] = 1.0
    if around.past and entry.gid in around.past:
        found["past"] = log1p(around.past[entry.gid])
    _beside(entry, mention, around, found)
    return found


def _bears(entry: Entry, mention: Mention) -> bool:
    """Whether the place shares the name of its division, so that naming the division tells nothing: "Gaza"."""
    return any(other.kind == "admin1" and other.division == entry.division for other in mention.entries)


def _kind(entry: Entry, kind: str, found: dict[str, float]) -> None:
    kinds = fitting(kind)
    if entry.kind in kinds:
        found["kind"], found["kind_later"] = 1.0, float(kinds.index(entry.kind))
    else:
        found["misfit"] = 1.0


def _sort(entry: Entry, mention: Mention, found: dict[str, float]) -> None:
    if entry.kind in NAMED:
        found[NAMED[entry.kind]] = 1.0
    elif entry.kind != "admin1":
        found["area"] = 1.0
    else:
        size = min((entry.prior - SMALL) / (LARGE - SMALL), 1.0)
        if size > 0 and namesake(entry, mention) is None:
            found["alone"] = size
        alike = sum(1 for m in mention.listed if m.chosen is not None and m.chosen.kind == "admin1")
        if mention.listed and mention.kind is None and 2 * alike >= len(mention.listed):
            found["listed"] = 1.0


def namesake(division: Entry, mention: Mention) -> Entry | None:
    """The best known town, island or country that shares a first-level division's name in its country and is about as
    well known: of Kirkuk the city, of the state of Mexico the country, of Ohio none."""
    for other in mention.entries:  # the best known first
        if other.prior < division.prior - LESSER:
            return None
        if other.country == division.country and not other.kind.startswith("admin"):
            return other
    return None


def _beside(entry: Entry, mention: Mention, around: Around, found: dict[str, float]) -> None:
    """How near the nearest other place is, and how many names meet there; of a division that shares its name, as of its
    namesake, since nearness can't tell the two."""
    if entry.kind == "admin1":
        entry = namesake(entry, mention) or entry
    lat, lon, gid, name = entry.lat, entry.lon, entry.gid, mention.key
    if lat is None or lon is None or entry.kind == "country":
        return
    if company := around.company.of(lat, lon, name):
        found["company"] = company
    least = FAR * FAR
    shrink = cos(radians(lat))
    for key, other, north, east in around.others:
        north -= lat
        if -FAR < north < FAR and key != name and other != gid:
            apart = north * north + ((east - lon) * shrink) ** 2
            if apart < least:
                least = apart
    if least < FAR * FAR:
        found["near"] = 1 / (1 + sqrt(least) * KM / HALF_KM)
