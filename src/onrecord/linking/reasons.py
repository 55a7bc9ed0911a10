"""Why a pair scores what it scores: each feature's level in words, with its points, those that weigh most first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord import codebook
from onrecord.linking.details import TAKEN, sides
from onrecord.linking.features import gap_days
from onrecord.linking.likeness import share
from onrecord.linking.profile import Bounds, Parties, Profile, kilometres
from onrecord.linking.scorecard import FEATURES, Card, levels
from onrecord.linking.words import rarity, stem

Facts = dict[str, str]
LEAST = 0.05  # points: what weighs less is not said


def reasons(a: Profile, b: Profile, card: Card) -> str:
    """ "the same day (2021-05-03) +2.1; 12 km apart +0.4; to begin with -3.0": the sum is the score's log odds, but for
    what weighs next to nothing."""
    said = codebook.table("linking")["levels"]
    reached = levels(a, b)
    weighed = [
        (points[level], said[name][level].format(**FACTS[name](a, b) if name in FACTS else {}))
        for name, level, points in zip(FEATURES, reached, card.points(reached[0]), strict=True)
        if abs(points[level]) >= LEAST
    ]
    ordered = sorted(weighed, key=lambda item: (-abs(item[0]), item[1]))
    return "; ".join([*(f"{words} {points:+.1f}" for points, words in ordered), f"to begin with {card.bias:+.1f}"])


def _time(a: Profile, b: Profile) -> Facts:
    gap = gap_days(a, b)
    day = date.fromordinal(a.start).isoformat() if a.start is not None else ""
    return {"day": day, "gap": f"{gap} day{'' if gap == 1 else 's'} apart" if gap else "days that meet"}


def _place(a: Profile, b: Profile) -> Facts:
    km = kilometres(a.point, b.point) if a.point and b.point else 0.0
    names = {
        "name": (a.name or "").title(),
        "another": (b.name or "").title(),
        "region": (a.admin1 or "").title(),
        "other": (b.admin1 or "").title(),
    }
    return {"km": f"{km:.0f} km", "country": a.country or b.country or "", **names}


def _type(a: Profile, b: Profile) -> Facts:
    table = codebook.table("types")
    one, other = (str(table[type]["label"]).lower() if type else "" for type in sorted((a.type, b.type)))
    return {"one": one, "other": other}


def _toll(effect: str) -> Callable[[Profile, Profile], Facts]:
    def facts(a: Profile, b: Profile) -> Facts:
        one, other = a.harm.get(effect), b.harm.get(effect)
        told = [printed(bounds) for bounds in (one, other) if bounds]
        return {
            "tolls": f"{' and '.join(told)} {effect}",
            "toll": f"{told[0]} {effect}" if told else "",
            "effect": effect,
        }

    return facts


def _taken(a: Profile, b: Profile) -> Facts:
    effect = next((e for e in TAKEN if e in a.harm and e in b.harm), TAKEN[0])
    return _toll(effect)(a, b)


def printed(bounds: Bounds) -> str:
    """ "2", "11 or more", "up to 50", "4 to 6"."""
    low, high = bounds
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _parties(a: Parties, b: Parties) -> Facts:
    named, words, kinds = sorted(a.named & b.named), sorted(a.words & b.words), sorted(a.kinds & b.kinds)
    return {
        "named": ", ".join(named), "words": ", ".join(words), "kind": kinds[0].replace("_", " ") if kinds else "",
        "one": min(a.named, default=""), "other": min(b.named, default=""),
    }  # fmt: skip


def _actors(a: Profile, b: Profile) -> Facts:
    return _parties(sides(a), sides(b))


def _targets(a: Profile, b: Profile) -> Facts:
    return _parties(a.targets, b.targets)


def _weapons(a: Profile, b: Profile) -> Facts:
    return {"weapon": min(a.weapons & b.weapons, default="").replace("_", " ")}


def _names(a: Profile, b: Profile) -> Facts:
    shared = sorted(a.called & b.called, key=lambda name: (-rarity(stem(name)), name))
    return {"names": ", ".join(name.title() for name in shared[:4])}


def _numbers(a: Profile, b: Profile) -> Facts:
    return {"numbers": ", ".join(sorted(a.numbers & b.numbers, key=int))}


def _words(a: Profile, b: Profile) -> Facts:
    shared = sorted(a.words & b.words, key=lambda word: (-rarity(word), word))
    return {"share": f"{share(a, b):.0%}", "words": ", ".join(shared[:4])}


FACTS: dict[str, Callable[[Profile, Profile], Facts]] = {
    "time": _time, "place": _place, "type": _type, "killed": _toll("killed"), "injured": _toll("injured"),
    "taken": _taken, "actors": _actors, "targets": _targets, "weapons": _weapons, "names": _names,
    "numbers": _numbers, "words": _words,
}  # fmt: skip
assert set(FACTS) <= set(FEATURES)
