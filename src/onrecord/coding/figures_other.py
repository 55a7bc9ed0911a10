"""Figures of no class of their own, in reports of a disease or a disaster: money asked or given, shares in per cent,
weights of aid, and things counted ("40 planes", "13 districts", "2,000 blankets")."""

from __future__ import annotations

from onrecord.coding.figures_window import Window
from onrecord.coding.figures_words import words
from onrecord.numbers import Count
from onrecord.reading import Sentence

WHOLE = frozenset(("all", "both", "these", "those", "other"))
SHARED = frozenset(("vaccinated", "tested", "recovered"))  # shares of people that are told by their class
EACH = frozenset(("a", "an", "apiece", "per"))
TERMS = frozenset(("year", "month", "week", "day"))
LEAST = 5  # "one ward", "two ships" are seldom told for their number


def is_amount(count: Count) -> bool:
    """Whether a number is an amount that such reports are written about: no length and no duration."""
    return count.kind in ("money", "percent") or (count.kind == "measure" and count.unit in words("amounts"))


def of_an_amount(sentence: Sentence, count: Count, what: str | None) -> str | None:
    """What an amount tells: the class of a share of people, else ``other``; None for a price ("sold for Rs 50")."""
    if is_price(sentence, count):
        return None
    behind = sentence.text[count.span[1] - sentence.start :].lower().split()[:1]
    of_people = what in SHARED and behind not in (["above"], ["below"], ["over"], ["under"], ["higher"], ["lower"])
    return what if count.kind == "percent" and of_people else "other"


def is_price(sentence: Sentence, count: Count) -> bool:
    before = sentence.text[: count.span[0] - sentence.start].lower().split()
    before = before if before[-1:] == ["for"] or before[-2:-1] == ["for"] else before[-3:]  # "were sold ... for about"
    behind = [*sentence.text[count.span[1] - sentence.start :].lower().split()[:2], ".", "."]
    apiece = behind[0].strip(".,") in EACH and behind[1].strip(".,") not in TERMS
    return count.kind == "money" and (apiece or not words("prices").isdisjoint(before))


def of_things(count: Count, seen: Window) -> str | None:
    """``other`` for five or more things that a noun behind the number names; not "all three sources", "three times"."""
    if count.kind != "count" or not seen.noun.strip() or seen.tag not in "JNPK":
        return None
    if not count.vague and max(count.low or 0, count.high or 0) < LEAST:
        return None
    if (count.low is None and count.high is None) or (
        seen.before.endswith(" for ") and not words("prices").isdisjoint(seen.before.split())
    ):
        return None  # "were sold for | 100,000 guaranies"
    said = seen.noun.split()
    before = seen.before.split()
    if WHOLE.intersection([*before[-1:], *said[:1]]) or before[:1] == ["of"]:  # "12 of the 18 provinces"
        return None
    return None if any(not words(name).isdisjoint(said) for name in ("uncounted", "responders")) else "other"
