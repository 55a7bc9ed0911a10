"""What of an account can be compared with another: worked out once for each account, before any pair is looked at."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord import codebook
from onrecord.linking.nouns import Filed
from onrecord.model import Account, Participant, Place, Report

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONG = re.compile(r"[^\W\d_]{4,}")  # content words
_INNER = re.compile(r"(?<=[\w,] )[^\W\d_]{4,}")  # words inside a sentence, where a capital marks a name
Vector = tuple[float, float, float]  # a point on the unit sphere
LEAD = 400  # characters of a report that stand in for missing evidence


@dataclass(frozen=True, slots=True)
class Parties:
    """One side: registry ids and printed names of named actors, words of the unnamed, kinds."""

    named: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """One account's features. Days are proleptic ordinals, ``None`` where unknown; ``reach`` in kilometres."""

    id: str
    report: str
    account: Account
    start: int | None
    end: int | None
    assumed: bool
    slack: int
    country: str | None
    admin1: str | None
    name: str | None
    point: Vector | None
    reach: float
    perpetrators: Parties
    targets: Parties
    harm: dict[str, tuple[int | None, int | None]]
    weapons: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    @property
    def firm(self) -> bool:
        """Whether day and country are known, so that neighbours can be looked up by them."""
        return self.start is not None and self.country is not None


def profile(filed: Filed) -> Profile:
    """The comparable features of one account."""
    account, place = filed.account, filed.account.place
    start, end, assumed, slack = _days(account, filed.report)
    names, words = _wording(filed)
    perpetrators, targets = _parties(account.perpetrators), _parties(account.targets)
    return Profile(
        filed.id, filed.report.id, account, start, end, assumed, slack,
        account.country or (place.country if place else None), fold(place.admin1) if place and place.admin1 else None,
        fold(place.name or place.text) if place else None, _point(place), _reach(place),
        perpetrators, targets, _harm(account), frozenset(w.kind for w in account.weapons),
        names - _name_words(account), words,
    )  # fmt: skip


def fold(text: str) -> str:
    """Lower case without accents, so that spellings of a name compare."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold().strip()


@cache
def stopwords() -> frozenset[str]:
    return frozenset(codebook.table("linking")["stopwords"].split())


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


def _point(place: Place | None) -> Vector | None:
    if place is None or place.latitude is None or place.longitude is None:
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
    reach = codebook.table("linking")["distance"]["reach"]
    if place is None:
        return float(reach["unknown"])
    return place.radius_km if place.radius_km is not None else float(reach.get(place.precision, reach["unknown"]))


def _parties(participants: Iterable[Participant]) -> Parties:
    named: set[str] = set()
    words: set[str] = set()
    kinds: set[str] = set()
    for participant in participants:
        key = participant.actor or (fold(participant.name) if participant.name else None)
        named.update([key] if key else [])
        words.update([] if key else content(participant.text))
        kinds.update([] if participant.kind == "unknown" else [participant.kind])
    return Parties(frozenset(named), frozenset(words), frozenset(kinds))


def _harm(account: Account) -> dict[str, tuple[int | None, int | None]]:
    """Low and high of each effect, summed over its rows; a bound that one row lacks is unknown in the sum."""
    found: dict[str, tuple[int | None, int | None]] = {}
    for harm in account.harm:
        low, high = found.get(harm.effect, (0, 0))
        found[harm.effect] = (_plus(low, harm.low), _plus(high, harm.high))
    return {effect: bounds for effect, bounds in found.items() if bounds != (None, None)}


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def content(text: str) -> set[str]:
    """Content words, folded: four letters or more and no stopword; a plural counts as its singular."""
    return {word.removesuffix("s") for word in set(_LONG.findall(fold(text))) - stopwords()}


def _wording(filed: Filed) -> tuple[frozenset[str], frozenset[str]]:
    """The names (words with a capital inside a sentence) and the content words of an account's evidence."""
    text = filed.report.coded_text
    names: set[str] = set()
    words: set[str] = set()
    for start, end in filed.account.evidence or ((0, min(LEAD, len(text))),):
        passage = text[start:end]
        words |= content(passage)
        names.update(fold(word) for word in _INNER.findall(passage) if word[0].isupper())
    return frozenset(names - stopwords()), frozenset(words)


def _name_words(account: Account) -> set[str]:
    """The words that name the account's place and actors: they are compared as such, not again as rare names."""
    places = (p for p in (account.place, *account.places) if p)
    texts = [text for p in places for text in (p.text, p.name, p.admin1, p.admin2) if text]
    texts += [t for p in (*account.perpetrators, *account.targets) for t in (p.text, p.name) if t]
    return {fold(match.group()) for text in texts for match in _WORD.finditer(text)}
