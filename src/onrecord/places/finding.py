"""All places of a report: names found, told from other names, resolved together, and said as ``model.Place``."""

from __future__ import annotations

from onrecord.model import Place
from onrecord.places.accept import accepted, grounded, judge
from onrecord.places.described import described
from onrecord.places.linked import contain, lists
from onrecord.places.mentions import mentions
from onrecord.places.phrases import widen
from onrecord.places.related import relate, settle
from onrecord.places.resolve import resolve, votes
from onrecord.places.saying import said
from onrecord.places.setting import Setting
from onrecord.places.unlisted import extend, unlisted


def find(text: str, country_hint: str | None = None) -> list[Place]:
    """The places that ``text`` names, in text order and without overlaps, resolved jointly.

    ``country_hint`` (ISO 3166-1 alpha-2) is the country of the outlet or dateline where the caller knows it. A phrase
    such as "45 km west of Kirkuk" or "the Hamrin mountains in Diyala province" is one place.
    """
    setting = Setting(text)
    known, unknown, people = mentions(text)
    judge(known, text, setting)
    found = [mention for mention in known if mention.part_of is None]
    people += [
        m.entries[0].country or "" for m in known if m.part_of == "description" and m.entries[0].kind == "country"
    ]
    widen(found, text)
    shares = votes(found, people, country_hint)
    extend(found, text, shares)
    found = described(unlisted(unknown, known, text, shares), text, shares)
    lists(found, text)
    contain(found, text)
    found = accepted(found, setting, shares)
    relate(found, text)
    found = grounded(found)
    resolve(found, shares)
    settle(found)
    return said(found, text)
