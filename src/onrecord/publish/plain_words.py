"""Whether a text can be shown where names of private persons are hidden: each of its words must be known to be none.

``naming`` asks whether a text has a name that was coded. That can't hide whom the coder missed, so what is shown to all
goes by the words that are known: everyday words, peoples, days, actors of the registry and the places of the gazetteer.
A headline in an alphabet without capitals is held back whole, since nothing in it tells a name from a word.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from functools import cache
from urllib.parse import unquote, urlsplit

from onrecord import codebook
from onrecord.actors import find
from onrecord.actors.nouns import noun
from onrecord.model import Place
from onrecord.publish import countries
from onrecord.publish.naming import common, name_words, names_one_of, nationalities

_WORD = re.compile(r"[^\W\d_]+")
_DAYS = frozenset(word.casefold() for names in (calendar.day_name, calendar.month_name) for word in names if word)


def plain_words(text: str, names: frozenset[str] = frozenset(), places: Collection[str] = ()) -> bool:
    """Whether a text names no private person: all its words with a capital are known, and none is one of ``names``
    (folded). ``places`` are folded words of places that may be named."""
    if names_one_of(text, names):
        return False
    for actor in reversed(find(text)):
        text = f"{text[: actor.span[0]]} {text[actor.span[1] :]}"
    return all(word.islower() or _known(word, places) for word in _WORD.findall(text))


def plain_address(url: str | None, names: frozenset[str] = frozenset(), places: Collection[str] = ()) -> str | None:
    """A report's address if its words name no one, else that of its site: addresses are made of headlines. Here small
    letters tell nothing, so each word of three letters or more has to be known. ``None`` for what is no web address."""
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
        return None
    words = [word for word in _WORD.findall(unquote(f"{parts.path} {parts.query} {parts.fragment}")) if len(word) > 2]
    fine = all(_known(word, places) and word.casefold() not in names for word in words)
    return url if fine else f"{parts.scheme}://{parts.netloc}/"


def place_words(places: Iterable[Place | None]) -> frozenset[str]:
    """Folded words of the names by which a gazetteer knows these places, and of how they are printed."""
    told = [place for place in places if place is not None and place.gazetteer]
    texts = (text for one in told for text in (one.name, one.admin1, countries.name(one.country), _printed(one)))
    return frozenset(word for text in texts for word in name_words(text))


def _printed(place: Place) -> str | None:
    """The place as it is printed ("Baquba"), if that is one word: of more, one might be a person's."""
    return place.text if _WORD.fullmatch(place.text) else None


def _known(word: str, places: Collection[str]) -> bool:
    low = word.casefold()
    return low in _everyday() or low in places or word in nationalities() or noun(low) is not None


@cache
def _everyday() -> frozenset[str]:
    types = (row["label"] for row in codebook.table("types").values())
    return common() | _DAYS | {word.casefold() for label in types for word in _WORD.findall(str(label))}
