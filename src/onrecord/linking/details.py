"""Further features of a pair: who, how many, with what, and in which words."""

from __future__ import annotations

import math
from typing import Any

from onrecord import codebook
from onrecord.linking.features import Finding, step
from onrecord.linking.profile import Parties, Profile

Bounds = tuple[int | None, int | None]


def actors(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    """Who did it; in a fight who attacked whom is told either way round, so both sides are compared together."""
    if two_sided(a, book) and two_sided(b, book):
        return agree(_sides(a), _sides(b), book["parties"], "sides")
    return agree(a.perpetrators, b.perpetrators, book["parties"], "perpetrators")


def targets(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    if two_sided(a, book) and two_sided(b, book):
        return None
    return agree(a.targets, b.targets, book["parties"], "targets")


def two_sided(profile: Profile, book: dict[str, Any]) -> bool:
    return codebook.event_type(profile.account.type) in book["two_sided"]


def _sides(p: Profile) -> Parties:
    one, other = p.perpetrators, p.targets
    return Parties(one.named | other.named, one.words | other.words, one.kinds | other.kinds)


def agree(a: Parties, b: Parties, table: dict[str, Any], side: str) -> Finding | None:
    """Named actors first, then the words for unnamed ones, then their kinds."""
    if shared := sorted(a.named & b.named):
        return Finding(table["same"], f"both name {', '.join(shared)}")
    if a.named and b.named:
        return Finding(table["other"], f"other {side}: {sorted(a.named)[0]} and {sorted(b.named)[0]}")
    if shared := sorted(a.words & b.words):
        return Finding(table["same_words"], f"{side} in the same words ({', '.join(shared)})")
    if shared := sorted(a.kinds & b.kinds):
        return Finding(table["same_kind"], f"{side} of one kind ({shared[0].replace('_', ' ')})")
    if a.kinds and b.kinds:
        return Finding(table["other_kind"], f"{side} of other kinds")
    return None


def harm(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    """The tolls as intervals: the effect that says most decides. Unlike tolls are first of all a disagreement."""
    found = [
        Finding(weight * finding.value, finding.why)
        for effect, weight in book["harm"]["effects"].items()
        if effect in a.harm and effect in b.harm
        for finding in [toll(effect, a.harm[effect], b.harm[effect], book["harm"])]
    ]
    if not found:
        return None
    value = max((f.value for f in found), key=abs) if len(found) == 1 else sum(f.value for f in found) / 1.6
    return Finding(max(-1.0, min(1.0, value)), "; ".join(f.why for f in found))


def toll(effect: str, a: Bounds, b: Bounds, table: dict[str, Any]) -> Finding:
    """Two counts of one effect compared: equal, overlapping, or apart by a factor."""
    if a == b and a[0] == a[1] and a[0] is not None:
        return Finding(step(table["equal"], a[0], table["equal_beyond"]), f"both say {a[0]} {effect}")
    (low, high), (low2, high2) = _filled(a), _filled(b)
    words = f"{printed(a)} and {printed(b)} {effect}"
    if max(low, low2) <= min(high, high2):
        return Finding(table["overlap"], f"{words} agree")
    less, more = sorted((min(high, high2), max(low, low2)))
    close = more - less <= table["close"]
    value = step(table["factor"], more / less if less else math.inf, table["beyond"])
    return Finding(table["factor"]["2"] if close else value, f"{words} disagree, as sources do")


def _filled(bounds: Bounds) -> tuple[float, float]:
    low, high = bounds
    return (0.0 if low is None else float(low)), (math.inf if high is None else float(high))


def printed(bounds: Bounds) -> str:
    """ "2", "11 or more", "up to 50", "4 to 6"."""
    low, high = bounds
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def weapons(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    if not a.weapons or not b.weapons:
        return None
    shared = sorted(a.weapons & b.weapons)
    if shared:
        return Finding(book["weapons"]["shared"], f"both with {shared[0].replace('_', ' ')}")
    return Finding(book["weapons"]["other"], "other weapons")


def names(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    """Names in both passages that are neither the place's nor an actor's."""
    shared = a.names & b.names
    if not shared:
        return None
    value = min(book["names"]["most"], book["names"]["each"] * len(shared))
    return Finding(value, f"{len(shared)} further name{'s' if len(shared) > 1 else ''} in common")


def words(a: Profile, b: Profile, book: dict[str, Any]) -> Finding | None:
    """How many content words of the two passages are the same (cosine of the two sets)."""
    if not a.words or not b.words:
        return None
    table = book["words"]
    cosine = len(a.words & b.words) / math.sqrt(len(a.words) * len(b.words))
    value = (cosine - table["none"]) / (table["full"] - table["none"])
    return Finding(max(table["least"], min(1.0, value)), f"{cosine:.0%} of their words in common")
