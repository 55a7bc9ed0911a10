"""Which known names are taken for places: each needs evidence, the less the better the place is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.places.evidence import GREAT, belongs_to, everyday
from onrecord.places.mentions import Mention
from onrecord.places.setting import Setting, left
from onrecord.places.vocabulary import words

KNOWN = 3.7  # the prior of a town of 5,000: enough in a country that the report names
_DATELINE = re.compile(r"[^\n]{0,60}?(?: -{1,2} | ?[–—] |\([A-Z][^)\n]{1,30}\))")


def placed(found: Sequence[Mention], text: str, setting: Setting) -> list[Mention]:
    """The mentions that are no part of another name; a person's surname seen once is not a place later."""
    kept: list[Mention] = []
    persons: set[str] = set()
    for mention in found:
        other = belongs_to(mention, text, setting.mode(mention.start))
        if other == "person":
            persons.add(mention.key)
        elif other is None:
            mention.strong = located(mention, text)
            kept.append(mention)
    return [m for m in kept if m.key not in persons or (m.strong and m.entries[0].prior >= GREAT)]


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
    sure = {id(m) for m in found if _enough(m, setting, shares)}
    names = {m.key for m in found if id(m) in sure and not everyday(m)}
    lent = {id(m) for m in found if m.key in names}
    listed = {id(m) for m in found if not everyday(m) and any(id(other) in sure for other in m.listed)}
    return [m for m in found if id(m) in sure or id(m) in lent or id(m) in listed]


def _enough(mention: Mention, setting: Setting, shares: dict[str, float]) -> bool:
    top = mention.entries[0]
    if not top.gid:
        return True
    said = mention.kind is not None or mention.within is not None
    if everyday(mention):
        return (said and (mention.strong or mention.within is not None)) or (
            mention.strong and top.prior >= GREAT and setting.mode(mention.start) == "sentences"
        )
    if top.kind in ("country", "area") or top.gid.startswith("onrecord:") or said or mention.strong:
        return True
    if top.prior >= GREAT:
        return True
    return any(entry.prior >= KNOWN and shares.get(entry.country or "", 0.0) >= 0.5 for entry in mention.entries)
