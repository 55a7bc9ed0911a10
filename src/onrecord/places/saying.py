"""Resolved names as the contract's places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from onrecord.model import Place
from onrecord.places.gazetteer import Entry
from onrecord.places.joined import ends
from onrecord.places.mentions import Mention
from onrecord.places.phrased import between, headed, relative
from onrecord.places.related import last
from onrecord.places.seats import district
from onrecord.places.spot import narrowed, spot


def said(found: Sequence[Mention], text: str) -> list[Place]:
    """One place for each mention that is no part of another's phrase, in text order."""
    parts = {id(part) for m in found for part in (m.within, m.reference, m.between) if part is not None}
    places = [_said(m, m.chosen, text) for m in found if id(m) not in parts and m.chosen is not None]
    ends = accumulate((place.span[1] for place in places), max, initial=0)
    return [place for place, end in zip(places, ends, strict=False) if place.span[0] >= end]  # phrases may entangle


def _said(mention: Mention, entry: Entry, text: str) -> Place:
    if mention.between is not None:
        return _spanning(mention, entry, text)
    other = last(mention)
    base = _place(mention, entry, text, _end(other) if other is not None else _end(mention))
    if other is not None and other.chosen is not None and other.phrase is not None:
        return headed(base, entry, other.chosen, other.phrase)
    return relative(base, entry, mention.phrase, text) if mention.phrase is not None else base


def _spanning(mention: Mention, entry: Entry, text: str) -> Place:
    """The place between the ends of a line, or the corners of an area."""
    every = ends(mention)
    base = _place(mention, entry, text, max(_end(each) for each in every))
    return between(base, [each.chosen for each in every if each.chosen is not None])


def _place(mention: Mention, entry: Entry, text: str, end: int) -> Place:
    at, start = spot(mention, entry), mention.text_start
    outer = mention.within.chosen if mention.within is not None else None
    at = narrowed(at, entry, outer) if outer is not None else at
    country, admin1, admin2 = _within(mention, entry)
    if admin2 is None and at.lat is not None and at.lon is not None and at.precision in ("exact", "near"):
        admin2 = district((at.lat, at.lon), country, entry.division)
    return Place(
        text=text[start:end], span=(start, end), name=entry.name, gazetteer=entry.gid or None, country=country,
        admin1=admin1, admin2=admin2, latitude=at.lat, longitude=at.lon, precision=at.precision, relation=at.relation,
        radius_km=at.radius, kind=entry.kind,
    )  # fmt: skip


def _end(mention: Mention) -> int:
    """Where the phrase ends, with the places that contain the named one (before it in "Iraq's Anbar")."""
    end = mention.text_end
    while mention.within is not None:
        mention = mention.within
        end = max(end, mention.text_end)
    return end


def _within(mention: Mention, entry: Entry) -> tuple[str | None, str | None, str | None]:
    """Country and divisions: the entry's own, else those of the places named as containing it."""
    country, admin1, admin2, outer = entry.country, entry.admin1, entry.admin2, mention.within
    while outer is not None:
        if outer.chosen is not None:
            country, admin1 = country or outer.chosen.country, admin1 or outer.chosen.admin1
            admin2 = admin2 or outer.chosen.admin2
        outer = outer.within
    return country, admin1, admin2
