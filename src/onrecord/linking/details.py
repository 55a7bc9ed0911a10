"""Who, how many and with what: the level of agreement that two accounts reach in each."""

from __future__ import annotations

from functools import cache

from onrecord import codebook
from onrecord.linking.profile import Bounds, Parties, Profile
from onrecord.linking.steps import steps
from onrecord.linking.words import rarity, stem

TAKEN = ("abducted", "detained", "missing", "displaced")


def actors(a: Profile, b: Profile) -> str:
    """Who did it; in a fight who attacked whom is told either way round, so both sides are compared together."""
    if a.type in _fights() and b.type in _fights():
        return agree(sides(a), sides(b))
    return agree(a.perpetrators, b.perpetrators)


def targets(a: Profile, b: Profile) -> str:
    if a.type in _fights() and b.type in _fights():
        return "as_sides"
    return agree(a.targets, b.targets)


@cache
def _fights() -> frozenset[str]:
    """The types in which both sides are compared together."""
    two_sided = codebook.table("linking")["two_sided"]
    return frozenset(type for type in codebook.table("types") if codebook.event_type(type) in two_sided)


def sides(p: Profile) -> Parties:
    """Both sides of a fight as one."""
    one, other = p.perpetrators, p.targets
    return Parties(one.named | other.named, one.words | other.words, one.kinds | other.kinds)


def agree(a: Parties, b: Parties) -> str:
    """Named actors first, then the words for unnamed ones, then their kinds."""
    if a.named and b.named:
        return "other_name" if a.named.isdisjoint(b.named) else "same_name"
    if a.words and b.words and (shared := a.words & b.words):
        return steps("parties", "words").of(max(rarity(stem(word)) for word in shared))
    if a.kinds and b.kinds:
        return "other_kind" if a.kinds.isdisjoint(b.kinds) else "same_kind"
    return "untold"


def killed(a: Profile, b: Profile) -> str:
    return toll(a.harm.get("killed"), b.harm.get("killed"))


def injured(a: Profile, b: Profile) -> str:
    return toll(a.harm.get("injured"), b.harm.get("injured"))


def taken(a: Profile, b: Profile) -> str:
    """The people taken, lost or driven out: the first effect that both count."""
    for effect in TAKEN:
        if effect in a.harm and effect in b.harm:
            return toll(a.harm[effect], b.harm[effect])
    return "untold" if any(effect in a.harm or effect in b.harm for effect in TAKEN) else "silent"


def toll(a: Bounds | None, b: Bounds | None) -> str:
    """Two counts of one effect: equal, one within the other's bounds, or apart by one or by a factor."""
    if a is None or b is None:
        return _silent(a or b)
    (low, high), (low2, high2) = a, b
    if a == b and low == high and low is not None:
        return steps("toll", "equal").of(low)
    least, most = low or 0, high if high is not None else INFINITE
    least2, most2 = low2 or 0, high2 if high2 is not None else INFINITE
    if least <= most2 and least2 <= most:
        return "within"
    less, more = (most, least2) if most < least2 else (most2, least)
    if more - less <= 1:
        return "off_by_one"
    return steps("toll", "factor").of(more / less if less else INFINITE)


def _silent(told: Bounds | None) -> str:
    """One account is silent: that says little of few dead, and more of many."""
    if told is None:
        return "silent"
    return steps("toll", "untold").of(max(told[0] or 0, told[1] or 0))


def weapons(a: Profile, b: Profile) -> str:
    if not a.weapons or not b.weapons:
        return "untold"
    return "other" if a.weapons.isdisjoint(b.weapons) else "same"


INFINITE = 10**9
