"""Words that oblige, allow or forbid, and measures that are told as being carried out: "nobody may leave", "pupils must
be screened", "residents were told to stay in", "the area is being sprayed"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.coding.measures_words import listed
from onrecord.reading import Sentence

BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))
MODALS = frozenset(("must", "may", "can"))
HAVING = frozenset(("have", "has", "had"))
NOBODY = frozenset(("no", "nobody", "none", "nobody's"))
NEAR = 12  # words between "no" and its "may"
BETWEEN = 5  # words between a verb of ordering and its "to"


@cache
def duty_words() -> frozenset[str]:
    """Words of which a sentence must hold one to oblige anybody."""
    return MODALS.union(HAVING, listed("carried_out"), listed("going_on"), listed("ordering"), listed("standing"))


def duties(sentence: Sentence) -> Iterator[int]:
    """Where a sentence obliges, allows or forbids, or tells that a measure is carried out: the word that says so."""
    lower, known = sentence.lower, duty_words()
    for i, word in enumerate(lower):
        if word not in known:
            continue
        stands = word in listed("standing") and _stands(sentence, i)
        if stands or _is_modal(lower, i) or _is_passive(sentence, i) or _orders(sentence, i):
            yield i


def _is_modal(lower: list[str], i: int) -> bool:
    """ "May not", "may only", "must", "have to", "nobody may"."""
    word, following = lower[i], lower[i + 1 : i + 2]
    if word == "must":
        return following != ["have"] and following != ["be", "because"]
    if word in HAVING and following == ["to"]:
        return True
    if word not in ("may", "can"):
        return False
    return following in (["not"], ["only"], ["now"]) or not NOBODY.isdisjoint(lower[max(0, i - NEAR) : i])


def _is_passive(sentence: Sentence, i: int) -> bool:
    """ "Were told to", "are being tested", "has been called off", "are to be vaccinated"; "are monitoring"."""
    near = sentence.lower[max(0, i - 3) : i]
    if sentence.lower[i] in listed("going_on"):
        return sentence.tags[i] == "G" and not BEING.isdisjoint(near)
    led = not BEING.isdisjoint(near) or sentence.tags[i] == "K"
    return led and sentence.lower[i] in listed("carried_out") and sentence.tags[i] in "KVJ"


def _orders(sentence: Sentence, i: int) -> bool:
    """ "Told drivers to wear masks", "forbade the sale", "bars pilgrims from abroad"."""
    if sentence.lower[i] not in listed("ordering") or sentence.tags[i] not in "VZKG":
        return False
    following = sentence.lower[i + 1 : i + 2 + BETWEEN]
    return sentence.lower[i] in listed("orders") or "to" in following or "from" in following


def _stands(sentence: Sentence, i: int) -> bool:
    """Whether a measure's own noun has a verb: "a curfew is in force", "a campaign began"."""
    verb = next((k for k in range(i + 1, min(i + 1 + NEAR, len(sentence.tags))) if sentence.tags[k] in "VZXHM"), None)
    return verb is not None and "," not in sentence.tags[i:verb]
