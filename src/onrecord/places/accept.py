"""Which known names are taken for places: each needs evidence, the less the better the place is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.places.evidence import GREAT, belongs_to, everyday
from onrecord.places.mentions import Mention
from onrecord.places.setting import Setting, left
from onrecord.places.vocabulary import words

KNOWN = 3.7  # the prior of a town of 5,000: enough in a country that the report names
SMALL = 4.5  # the prior of a town of 30,000: not meant in a report on other countries
_DATELINE = re.compile(r"[^\n]{0,60}?(?: -{1,2} | ?[–—] |\([A-Z][^)\n]{1,30}\))")


def placed(found: Sequence[Mention], text: str, setting: Setting) -> tuple[list[Mention], list[Mention]]:
    """The mentions that are no part of another name, and those of persons; a surname seen once is not a place later."""
    kept: list[Mention] = []
    persons: list[Mention] = []
    for mention in found:
        other = belongs_to(mention, text, setting.mode(mention.start))
        if other == "person":
            persons.append(mention)
        elif other is None and mention.key not in words("never"):
            mention.strong = located(mention, text)
            kept.append(mention)
    names = {mention.key for mention in persons}
    return [m for m in kept if m.key not in names or (m.strong and m.entries[0].prior >= GREAT)], persons


def located(mention: Mention, text: str) -> bool:
    """Whether a preposition of place or a dateline's form comes with the name."""
    word, gap = left(text, mention.start)
    if word.lower() in words("strong") and gap.isspace():
        return True
    if word.lower() == "the" and gap.isspace():
        return False
    starts = not word or "\n\n" in gap
    return starts and _DATELINE.match(text, mention.end) is not None


def accepted(found: Sequence[Mention], text: str, setting: Setting, shares: dict[str, float]) -> list[Mention]:
    """The mentions with enough evidence; one that has it lends it to the same name elsewhere in the report."""
    own = max(shares.values(), default=0.0) >= 0.5
    sure = {id(m) for m in found if _enough(m, setting, shares, own)}
    names = {m.key for m in found if id(m) in sure and not everyday(m)}
    lent = {id(m) for m in found if m.key in names}
    beside = (m for m in found if m.listed and not everyday(m) and not (own and _elsewhere(m, shares)))
    listed = {id(m) for m in beside if any(id(other) in sure for other in m.listed)}
    return [m for m in found if id(m) in sure or id(m) in lent or id(m) in listed]


def _elsewhere(mention: Mention, shares: dict[str, float]) -> bool:
    """Whether the name is a small town's of countries that the report never speaks of."""
    return mention.entries[0].prior < SMALL and not any(shares.get(entry.country or "") for entry in mention.entries)


def _enough(mention: Mention, setting: Setting, shares: dict[str, float], own: bool) -> bool:
    top = mention.entries[0]
    if not top.gid:
        return True
    said = mention.kind is not None or mention.within is not None
    if own and mention.within is None and _elsewhere(mention, shares):
        return False
    if everyday(mention):
        return (said and (mention.strong or mention.within is not None)) or (
            mention.strong and top.prior >= GREAT and setting.mode(mention.start) == "sentences"
        )
    if top.kind in ("country", "area") or top.gid.startswith("onrecord:") or said or mention.strong:
        return True
    if top.prior >= GREAT:
        return True
    return any(entry.prior >= KNOWN and shares.get(entry.country or "", 0.0) >= 0.5 for entry in mention.entries)
