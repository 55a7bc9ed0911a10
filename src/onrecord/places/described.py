"""Places that are described, not named: "the capital", "the Iraqi capital", "the Syrian border"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord import codebook
from onrecord.places import gazetteer
from onrecord.places.gazetteer import Entry
from onrecord.places.mentions import Mention
from onrecord.places.names import normal
from onrecord.places.nations import capital, country_of
from onrecord.places.resolve import foremost

_CAPITAL = re.compile(r"\bthe ((?:([A-Z]\w+) )?capital(?: city)?)\b(?!,? (?:of|city of)? ?(?:the )?[A-Z]| ?[-–])")
_BORDER = re.compile(
    r"\b(?:the )?(?:(?P<a>[A-Z]\w+)(?:[-–](?P<b>[A-Z]\w+))? (?:\w+ )?border|"
    r"border(?:s|line)? (?:with|between) (?P<c>[A-Z]\w+)(?: and (?P<d>[A-Z]\w+))?)\b"
    r"(?! (?:guard|police|patrol|force|agen|troop|control|dispute|securit))"
)


def described(found: Sequence[Mention], text: str, shares: Mapping[str, float]) -> list[Mention]:
    """The mentions with capitals and borders among them; a country named inside a border's phrase is part of it."""
    more = [*_capitals(text, shares), *_borders(text, shares)] if "capital" in text or "border" in text else []
    if not more:
        return list(found)
    kept = [m for m in found if not any(new.text_start < m.end and m.start < new.text_end for new in more)]
    return sorted([*kept, *more], key=lambda mention: mention.start)


def _capitals(text: str, shares: Mapping[str, float]) -> list[Mention]:
    """ "the capital" of the country that the report speaks of most, if that is plain; "the Iraqi capital"."""
    found = []
    for match in _CAPITAL.finditer(text):
        country = country_of(match[2]) if match[2] else foremost(shares)
        name = capital(country) if country else None
        entries = tuple(e for e in gazetteer.named(normal(name or "")) if e.country == country and e.kind == "capital")
        if entries:
            found.append(_mention(match.start(1), match.end(1), normal(name or ""), entries[:1]))
    return found


def _borders(text: str, shares: Mapping[str, float]) -> list[Mention]:
    found = []
    for match in _BORDER.finditer(text):
        sides = [country_of(match[side]) for side in "abcd" if match[side]]
        if not sides or None in sides:
            continue
        own = foremost(shares)
        codes = [code for code in (*sides, own if len(sides) == 1 and own not in sides else None) if code]
        title = "–".join(codebook.table("countries")[code]["name"] for code in codes) + " border"
        country = own if own in codes else codes[0] if len(codes) == 1 else None
        entry = Entry("", title, country, None, None, None, None, None, 0.0, "border", None)
        start = match.start() + (4 if match[0].startswith("the ") else 0)
        found.append(_mention(start, match.end(), normal(title), (entry,)))
    return found


def _mention(start: int, end: int, key: str, entries: tuple[Entry, ...]) -> Mention:
    return Mention(start, end, key, entries, [], 0, 0, text_start=start, text_end=end)
