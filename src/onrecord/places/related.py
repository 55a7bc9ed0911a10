"""Names tied by relation: "TOWN, 45 km west of CITY", "20 miles north of CITY", "south of the city"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.places.echoed import echoed
from onrecord.places.gazetteer import ALTERNATE, MISSPELT, Entry, pointless
from onrecord.places.geo import Point, distance
from onrecord.places.joined import join
from onrecord.places.mentions import Mention
from onrecord.places.relations import Phrase, relation_before
from onrecord.places.spot import towards

CONFLICT_KM = 50.0  # a town farther than this from where the relation puts it is told of in two places
TOWNS = ("settlement", "capital")
LINES = frozenset({"border", "river", "sea", "lake"})  # a town is "on" these
_HEAD = re.compile(
    r",?\s*\(?(?:(?:a|the)\s+(?:\w+\s+)?(?:town|village|city|area|place|suburb|district)\s+)?"
    r"(?:(?:located|situated|lying|which is|that is|is|some|about|around|just|roughly|nearly|only)\s+)*\Z",
    re.IGNORECASE,
)


def relate(found: list[Mention], text: str) -> None:
    """Finds the relation phrase before each name, the name before that phrase that it places, and the names that are
    ends of one road or corners of one area; adds nouns that a phrase makes a town's ("south of the city")."""
    for at, mention in enumerate(found):
        kinded = mention.text_start < mention.start
        mention.phrase = relation_before(text, mention.text_start, mention.entries[0].kind in LINES, kinded)
        if mention.phrase is None or at == 0:
            continue
        head = found[at - 1]
        start = mention.phrase.start
        if _may_head(head) and head.text_end <= start and _HEAD.match(text, head.text_end, start):
            head.reference = mention
    join(found, text)
    found.extend(echoed(found, text))
    found.sort(key=lambda mention: mention.start)


def _may_head(mention: Mention) -> bool:
    """A town, or a border in "TOWN, on the border with C, 90 km from CITY", not itself told by distance."""
    told = mention.phrase is not None and (mention.phrase.km is not None or mention.phrase.bearing is not None)
    return not told and mention.within is None and mention.entries[0].kind not in ("country", "admin1")


def fits(entry: Entry, point: Point, phrase: Phrase) -> bool:
    """Whether a place may lie where the phrase puts it: within 50 km, or a third of a long way (roads bend), of its
    edge; a phrase without a distance contradicts nothing."""
    if phrase.km is None:
        return True
    if entry.lat is None or entry.lon is None:
        return False
    allowed = max(CONFLICT_KM, phrase.km / 3)
    if phrase.bearing is None:
        allowed = max(allowed, phrase.km * 1.2)
    return distance((entry.lat, entry.lon), point) <= allowed + (entry.radius or 0.0)


def settle(found: Sequence[Mention]) -> None:
    """Prefers, for a name that a relation places, a reading that agrees with the relation; a noun means its name."""
    for head in found:
        other = last(head)
        if other is None or other.phrase is None or other.chosen is None:
            continue
        if head.chosen is not None and _guessed_abroad(head.chosen, other.chosen):
            head.chosen = pointless(head.printed, other.chosen.country, head.kind or "settlement")
        point, phrase = towards(other.chosen, other.phrase), other.phrase
        if point is not None and head.chosen is not None and not fits(head.chosen, point, phrase):
            alike = (entry for entry in head.entries if entry.kind in TOWNS or entry.kind == head.chosen.kind)
            head.chosen = next((entry for entry in alike if fits(entry, point, phrase)), head.chosen)
    for mention in found:
        if mention.echo is not None:
            mention.chosen = mention.echo.chosen


def _guessed_abroad(head: Entry, other: Entry) -> bool:
    """Whether the name is only like another's or only its second name, in another country than the place from which
    the text tells where it lies: then it is a village that no gazetteer has."""
    return head.how in (ALTERNATE, MISSPELT) and other.country is not None and head.country != other.country


def last(mention: Mention) -> Mention | None:
    """The last place of a chain of relations, which has a point where a border has none."""
    other = mention.reference
    while other is not None and other.reference is not None:
        other = other.reference
    return other
