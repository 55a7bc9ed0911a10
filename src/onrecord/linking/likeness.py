"""How alike two passages are in their words, whoever wrote them: names, numbers, rare words; and who published them."""

from __future__ import annotations

from math import fsum  # the same sum in whatever order a set gives its words

from onrecord.linking.profile import Profile
from onrecord.linking.steps import steps
from onrecord.linking.words import rarity, stem


def names(a: Profile, b: Profile) -> str:
    """The names in both passages, those of places and parties among them, by how rare they are together."""
    if not a.called or not b.called:
        return "untold"
    shared = a.called & b.called
    return steps("names", "rarity").of(fsum(rarity(stem(name)) for name in shared))


def numbers(a: Profile, b: Profile) -> str:
    """Numbers from ten up that both print."""
    if not a.numbers or not b.numbers:
        return "untold"
    return steps("numbers", "shared").of(len(a.numbers & b.numbers))


def words(a: Profile, b: Profile) -> str:
    """The share of rare words in common: the cosine of the two sets, each word weighed by its rarity."""
    if not a.weight or not b.weight:
        return "untold"
    return steps("words", "share").of(share(a, b))


def share(a: Profile, b: Profile) -> float:
    """From 0 to 1: the cosine of two passages' words."""
    return fsum(rarity(word) ** 2 for word in a.words & b.words) / (a.weight * b.weight or 1.0)


def outlet(a: Profile, b: Profile) -> str:
    if a.outlet is None or b.outlet is None:
        return "untold"
    return "same" if a.outlet == b.outlet else "other"


def past(a: Profile, b: Profile) -> str:
    """Whether both tell it as their news, or one as what was before."""
    return ("news", "one_past", "both_past")[a.background + b.background]


def beside(a: Profile, b: Profile) -> str:
    """How many others of its days and surroundings the more talkative report tells: so many it may mean."""
    return steps("beside", "others").of(max(a.beside, b.beside))


def standing(a: Profile, b: Profile) -> str:
    """Whether both tell of one act, of a sum over several, or of what occurred and what is planned."""
    if a.aggregate != b.aggregate:
        return "one_sum"
    return "same" if a.status == b.status else "other_status"
