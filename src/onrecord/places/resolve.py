"""Which place each name means, all names of a report together.

Without a hint, a name that a city and its province share is the city (ACLED's and the news' use; UCDP would take the
province): an explicit "province", a list of provinces or the context of one makes it the province.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from onrecord.places.company import Company, vast
from onrecord.places.features import Around, Votes
from onrecord.places.gazetteer import MISSPELT, Entry
from onrecord.places.mentions import Mention
from onrecord.places.ranker import Weights, learned, score

AHEAD = 0.15  # of the report's votes, by which the foremost country must lead
MOST = 200  # places of a report that are held against each other; no real report names more
ROUNDS = 2  # in which the places chosen so far lend weight to what is near them
CONTEXT = ("near", "division", "listed", "told")  # what those rounds can add
ITS_OWN = ("country", "kind", "alone", "area", "nation", "capital", "past")  # what may add more to the lesser known


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


def resolve(found: Sequence[Mention], shares: Votes, weights: Weights | None = None) -> Around:
    """Chooses an entry for every mention: first by itself, the countries and the company of all names, then with the
    places chosen around it too. Returns what the report says in the end."""
    weights = weights or learned()
    around = Around(shares, Company(found))
    _choose_all(found, around, weights)
    most = sum(weights[name] for name in CONTEXT)
    for _ in range(ROUNDS):
        around = settled(found, around)
        _choose_all([mention for mention in found if mention.margin < most], around, weights)
    return settled(found, around)


def settled(found: Sequence[Mention], around: Around) -> Around:
    """What the report says, with the places chosen so far."""
    chosen = {m.key: m.chosen for m in found if m.chosen is not None and m.chosen.kind != "country"}
    near = {key: e for key, e in chosen.items() if not vast(e)}
    points = ((key, e.gid, e.lat, e.lon) for key, e in near.items() if e.lat is not None and e.lon is not None)
    return around._replace(
        others=list(islice(points, MOST)),
        divisions=frozenset(e.division for e in chosen.values() if e.kind == "admin1" and e.division),
        told=frozenset((m.key, m.entries[0].gid) for m in found if m.within is not None and len(m.entries) == 1),
    )


def _choose_all(found: Sequence[Mention], around: Around, weights: Weights) -> None:
    """Chooses for each mention; what is told alike twice is chosen once."""
    done: dict[tuple[str, str | None, int], Mention] = {}
    for mention in found:
        alike = done.get(same := (mention.key, mention.kind, id(mention.entries)))
        if alike is not None and not mention.listed:
            mention.chosen, mention.score, mention.margin = alike.chosen, alike.score, alike.margin
            continue
        _choose(mention, around, weights)
        if not mention.listed:
            done[same] = mention


def _choose(mention: Mention, around: Around, weights: Weights) -> None:
    """The best entry and how far it is ahead; entries come best known first, so that the hopeless rest is skipped."""
    best: Entry | None = None
    best_score, second = -99.0, -99.0
    most = sum([weights[name] for name in (*CONTEXT, *ITS_OWN)]) + weights["company"] * around.company.most
    for entry in mention.entries:
        if weights["known"] * entry.prior + most < best_score and entry.how != MISSPELT:
            break
        reached = score(entry, mention, around, weights)
        if reached > best_score:
            best, best_score, second = entry, reached, best_score
        elif reached > second:
            second = reached
    mention.chosen, mention.score, mention.margin = best, best_score, best_score - second
