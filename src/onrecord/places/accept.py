"""Which known names are taken for places: each needs evidence, the less the better the place is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord import codebook
from onrecord.places.evidence import belongs_to, everyday
from onrecord.places.gazetteer import ALTERNATE
from onrecord.places.groups import in_group
from onrecord.places.mentions import Mention
from onrecord.places.setting import Setting, left, right
from onrecord.places.spotting import GREAT
from onrecord.places.vocabulary import bearings, fitting, kind_words, words

HALF = 0.5  # the share of votes from which the report speaks of some country at all
KNOWN = 3.7  # the prior of a town of 5,000: enough in a country that the report names
SMALL = 4.5  # the prior of a town of 30,000: not meant in a report on other countries
_MEASURED = re.compile(r",? (?:[a-z]+ )?\d[\d,.]*[ -]?(?:km|kms|kilomet\w+|miles?)\b", re.IGNORECASE)
_ENDS = re.compile(r"[,.;]|\s+(?:and|or|in|on|at)\b")
_DATELINE = re.compile(r"[^\n]{0,60}?(?: -{1,2} | ?[–—] |\([A-Z][^)\n]{1,30}\))")
_RAISED = re.compile(r"(?:, [A-Z][\w. ]{1,20}?)?(?: \([A-Z][^)\n]{1,20}\))?(?: -{1,2} | ?[–—] )")  # behind capitals
_AGED = re.compile(r"\b\d{1,3}, (?:both |all )?(?:of|from)(?: rural| near)? \Z")
_WHOSE = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+),? of \Z")
_PARTY = re.compile(r"\b[DRI]-\Z")


def judge(found: Sequence[Mention], text: str, setting: Setting) -> None:
    """Marks the mentions that are part of another name; a person's surname seen once is no small place later."""
    masked = [match.span() for match in _organisations().finditer(text)]
    for mention in found:
        mention.part_of = belongs_to(mention, text, setting.mode(mention.start))
        masks = any(start <= mention.start < end for start, end in masked)
        if masks or mention.key in words("never") or in_group(mention):
            mention.part_of = "organisation"
        if mention.part_of is None and _articled(mention, text):
            mention.part_of = "thing"
        mention.strong = mention.part_of is None and located(mention, text)
    persons = {m.key for m in found if m.part_of == "person"} - {m.key for m in found if _sure(m)}
    for mention in found:
        if mention.part_of is None and mention.key in persons and not mention.strong:
            mention.part_of = "person"


def _articled(mention: Mention, text: str) -> bool:
    """ "bombs went off in the Shangri-La": towns take no article of their own, so it is a hotel, a ship or a team."""
    settlement = mention.entries[0].kind == "settlement" and mention.kind is None and not mention.key.startswith("the ")
    word, gap = left(text, mention.start)
    return settlement and word == "the" and gap == " " and _ENDS.match(text, mention.end) is not None


def _sure(mention: Mention) -> bool:
    return mention.strong and mention.entries[0].prior >= GREAT


@cache
def _organisations() -> re.Pattern[str]:
    return re.compile("|".join(codebook.table("places")["organisation_names"]))


def located(mention: Mention, text: str) -> bool:
    """Whether a preposition of place, a distance or a dateline's form comes with the name."""
    word, gap = left(text, mention.start)
    if gap == " " and (word.lower() in bearings() or word.lower() in words("parts")):
        word, gap = left(text, mention.start - 1 - len(word))
    if (word.lower() in words("strong") and gap.isspace()) or _MEASURED.match(text, mention.end):
        return True
    if peopled(mention, text) or _homed(mention, text):
        return True
    starts = not word or "\n\n" in gap
    return _raised(mention, text) or (starts and _DATELINE.match(text, mention.end) is not None)


def peopled(mention: Mention, text: str) -> bool:
    """ "a Mosul man", "Clay County deputies": somebody or something of the town comes right behind it."""
    word, gap = right(text, mention.end)
    return gap == " " and word in words("inhabitants")


