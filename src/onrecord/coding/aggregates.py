"""Sums: whether a report tells the harm of several incidents as one ("attacks in three towns killed 12")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.codebook import table
from onrecord.coding.draft import Draft, between
from onrecord.coding.figures_claims import claim, kinds
from onrecord.coding.tellings import Telling
from onrecord.coding.told import Told
from onrecord.model import Harm, Place, When
from onrecord.reading import Sentence

_LISTED = re.compile(r",? and (?:in )?|, (?:in )?")  # "in Baghdad, Baquba and Ramadi"
_WIDE = frozenset(("country", "admin1", "area"))


def aggregate(draft: Draft, told: Told, harm: Sequence[Harm]) -> bool:
    """Whether an incident of the rules sums up several: by a noun of several, or a claim that counts them, or as
    ``summed`` says. ``harm``: what its account counts, without which there is nothing to sum."""
    chief = told.chief
    if chief.rule.frame == "victim":
        return False  # "hostages" are several people, not several incidents
    if any(_claimed(draft, telling) for telling in told.tellings):
        return True
    sentences = list(dict.fromkeys(telling.sentence for telling in told.tellings))
    several = chief.rule.noun and chief.rule.plural and chief.rule.frame != "clash" and _hurt(harm)
    return several or summed(draft, sentences, told.when, harm, chief.rule.noun or chief.harm_only)


def summed(
    draft: Draft, sentences: Sequence[Sentence], when: When | None, harm: Sequence[Harm], unfolding: bool
) -> bool:
    """Whether the sentences tell one harm of several incidents: separate ones, over an area, a list of towns, or a long
    stretch. ``unfolding``: told by a noun or by the harm alone, as what goes on over days is."""
    if any(_listed(draft, one) > 2 for one in sentences):
        return True  # three towns are three incidents, whoever was harmed
    return _hurt(harm) and (
        any(_parted(one) or _spread(draft, one) for one in sentences) or (unfolding and _lasting(when))
    )


def _hurt(harm: Sequence[Harm]) -> bool:
    counted = (row for row in harm if row.effect in ("killed", "injured"))
    return any((row.low, row.high, row.vague) != (None, None, None) for row in counted)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("claims")[name].split())


def _claimed(draft: Draft, telling: Telling) -> bool:
    """Whether a number right before the noun counts such incidents over a stretch of time: "12 bombings this month"."""
    if not (telling.rule.noun and telling.rule.plural):
        return False
    sentence, end = telling.sentence, telling.span[1]
    counts = [c for c in between(draft.counts, sentence.start, telling.span[0]) if c.kind == "count"]
    made = claim(draft, sentence, counts[-1], among=True) if counts else None
    return made is not None and made.of is not None and made.of[1] == end


def _parted(sentence: Sentence) -> bool:
    """ "two separate gunbattles", "a wave of attacks", "three bomb attacks", "four incidents"."""
    lower = sentence.lower
    many = [i for i, word in enumerate(lower) if kinds().get(word) == "many" and word != "bombs"]  # of one blast
    return any(_numbered(sentence, i) or not _words("parting").isdisjoint(lower[max(0, i - 3) : i]) for i in many)


def _numbered(sentence: Sentence, noun: int) -> bool:
    first = noun
    while first and sentence.tags[first - 1] in "JNPK":
        first -= 1
    return first > 0 and sentence.tags[first - 1] == "#" and sentence.lower[first - 1] != "one"


def _spread(draft: Draft, sentence: Sentence) -> bool:
    """Over an area ("across Iraq"), over several places of a kind ("in three towns"), over a list of towns."""
    here = between(draft.places, *sentence.span)
    if any(_after(draft.text, place, _words("across")) for place in here if place.precision in _WIDE):
        return True
    triples = zip(sentence.lower, sentence.lower[1:], sentence.lower[2:], strict=False)
    if any(a in _words("numbers") and not _words("settlements").isdisjoint((b, c)) for a, b, c in triples):
        return True
    return _listed(draft, sentence) > 1


def _listed(draft: Draft, sentence: Sentence) -> int:
    """How many towns one list of the sentence names: "in Colombo, Negombo and Batticaloa" three; 1 where none is
    listed."""
    here = between(draft.places, *sentence.span)
    towns = [place for place in here if place.precision == "exact" and place.relation is None]
    longest = run = 1
    for a, b in pairwise(towns):
        run = run + 1 if _LISTED.fullmatch(draft.text[a.span[1] : b.span[0]]) else 1
        longest = max(longest, run)
    return longest


def _after(text: str, place: Place, leading: frozenset[str]) -> bool:
    words = text[max(0, place.span[0] - 24) : place.span[0]].lower().split()
    return bool(leading.intersection([word for word in words if word != "the"][-1:]))


def _lasting(when: When | None) -> bool:
    """A stretch over which people are killed, not a rough date: "since January", "in the past two weeks"."""
    if when is None or when.precision in ("day", "unknown"):
        return False
    opener = when.text.lower().removeprefix("the ").split()
    return opener[0] in _words("lasting") or (opener[0] == "last" and len(opener) > 2)
