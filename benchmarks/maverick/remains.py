"""What is left to find: pairs of rows missed or wrongly joined, by the first thing in the rows that speaks for it.

Each pair is weighed as B-cubed weighs it, so that the reasons add up to the recall, or the precision, that is lost.

Not all of it can be found. Of Kenya's pairs of two reports that are equal in every coded value people call four in five
one event, of those that agree in day, place, perpetrators and dead two in three: several people shot on one day in one
quarter are events of their own where a human rights commission lists them, one event where an agency sums them up, and
a row does not say which. People also joined rows weeks or a hundred kilometres apart, by texts that the rows do not
hold, and four events are split over two elections by slips in the file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from benchmarks.maverick.rows import Coding
from onrecord.linking.profile import kilometres, vector
from onrecord.model import Account

NEAR = 1.0  # km: one place
WIDE = 25.0  # km: another place
LONG = 7  # days: what lasts longer sums up several days


def days_apart(a: Account, b: Account) -> bool:
    """Both dated, and no day in common."""
    if not (a.when and a.when.start and a.when.end and b.when and b.when.start and b.when.end):
        return False
    return max(a.when.start, b.when.start) > min(a.when.end, b.when.end)


def place_vague(a: Account, b: Account) -> bool:
    """One names a region, a country or no place."""
    return not (_pointed(a) and _pointed(b))


def places_apart(a: Account, b: Account) -> bool:
    km = _km(a, b)
    return km is not None and km > WIDE


def spots_apart(a: Account, b: Account) -> bool:
    """Two spots of one town, or a spot and its town."""
    km = _km(a, b)
    return km is not None and km > NEAR


def long_days(a: Account, b: Account) -> bool:
    return any(_days(one) > LONG for one in (a, b))


def some_days(a: Account, b: Account) -> bool:
    return _days(a) != _days(b)


def tolls_apart(a: Account, b: Account) -> bool:
    """Both count the dead, and their bounds do not meet."""
    one, other = _killed(a), _killed(b)
    return bool(one and other and max(one[0], other[0]) > min(one[1], other[1]))


def toll_silent(a: Account, b: Account) -> bool:
    return bool(_killed(a)) != bool(_killed(b))


def sides_apart(a: Account, b: Account) -> bool:
    return not _perpetrators(a) & _perpetrators(b)


REASONS: dict[str, Callable[[Account, Account], bool]] = {
    "no day in common": days_apart,
    "further than 25 km apart": places_apart,
    "one names a region or no place": place_vague,
    "one sums up more than a week": long_days,
    "two spots of one town": spots_apart,
    "the dead disagree": tolls_apart,
    "one is silent on the dead": toll_silent,
    "other perpetrators": sides_apart,
    "one day beside several": some_days,
}
ALIKE = "day, place, perpetrators and dead agree"
ONE_REPORT = "rows of one report"


def lost(codings: Sequence[Coding], ours: Mapping[str, object], theirs: Mapping[str, object]) -> dict[str, float]:
    """Points of B-cubed lost by the pairs that ``ours`` joins and ``theirs`` keeps apart, for each reason.

    With the gold as ``ours`` these are points of recall, with the machine's clusters points of precision.
    """
    sizes = Counter(ours[coding.id] for coding in codings)
    found: defaultdict[str, float] = defaultdict(float)
    for a, b in _together(codings, ours):
        if theirs[a.id] != theirs[b.id]:
            found[reason(a, b)] += 2 / sizes[ours[a.id]]
    return {
        name: round(100 * weight / len(codings), 1) for name, weight in sorted(found.items(), key=lambda item: -item[1])
    }


def reason(a: Coding, b: Coding) -> str:
    """The first thing that tells two rows apart."""
    if a.filed.report.id == b.filed.report.id:
        return ONE_REPORT
    one, other = a.filed.account, b.filed.account
    return next((name for name, holds in REASONS.items() if holds(one, other)), ALIKE)


def alike(codings: Sequence[Coding]) -> dict[str, dict[str, float]]:
    """Pairs of two reports that no reason tells apart, and those equal in every value: how many, and how many % of them
    people gave one event. No rule that reads the rows can do better on the latter."""
    days = defaultdict(list)
    for coding in codings:
        when = coding.filed.account.when
        days[when.start if when else None].append(coding)
    agreeing = [pair for some in days.values() for pair in combinations(some, 2) if reason(*pair) == ALIKE]
    equal = [(a, b) for a, b in agreeing if a.filed.account == b.filed.account]
    return {"agreeing": _one_event(agreeing), "equal": _one_event(equal)}


def _one_event(pairs: Sequence[tuple[Coding, Coding]]) -> dict[str, float]:
    one = sum(a.event == b.event for a, b in pairs)
    return {"pairs": len(pairs), "one_event": round(100 * one / max(1, len(pairs)), 1)}


def _together(codings: Sequence[Coding], clusters: Mapping[str, object]) -> Iterator[tuple[Coding, Coding]]:
    members = defaultdict(list)
    for coding in codings:
        members[clusters[coding.id]].append(coding)
    for some in members.values():
        yield from combinations(some, 2)


def _km(a: Account, b: Account) -> float | None:
    points = [vector(p.latitude, p.longitude) for p in (a.place, b.place)
              if p and p.latitude is not None and p.longitude is not None]  # fmt: skip
    return kilometres(*points) if len(points) == 2 else None


def _pointed(account: Account) -> bool:
    return bool(account.place and account.place.precision == "exact" and account.place.latitude is not None)


def _days(account: Account) -> int:
    when = account.when
    return (when.end - when.start).days + 1 if when and when.start and when.end else 0


def _killed(account: Account) -> tuple[int, int] | None:
    return next(((h.low or 0, h.high or 0) for h in account.harm if h.effect == "killed"), None)


def _perpetrators(account: Account) -> set[str]:
    """Their names, or the words for them; whoever is not told is one more."""
    return {one.text for one in account.perpetrators} or {"unknown"}
