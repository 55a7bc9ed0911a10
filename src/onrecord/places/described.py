"""Places that are described, not named: "the capital", "the Iraqi capital", "the Syrian border"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord import codebook
from onrecord.places import gazetteer
from onrecord.places.borders import border_id
from onrecord.places.gazetteer import Entry
from onrecord.places.mentions import Mention
from onrecord.places.names import normal
from onrecord.places.nations import capital, country_of
from onrecord.places.resolve import foremost

_CAPITAL = re.compile(r"\bthe ((?:([A-Z]\w+) )?capital(?: city)?)\b(?!,? (?:of|city of)? ?(?:the )?[A-Z]| ?[-–])")
_SIDE = r"(?:U\.S\.|[A-Z]\w+)(?: [A-Z]\w+)?"  # a country's name or adjective, of one word or two
_AREA = r"(?:lands?|line)?(?: (?:areas?|regions?|zones?|strips?|districts?|crossings?|posts?|towns?|villages?))?"
_NO_PLACE = r"(?! (?:guard|police|patrol|force|agen|troop|control|dispute|securit|official|war|clash|talks|deal))"
_BORDER = re.compile(
    rf"\b(?:(?P<a>{_SIDE})(?:['’]s)?(?:[-–](?P<b>{_SIDE}))? (?:(?!and\b)[a-z]+ )?(?:border|frontier){_AREA}|"
    rf"(?:border|frontier)s?{_AREA} (?:shared )?(?:with|between) "
    rf"(?:the )?(?P<c>{_SIDE})(?: and (?:the )?(?P<d>{_SIDE}))?)\b" + _NO_PLACE
)
_SHORE = r"(?:coast|coastline|shores?|territorial waters|waters)\b(?! (?:guard|police))"
_COAST = re.compile(
    rf"\b(?P<a>{_SIDE})(?:['’]s)? (?:[a-z-]+ern )?{_SHORE}|\b(?:coast|coastline|shores?) of (?P<c>{_SIDE})"
)
_TOLD = ("capital", "border", "frontier", "coast", "shore", "waters")


def described(found: Sequence[Mention], text: str, shares: Mapping[str, float]) -> list[Mention]:
    """The mentions with capitals, borders and coasts among them; a country named in a border's phrase is part of it."""
    if not any(word in text for word in _TOLD):
        return list(found)
    more = [*_capitals(text, shares), *_borders(text, shares), *_coasts(text)]
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
    """Borders of two countries; of one and the country that the report speaks of most."""
    found = []
    own = foremost(shares)
    for match in _BORDER.finditer(text):
        sides = [_side(match, side) for side in "abcd" if match[side]]
        codes = [code for code, _, _ in sides if code]
        if len(codes) < len(sides):
            continue
        codes += [own] if own is not None and codes == [codes[0]] and own not in codes else []
        title = "–".join(codebook.table("countries")[code]["name"] for code in codes) + " border"
        country = own if own in codes else codes[0] if len(codes) == 1 else None
        gid = border_id(*codes) if len(codes) == 2 else ""
        entry = Entry(gid, title, country, None, None, None, None, None, 0.0, "border", None)
        start = sides[0][1] if match["a"] else match.start()
        end = match.end() if match["a"] else sides[-1][2]
        found.append(_mention(start, end, normal(title), (entry,)))
    return found


def _coasts(text: str) -> list[Mention]:
    """A country's coast, which is the country: "450 nautical miles off the [Somali coast]"."""
    found = []
    for match in _COAST.finditer(text):
        code, start, end = _side(match, "a" if match["a"] else "c")
        name = normal(codebook.table("countries")[code]["name"]) if code else ""
        entries = tuple(e for e in gazetteer.named(name) if e.country == code and e.kind == "country")
        if entries:
            start, end = (start, match.end()) if match["a"] else (match.start(), end)
            found.append(_mention(start, end, name, entries[:1]))
    return found


def _side(match: re.Match[str], name: str) -> tuple[str | None, int, int]:
    """The country that a side names, and where: by both words, else the one that stands next to the border."""
    said, (start, end) = match[name], match.span(name)
    whole = country_of(said)
    if whole or " " not in said:
        return whole, start, end
    first, _, last = said.partition(" ")
    if name == "a" and not match.groupdict().get("b"):
        return country_of(last), end - len(last), end
    return country_of(first), start, start + len(first)


def _mention(start: int, end: int, key: str, entries: tuple[Entry, ...]) -> Mention:
    return Mention(start, end, key, entries, [], 0, 0, text_start=start, text_end=end)
