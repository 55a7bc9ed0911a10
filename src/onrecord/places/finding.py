"""All places of a report: names found, told from other names, resolved together, and said as ``model.Place``."""

from __future__ import annotations

from onrecord.model import Place
from onrecord.places.accept import accepted, grounded, judge
from onrecord.places.ambiguous import both_kept
from onrecord.places.described import described
from onrecord.places.features import Around
from onrecord.places.gazetteer import refresh
from onrecord.places.linked import contain, lists
from onrecord.places.mentions import Mention
from onrecord.places.national import national
from onrecord.places.phrases import widen
from onrecord.places.related import relate, settle
from onrecord.places.resolve import foremost, resolve, resolved, votes
from onrecord.places.saying import said
from onrecord.places.setting import Setting
from onrecord.places.spotting import spotted
from onrecord.places.unlisted import extend, unlisted

WITNESSES = ("authority", "description")  # of what a name may be part of, those that tell of its place


def find(text: str, country_hint: str | None = None) -> list[Place]:
    """The places that ``text`` names, in text order and without overlaps, resolved jointly.

    ``country_hint`` (ISO 3166-1 alpha-2) is the country of the outlet or dateline where the caller knows it. A phrase
    such as "45 km west of Kirkuk" or "the Hamrin mountains in Diyala province" is one place.
    """
    return survey(text, country_hint)[0]


def survey(text: str, country_hint: str | None = None) -> tuple[list[Place], str | None]:
    """The places of ``find``, and the country that the text speaks of most (ISO 3166-1 alpha-2): by its names, its
    people and its towns, None where none leads. It is a guess for what the text gives no place."""
    found, around = _named(text, country_hint)
    places = [mention for mention in found if mention.part_of is None]
    return both_kept(said(places, text), places, around), foremost(resolved(found, around.shares))


def named(text: str, country_hint: str | None = None) -> tuple[list[Mention], dict[str, float]]:
    """Every place name of ``text`` by itself, resolved: in "Mosul, Iraq" both, linked as contained and containing; and
    how much each country is spoken of, 0 to 1. Those that only say whose somebody or something is ("U.S. troops",
    "Mosul Police") have ``part_of`` set: nothing happens in them, but they help to tell the others."""
    found, around = _named(text, country_hint)
    return found, dict(around.shares)


def _named(text: str, country_hint: str | None) -> tuple[list[Mention], Around]:
    """The same, with all that the report says beside each name."""
    refresh()
    found, witnesses, shares = _told(text, country_hint)
    lists(found, text)
    contain(found, text)
    found = accepted(found, Setting(text), shares)
    relate(found, text)
    found = grounded(found)
    around = resolve([*found, *witnesses], shares)
    settle(found)
    return sorted([*found, *witnesses], key=lambda mention: mention.text_start), around


def _told(text: str, hint: str | None) -> tuple[list[Mention], list[Mention], dict[str, float]]:
    """The names that may be places', with what the words around them say; those that only describe; and how much each
    country is spoken of."""
    known, unknown, people = spotted(text)
    judge(known, text, Setting(text))
    found = [mention for mention in known if mention.part_of is None]
    witnesses = [mention for mention in known if mention.part_of in WITNESSES]
    described_only = (m.entries[0] for m in witnesses if m.part_of == "description")
    people += [entry.country for entry in described_only if entry.kind == "country" and entry.country]
    widen(found, text)
    for mention in witnesses:
        mention.text_start, mention.text_end = mention.start, mention.end
    authorities = [mention for mention in witnesses if mention.part_of == "authority"]
    shares = votes([*found, *authorities], people + national(text), hint)
    extend(found, text, shares)
    return described(unlisted(unknown, known, text, shares), text, shares), witnesses, shares
