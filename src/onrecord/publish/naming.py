"""Whether words name a private person: a victim, a witness, kin; and whom an account so names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from onrecord import codebook
from onrecord.actors import find
from onrecord.actors.nouns import noun
from onrecord.linking import Filed
from onrecord.publish import countries

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_]{3,}")


def nameless(text: str) -> bool:
    """Whether a phrase names no one: "two Iraqi soldiers", "Gunmen of Boko Haram", but not "Ahmed, a shopkeeper"."""
    for actor in reversed(find(text)):
        text = text[: actor.span[0]] + text[actor.span[1] :]
    words = _WORD.findall(text)
    capital = [n for n, word in enumerate(words) if not word.islower() and word not in nationalities()]
    return not capital or (capital == [0] and _opening(words))


def _opening(words: list[str]) -> bool:
    """Whether a phrase has its capital only because a sentence begins with it: "Gunmen", "Suicide bombers"."""
    people = [noun(word.lower()) for word in words]
    everyday = words[0].lower() in common()
    return any(one is not None and one.plural for one in (people if everyday else people[:1]))


@cache
def common() -> frozenset[str]:
    """Everyday words, in small letters."""
    text = (Path(codebook.__file__).parent / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def nationalities() -> frozenset[str]:
    """Words of countries' names and of their people, as printed."""
    rows = codebook.table("countries").values()
    phrases = [p for row in rows for key in ("adjectives", "people", "names") for p in row.get(key, ())]
    phrases += [row["name"] for row in rows]
    return frozenset(word for phrase in phrases for word in _WORD.findall(phrase))


def private(role: str | None) -> bool:
    """Whether a role is that of kin, a neighbour or a victim: "brother of Salma Haddad"."""
    words = {word.casefold() for word in _WORD.findall(role or "")}
    return not words.isdisjoint(_public()["private_roles"])


def private_names(accounts: Iterable[Filed]) -> frozenset[str]:
    """Words, folded, of the names of persons who did it, whom it hit or who tell of it, unless they hold an office or
    the registry knows them; words of places' names are none of them ("the residential quarter of Kharkiv")."""
    told = list(accounts)
    names = {word.casefold() for one in told for text in _persons(one) if not nameless(text) for word in _words(text)}
    return frozenset(names - {word.casefold() for one in told for text in _places(one) for word in _words(text)})


def names_one_of(text: str, names: frozenset[str]) -> bool:
    """Whether a text has one of the words."""
    return bool(names) and not names.isdisjoint(word.casefold() for word in _NAME.findall(text))


def name_words(text: str | None) -> frozenset[str]:
    """The words of a name, folded."""
    return frozenset(word.casefold() for word in _words(text))


def _persons(one: Filed) -> Iterator[str]:
    for party in (*one.account.perpetrators, *one.account.targets):
        if party.nature == "person" and not party.actor:
            yield from filter(None, (party.text, party.name))
    for voice in one.account.attribution:
        if voice.speaker and (private(voice.role) or not (voice.role or voice.organisation)):
            yield voice.speaker


def _places(one: Filed) -> Iterator[str | None]:
    for place in (one.account.place, *one.account.places):
        if place is not None and place.latitude is not None:
            yield from (place.name, place.admin1, countries.name(place.country))


def _words(text: str | None) -> Iterator[str]:
    yield from (word for word in _NAME.findall(text or "") if not word.islower())


def _public() -> dict[str, Any]:
    public: dict[str, Any] = codebook.table("exports")["public"]
    return public