def _homed(mention: Mention, text: str) -> bool:
    """ "Ali Hassan, 22, of Mosul", "Jon Doe, D-Austin": the home that comes with a person's name."""
    begin = max(0, mention.start - 40)
    if _AGED.search(text, begin, mention.start) or _PARTY.search(text, begin, mention.start):
        return True
    name = _WHOSE.search(text, begin, mention.start)
    return (
        name is not None
        and name[2].lower() not in words("organisations_of")
        and name[1].lower() in words("given_names")
    )


def _raised(mention: Mention, text: str) -> bool:
    """A dateline in the middle of a paragraph: "Two held. MOSUL, Iraq (AP) -- Police said"."""
    printed = text[mention.start : mention.end]
    return len(printed) > 3 and printed.isupper() and _RAISED.match(text, mention.end) is not None


def accepted(found: Sequence[Mention], setting: Setting, shares: Mapping[str, float]) -> list[Mention]:
    """The mentions with enough evidence; one that has it lends it to the same name elsewhere in the report, and to its
    neighbours in a list."""
    own = max(shares.values(), default=0.0) >= HALF
    sure = {id(m) for m in found if _enough(m, setting, shares, own)}
    names = {m.key for m in found if id(m) in sure and not everyday(m)}
    lent = {id(m) for m in found if m.key in names}
    beside = (m for m in found if m.listed and not everyday(m) and not (own and _elsewhere(m, shares)))
    listed = {id(m) for m in beside if any(id(other) in sure for other in m.listed)}
    kept = sure | lent | listed
    return [_unlinked(m, kept) for m in found if id(m) in kept]


def grounded(found: Sequence[Mention]) -> list[Mention]:
    """Without the names that no gazetteer has and that no kind word, containing place or relation makes a place's."""
    bare = {id(m) for m in found if m.run and not m.entries[0].gid and not (m.kind or m.within or m.reference)}
    return [mention for mention in found if id(mention) not in bare]


def _unlinked(mention: Mention, kept: set[int]) -> Mention:
    """Without its links to mentions that turned out to be no places."""
    for link in ("within", "reference", "between"):
        other = getattr(mention, link)
        if other is not None and id(other) not in kept:
            setattr(mention, link, None)
    return mention


def _elsewhere(mention: Mention, shares: Mapping[str, float]) -> bool:
    """Whether the name is a small town's of countries that the report never speaks of."""
    return mention.entries[0].prior < SMALL and not any(shares.get(entry.country or "") for entry in mention.entries)


def _own_kind(mention: Mention) -> bool:
    """Whether the name is a division's together with its kind: "Clay County", "Eastern Province"."""
    kind = kind_words().get(mention.key.rpartition(" ")[2])
    return kind is not None and kind.startswith("admin") and mention.entries[0].kind == kind


def _enough(mention: Mention, setting: Setting, shares: Mapping[str, float], own: bool) -> bool:
    top = mention.entries[0]
    if not mention.run:  # described by words of its own: a capital, a border
        return True
    if not top.gid:
        return True  # for now; see ``grounded``
    fits = mention.kind is not None and any(entry.kind in fitting(mention.kind) for entry in mention.entries)
    said = fits or mention.within is not None or _own_kind(mention)
    if own and mention.within is None and _elsewhere(mention, shares):
        return False
    if everyday(mention):
        return (said and (mention.strong or mention.within is not None)) or (
            mention.strong and top.prior >= GREAT and setting.mode(mention.start) == "sentences"
        )
    if top.kind in ("country", "area") or top.gid.startswith("onrecord:") or said or mention.strong:
        return True
    if top.prior >= GREAT and top.how != ALTERNATE:  # other languages' names ("Lion") are words of English too often
        return True
    return any(entry.prior >= KNOWN and shares.get(entry.country or "", 0.0) >= 0.5 for entry in mention.entries)
