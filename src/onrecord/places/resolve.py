"""Which place each name means, all names of a report together.

Each candidate's score is a sum of named features, so that ``lookup`` and the desk can say why. Without a hint, a name
that a city and its province share is the city (ACLED's and the news' use; UCDP would take the province): an explicit
"province", a list of provinces or the context of one makes it the province.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from onrecord.places.gazetteer import MISSPELT, Entry
from onrecord.places.geo import distance
from onrecord.places.mentions import Mention
from onrecord.places.vocabulary import fitting

COUNTRY = 2.5  # the whole vote of the report for a candidate's country
KIND, MISFIT = 3.5, -3.0  # the kind word fits the candidate, or does not
LATER = 0.4  # taken off for each likelier kind of the word
SAME_DIVISION = 1.0  # the report names the candidate's first-level division
LISTED = 1.0  # its neighbours in a list are of its kind
NEAR, NEAR_KM = 1.0, 150.0  # another place of the report is within this distance
AHEAD = 0.15  # of the report's votes, by which the foremost country must lead
MOST = 200  # places of a report that are held against each other; no real report names more
AROUND = SAME_DIVISION + LISTED + NEAR  # all that other names of the report can add
ALTERNATE, BARE, SOUND = -0.8, -0.2, -1.0  # found by another name, without the article, by consonants
Votes = Mapping[str, float]


def votes(found: Sequence[Mention], people: Sequence[str], hint: str | None) -> dict[str, float]:
    """How strongly the report speaks of each country, 0 to 1: names 1 each, clear places 0.7, people 0.4, a hint 3."""
    count: dict[str, float] = defaultdict(float)
    if hint:
        count[hint] += 3
    for code, times in Counter(people).items():
        count[code] += min(0.4 * times, 1.6)
    named: dict[str, float] = defaultdict(float)
    for mention in found:
        top = mention.entries[0]
        if top.country and (top.kind == "country" or _clear(mention)):
            named[top.country] += 1.0 if top.kind == "country" else 0.7
    for code, weight in named.items():
        count[code] += min(weight, 4.0)
    most = max(count.values(), default=0.0)
    return {code: weight / max(most, 1.5) for code, weight in count.items()}


def resolved(found: Sequence[Mention], shares: Votes) -> dict[str, float]:
    """The votes with those of the towns that were resolved by them."""
    count = defaultdict(float, shares)
    for entry in {m.key: m.chosen for m in found if m.chosen is not None}.values():
        if entry.country and entry.kind != "country":
            count[entry.country] += 0.5
    most = max(count.values(), default=0.0)
    return {code: weight / max(most, 1.0) for code, weight in count.items()}


def foremost(shares: Mapping[str, float]) -> str | None:
    """The country of most votes, None where two are close or none has half."""
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 0.5:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= AHEAD else None


def _clear(mention: Mention) -> bool:
    top = mention.entries[0]
    rival = next((entry for entry in mention.entries if entry.country != top.country), None)
    return mention.within is not None or (top.prior >= 4.5 and (rival is None or top.prior - rival.prior >= 1.5))


def resolve(found: Sequence[Mention], shares: Votes) -> None:
    """Chooses an entry for every mention: first by itself and the countries, then with the others around it."""
    for mention in found:
        _choose(mention, shares, (), frozenset())
    for _ in range(2):
        chosen = {m.key: m.chosen for m in found if m.chosen is not None and m.chosen.kind != "country"}
        chosen = dict(islice(chosen.items(), MOST))
        divisions = frozenset(e.division for e in chosen.values() if e.kind == "admin1" and e.division)
        for mention in found:
            if mention.margin < AROUND:
                _choose(mention, shares, [e for key, e in chosen.items() if key != mention.key], divisions)


def _choose(mention: Mention, shares: Votes, others: Sequence[Entry], divisions: frozenset[str]) -> None:
    """The best entry and how far it is ahead; entries come best known first, so that the hopeless rest is skipped."""
    best, best_score, second = None, -99.0, -99.0
    most = COUNTRY + AROUND + (KIND - MISFIT if mention.kind is not None else 0.0)
    for entry in mention.entries:
        if entry.prior + most < best_score and entry.how != MISSPELT:
            break
        score = sum(features(entry, mention, shares, others, divisions).values())
        if score > best_score:
            best, best_score, second = entry, score, best_score
        elif score > second:
            second = score
    mention.chosen, mention.score, mention.margin = best, best_score, best_score - second


def features(
    entry: Entry, mention: Mention, shares: Votes, others: Sequence[Entry], divisions: frozenset[str]
) -> dict[str, float]:
    """The features of one candidate, by name; their sum is its score."""
    found = {"known": entry.prior, "country": COUNTRY * shares.get(entry.country or "", 0.0)}
    if mention.kind is not None:
        kinds = fitting(mention.kind)
        found["kind"] = KIND - LATER * kinds.index(entry.kind) if entry.kind in kinds else MISFIT
    if entry.how:
        found["spelling"] = (0.0, ALTERNATE, BARE, SOUND)[entry.how]
    if entry.division in divisions and entry.kind != "admin1":
        found["division"] = SAME_DIVISION
    if mention.listed and mention.kind is None and entry.kind == "admin1":
        alike = sum(1 for m in mention.listed if m.chosen is not None and m.chosen.kind == "admin1")
        found["listed"] = LISTED if 2 * alike >= len(mention.listed) else 0.0
    if others and entry.lat is not None and any(_close(entry, other) for other in others):
        found["near"] = NEAR
    return found


def _close(entry: Entry, other: Entry) -> bool:
    if entry.lat is None or entry.lon is None or other.lat is None or other.lon is None or other.gid == entry.gid:
        return False
    if abs(entry.lat - other.lat) > 1.5:
        return False
    return distance((entry.lat, entry.lon), (other.lat, other.lon)) <= NEAR_KM
