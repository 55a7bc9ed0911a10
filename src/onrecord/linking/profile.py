"""What of an account can be compared with another: worked out once for each account, before any pair is looked at.

A profile holds no account, report or text, only what is compared: a million of them fit into memory.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord import codebook
from onrecord.linking import words
from onrecord.linking.nouns import Filed
from onrecord.linking.passage import passage
from onrecord.linking.words import fold
from onrecord.model import Account, Participant, Place, Report
from onrecord.places.nations import country_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONG = re.compile(r"[^\W\d_]{4,}")  # content words
__all__ = ["Bounds", "Parties", "Profile", "Vector", "content", "fold", "kilometres", "profile", "vector"]
Vector = tuple[float, float, float]  # a point on the unit sphere
Bounds = tuple[int | None, int | None]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Parties:
    """One side: registry ids and printed names of named actors, words of the unnamed, kinds."""

    named: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """One account's features. Days are proleptic ordinals, ``None`` where unknown; ``reach`` in kilometres.

    ``type`` is empty where an account stands for a text in which no act was found. ``sure`` names the values of which
    the coder is sure enough that they may bar a pair, and "name" where that of the place is all that is known of it.
    ``weekday`` is 0 for Monday. ``vast``: the place is a country. ``names`` are those neither the place's nor a
    party's, ``called`` all of them. ``weight`` is the length of ``words`` as a vector of rarities. ``further``: the
    account says that it goes on to another incident. ``beside``: how many others its report tells of its days and
    surroundings.
    """

    id: str
    root: tuple[str, int]
    report: str
    outlet: str | None
    published: int | None
    type: str
    status: str
    background: bool
    aggregate: bool
    sure: frozenset[str]
    start: int | None
    end: int | None
    assumed: bool
    slack: int
    weekday: int | None
    country: str | None
    admin1: str | None
    name: str | None
    vast: bool
    point: Vector | None
    reach: float
    perpetrators: Parties
    targets: Parties
    harm: dict[str, Bounds]
    weapons: frozenset[str]
    names: frozenset[str]
    called: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]
    weight: float
    further: bool
    beside: int


def profile(filed: Filed) -> Profile:
    """The comparable features of one account."""
    account, report, place = filed.account, filed.report, filed.account.place
    start, end, assumed, slack = _days(account, report)
    text = passage(report, account)
    stems, names, own = words.stems(text), words.names(text), _name_words(account)
    return Profile(
        filed.id, filed.root, report.id, fold(report.outlet) if report.outlet else None,
        report.published.toordinal() if report.published else None,
        account.type, account.status, account.background, account.aggregate, _sure(account),
        start, end, assumed, slack, _weekday(account, text, start, end),
        account.country or (place.country if place else None), fold(place.admin1) if place and place.admin1 else None,
        fold(place.name or place.text) if place else None, _vast(place), _point(place), _reach(place),
        _parties(account.perpetrators), _parties(account.targets), _harm(account),
        frozenset(w.kind for w in account.weapons), names - own, names | own, words.numbers(text),
        stems, _weight(stems), _further(account, report),
        filed.beside,
    )  # fmt: skip


def _sure(account: Account) -> frozenset[str]:
    """Which of the values that can bar a pair are sure: those of a coder that gives no chances, and likely ones."""
    least = codebook.table("linking")["sure"]
    lacking = 0.0 if account.sure and not account.place else 1.0  # a country that no place of it tells is a guess
    chances = {"place": lacking} | account.sure
    if _reach(account.place) > _distance()["fine"]:
        chances["aggregate"] = 1.0  # a sum over more than a town; what sums up blasts in one town may be one incident
    named = {"name"} if _known_by_name(account.place) else set()
    return frozenset(name for name, chance in least.items() if chances.get(name, 1.0) >= chance) | named


def _known_by_name(place: Place | None) -> bool:
    """Whether it is a town or village that no gazetteer knows: where it lies says its name alone."""
    if place is None or place.kind != "settlement" or place.name is None:
        return False
    return place.gazetteer is None and _point(place) is None


def _days(account: Account, report: Report) -> tuple[int | None, int | None, bool, int]:
    """First day, last day, whether they are assumed, and the slack that their precision asks for.

    UCDP's rule gives an undated account the 3 days before its report; an undated mention of the past gets none.
    """
    window = codebook.table("linking")["window"]
    when = account.when
    if when and when.start and when.end:
        return when.start.toordinal(), when.end.toordinal(), False, window["widen"].get(when.precision, 0)
    if report.published is None or account.background or account.status == "planned":
        return None, None, False, 0
    day = report.published.toordinal()
    return day - window["undated"], day, True, 0


def _weekday(account: Account, text: str, start: int | None, end: int | None) -> int | None:
    """The weekday of a day, or the one that an undated account names: the words of its time, else its passage."""
    if start is not None:
        return (start - 1) % 7 if start == end else None
    told = [w for w in _WORD.findall(fold(account.when.text if account.when else text)) if w in WEEKDAYS]
    return WEEKDAYS.index(told[0]) if told else None


def _vast(place: Place | None) -> bool:
    """Whether the place is a country, or as good as one; of a village unknown to the gazetteer the name counts."""
    if place is None or country_of(place.name or place.text) is None:
        return False
    return place.precision == "country" or _reach(place) >= _distance()["wide"]


def _distance() -> dict[str, Any]:
    table: dict[str, Any] = codebook.table("linking")["distance"]
    return table


def _point(place: Place | None) -> Vector | None:
    """The place as a point; what reaches as far as a country is none, and compared by its names."""
    if place is None or place.latitude is None or place.longitude is None or _reach(place) >= _distance()["wide"]:
        return None
    return vector(place.latitude, place.longitude)


def vector(latitude: float, longitude: float) -> Vector:
    """A point in degrees WGS 84 as a unit vector: distances between many points come cheap."""
    x, y = math.radians(latitude), math.radians(longitude)
    return math.cos(x) * math.cos(y), math.cos(x) * math.sin(y), math.sin(x)


def kilometres(a: Vector, b: Vector) -> float:
    """Great-circle distance on a sphere of 6,371 km."""
    return 12742.0 * math.asin(min(1.0, math.dist(a, b) / 2))


def _reach(place: Place | None) -> float:
    """How far the place reaches from its point, in kilometres: its own radius, else by its precision."""
    reach = _distance()["reach"]
    if place is None:
        return float(reach["unknown"])
    return place.radius_km if place.radius_km is not None else float(reach.get(place.precision, reach["unknown"]))


def _parties(participants: Iterable[Participant]) -> Parties:
    named: set[str] = set()
    found: set[str] = set()
    kinds: set[str] = set()
    for participant in participants:
        key = participant.actor or (fold(participant.name) if participant.name else None)
        named.update([key] if key else [])
        found.update([] if key else content(participant.text))
        kinds.update([] if participant.kind == "unknown" else [participant.kind])
    return Parties(frozenset(named), frozenset(found), frozenset(kinds))


def _harm(account: Account) -> dict[str, Bounds]:
    """Low and high of each effect, summed over its rows; a bound that one row lacks is unknown in the sum."""
    found: dict[str, Bounds] = {}
    for harm in account.harm:
        low, high = found.get(harm.effect, (0, 0))
        found[harm.effect] = (_plus(low, harm.low), _plus(high, harm.high))
    return {effect: bounds for effect, bounds in found.items() if bounds != (None, None)}


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def content(text: str) -> set[str]:
    """Content words, folded: four letters or more and no everyday word of reports; a plural counts as its singular."""
    stopwords = codebook.table("linking")["stopwords"].split()
    return {word.removesuffix("s") for word in set(_LONG.findall(fold(text))).difference(stopwords)}


def _weight(stems: frozenset[str]) -> float:
    """The length of a passage as a vector of rarities. Brief passages are taken for longer than they are: of few words
    many may be alike by chance. Summed so that the order in which a set gives its words changes nothing."""
    brief = float(codebook.table("linking")["words"]["brief"])
    return math.sqrt(brief + math.fsum(words.rarity(word) ** 2 for word in stems)) if stems else 0.0


def _further(account: Account, report: Report) -> bool:
    """Whether an account's sentences say that they go on to a further incident ("another", "second")."""
    said = {word for start, end in account.evidence for word in _LONG.findall(fold(report.coded_text[start:end]))}
    return not said.isdisjoint(codebook.table("linking")["one_report"]["further"])


def _name_words(account: Account) -> frozenset[str]:
    """The words that name the account's places and parties, everyday words aside."""
    places = (p for p in (account.place, *account.places) if p)
    texts = [text for p in places for text in (p.text, p.name) if text]
    texts += [t for p in (*account.perpetrators, *account.targets) if p.name for t in (p.text, p.name) if t]
    found = {fold(match.group()) for text in texts for match in _WORD.finditer(text)}
    return frozenset(word for word in found if len(word) > 2) - words.everyday()
