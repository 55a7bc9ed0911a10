"""Names that may as well mean another place, far away: both readings are kept, for a person to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, inf

from onrecord.model import Place, PlaceReading
from onrecord.places.features import Around
from onrecord.places.gazetteer import Entry
from onrecord.places.geo import distance
from onrecord.places.mentions import Mention
from onrecord.places.ranker import learned, score

CLOSE = 1.2  # as a logarithm of odds: 3.3 to one. On LGL's training half, the first is right in half of such names
APART_KM = 50.0  # nearer readings are one place, told more or less exactly
BY = "name"


def ambiguous(place: Place) -> bool:
    """Whether two places of the name are about as likely and the point is a guess: the flag ``place_ambiguous``."""
    return len(place.readings) > 1 and all(reading.by == BY for reading in place.readings)


def both_kept(places: Sequence[Place], found: Sequence[Mention], around: Around) -> list[Place]:
    """The places, those with a close second reading with both, the likelier first; ``score`` is its chance, 0 to 1."""
    close = [(mention, second) for mention in found if (second := _second(mention, around)) is not None]
    return [_with_readings(place, close) for place in places] if close else list(places)


def _with_readings(place: Place, close: Sequence[tuple[Mention, tuple[PlaceReading, ...]]]) -> Place:
    for mention, readings in close:
        inside = place.span[0] <= mention.start and mention.end <= place.span[1]
        if inside and not place.readings and place.gazetteer == readings[0].gazetteer:
            return replace(place, readings=readings)
    return place


def _second(mention: Mention, around: Around) -> tuple[PlaceReading, ...] | None:
    """The chosen place and the likeliest one far from it, where the odds between them are close."""
    first = mention.chosen
    if first is None or mention.margin >= CLOSE or first.lat is None or mention.within is not None:
        return None
    scores = {entry.gid: score(entry, mention, around, learned()) for entry in mention.entries}
    others = [entry for entry in mention.entries if _apart(first, entry)]
    second = max(others, key=lambda entry: scores[entry.gid], default=None)
    if second is None or scores[first.gid] - scores[second.gid] >= CLOSE:
        return None
    best = max(scores.values(), default=-inf)
    total = sum(exp(reached - best) for reached in scores.values())
    chances = [exp(scores[entry.gid] - best) / total for entry in (first, second)]
    return _reading(first, chances[0]), _reading(second, chances[1])


def _apart(one: Entry, other: Entry) -> bool:
    """Whether two places are far apart, and none the division of the other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or one.gid == other.gid:
        return False
    if one.division == other.division is not None and "admin1" in (one.kind, other.kind):
        return False
    reach = max(APART_KM, one.radius or 0.0, other.radius or 0.0)
    return distance((one.lat, one.lon), (other.lat, other.lon)) > reach


def _reading(entry: Entry, chance: float) -> PlaceReading:
    return PlaceReading(entry.name, entry.gid, entry.country, entry.admin1, entry.lat, entry.lon, BY, round(chance, 2))
