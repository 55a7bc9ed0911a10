"""Comparing what is coded with what a person coded: words of a name, whatever its accents and generic nouns."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.scoring import words
from onrecord.model import Participant, Place, When

GENERIC = frozenset(("governorate", "province", "mountains", "mountain", "district", "city", "region", "republic"))


def plain_words(value: str | Sequence[str] | None) -> frozenset[str]:
    text = " ".join([value] if isinstance(value, str) else value or ())
    return words("".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)))


def says(told: str | None, wanted: str) -> bool:
    """All words wanted are told."""
    return plain_words(wanted) <= plain_words(told)


def is_named(name: str | None, wanted: str) -> bool:
    """The distinguishing words of a place's name are those wanted."""
    return bool(plain_words(wanted) - GENERIC) and plain_words(wanted) - GENERIC <= plain_words(name)


def is_actor(one: Participant, wanted: str) -> bool:
    """The same actor by the registry, or the words themselves."""
    from onrecord.actors import identify

    actor = identify(wanted).actor
    return (actor is not None and actor == one.actor) or says(one.text, wanted) or says(one.name, wanted)


def is_place(place: Place | None, wanted: Mapping[str, str] | str) -> bool:
    if isinstance(wanted, str):  # a country code, or a name
        return place is not None and (
            place.country == wanted or is_named(place.name, wanted) or is_named(place.text, wanted)
        )
    asked = {
        "says": lambda p, w: says(p.text, w),
        "is": lambda p, w: is_named(p.name, w),
        "country": lambda p, w: p.country == w,
        "admin1": lambda p, w: is_named(p.admin1, w),
        "precision": lambda p, w: p.precision == w,
    }
    return place is not None and all(asked[field](place, value) for field, value in wanted.items())


def is_when(when: When | None, wanted: date | Mapping[str, date]) -> bool:
    start, end = (wanted, wanted) if isinstance(wanted, date) else (wanted["start"], wanted["end"])
    return when is not None and (when.start, when.end) == (start, end)


def listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def are_actors(found: Sequence[Participant], wanted: str | Sequence[str]) -> bool:
    """Every one wanted is found, and every one found is wanted."""
    names = listed(wanted)
    return all(any(is_actor(one, name) for one in found) for name in names) and all(
        any(is_actor(one, name) for name in names) for one in found
    )
