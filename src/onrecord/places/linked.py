"""Names that stand together: lists ("Diyala, Kirkuk and Salahaddin") and containment ("Mosul, Iraq", "X in Y")."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.places.gazetteer import Entry
from onrecord.places.geo import distance
from onrecord.places.mentions import Mention
from onrecord.places.vocabulary import words

_LIST = re.compile(r"\s*(?:,|;|/|,? ?(?:and|or|as well as|&))\s*(?:(?:in|at|the|from|near) ){0,2}\Z", re.IGNORECASE)
_IN = re.compile(r",?\s+(?:in|of|inside|within)\s+(?:the\s+)?(?:city of |town of )?\Z|\s?,\s*\Z|\s\(\Z", re.IGNORECASE)
MOST = 40  # names in one list
COMMA = frozenset({"country", "admin1", "admin2"})
_OWN = re.compile(r"['’]s\s+(?:[a-z-]+\s+){0,2}\Z")
LARGER = frozenset({"country", "admin1", "admin2", "area", "island", "desert", "mountains", "valley"})


def lists(found: list[Mention], text: str) -> None:
    """Joins neighbours of a list, and gives a plural's kind to all before it: "Diyala and Kirkuk provinces"."""
    groups: list[list[Mention]] = []
    for one, other in pairwise(found):
        if _LIST.match(text, one.text_end, other.text_start):
            if not groups or groups[-1][-1] is not one or len(groups[-1]) == MOST:
                groups.append([one])
            groups[-1].append(other)
    for group in groups:
        plural = next((m for m in group if m.kind_word in words("plurals")), None)
        for mention in group:
            mention.listed = [other for other in group if other is not mention]
            if plural is not None and mention.kind is None:
                mention.kind, mention.kind_word = plural.kind, plural.kind_word


def contain(found: list[Mention], text: str) -> None:
    """Links a name to the larger place named right behind it, if the gazetteer has it there; the last pair first."""
    for one, other in reversed(list(pairwise(found))):
        if _possessive(one, other, text):
            continue
        gap = text[one.text_end : other.text_start]
        if len(gap) > 16 or not _IN.match(gap) or not _may_contain(one, other, gap, text):
            continue
        inside = tuple(e for e in one.entries if any(_holds(larger, e, gap) for larger in other.entries))
        if inside:
            one.entries, one.within = tuple(e if e.gid else e._replace(country=None) for e in inside), other
            other.entries = tuple(e for e in other.entries if any(_holds(e, small, gap) for small in inside))


def _possessive(one: Mention, other: Mention, text: str) -> bool:
    """ "Lebanon's Bekaa Valley", "the West Bank city of Nablus": the larger place stands first."""
    described = one.kind == "settlement" and text[one.text_end : other.start] == " of "
    if other.within is not None or not (described or _OWN.match(text, one.text_end, other.text_start)):
        return False
    inside = tuple(e for e in other.entries if any(_holds(larger, e, " in ") for larger in one.entries))
    if inside:
        other.entries, other.within, other.text_start = inside, one, one.text_start
        if described:
            other.kind, other.kind_word, one.kind, one.kind_word = one.kind, one.kind_word, None, None
    return bool(inside)


def _may_contain(one: Mention, other: Mention, gap: str, text: str) -> bool:
    """In a list a comma parts equals, so there only what is first of all a country or division contains."""
    if one.entries[0].kind == "country" or (other.key == "us" and text[other.end : other.end + 1] == " "):
        return False
    if "," not in gap or "in" in gap:
        return True
    plain = (len(one.listed) < 2 and bool(one.entries[0].gid)) or other.kind is not None
    return other.entries[0].kind in COMMA or (plain and any(entry.kind in COMMA for entry in other.entries))


def _holds(larger: Entry, small: Entry, gap: str) -> bool:
    """Whether ``small`` lies in ``larger``: by country and division, or by distance where ``larger`` is an area."""
    if small.kind == "border":  # it is in no country
        return False
    if not small.gid:  # a name that no gazetteer has
        return "," not in gap or larger.kind in COMMA
    if larger.kind == "country":
        return small.country == larger.country and small.kind != "country"
    if larger.gid == small.gid or small.kind in ("country", larger.kind) or ("," in gap and larger.kind not in COMMA):
        return False
    if small.kind == "admin1":
        return False
    if larger.kind == "admin1":
        return small.division == larger.division or (_reaches(larger, small) and small.division is None)
    if larger.kind == "admin2":
        return small.country == larger.country and small.admin2 == larger.name
    if larger.kind in LARGER:
        return _reaches(larger, small)
    return "," not in gap and larger.prior > small.prior and _near(larger, small, 40)


def _reaches(larger: Entry, small: Entry) -> bool:
    return _near(larger, small, (larger.radius or 50) * 1.3 + (small.radius or 0))


def _near(one: Entry, other: Entry, km: float) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance((one.lat, one.lon), (other.lat, other.lon)) <= km
