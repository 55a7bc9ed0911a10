"""Headlines that may leave the house: those that name no private person and no place that was made coarse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.linking import Filed
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.public import is_coarse, nameless, private
from onrecord.rulings import Incident

_NAME = re.compile(r"[^\W\d_]{3,}")


def headline(one: Filed, incident: Incident, about: About) -> str | None:
    """The title of an account's report, on one line; ``None`` where it has none or names whom it should not."""
    title = one.report.title
    if not title:
        return None
    if _in(title, _private_names(one), _places(one)):
        about.withheld["headlines that name a private person"] += 1
        return None
    if is_coarse(incident) and one.account.place and _in(title, _words(one.account.place.name)):
        about.withheld["headlines that name a place of aid, health or shelter"] += 1
        return None
    return " ".join(title.split())


def _private_names(one: Filed) -> Iterator[str]:
    """Words of the names of persons who did it, whom it hit or who tell of it, unless they hold an office."""
    for party in (*one.account.perpetrators, *one.account.targets):
        if party.nature == "person" and not party.actor:
            for text in filter(None, (party.text, party.name)):
                yield from () if nameless(text) else _words(text)
    for voice in one.account.attribution:
        if voice.speaker and (private(voice.role) or not (voice.role or voice.organisation)):
            yield from () if nameless(voice.speaker) else _words(voice.speaker)


def _words(text: str | None) -> Iterator[str]:
    yield from (word for word in _NAME.findall(text or "") if not word.islower())


def _places(one: Filed) -> frozenset[str]:
    """Words of the names of places: "the residential quarter of Kharkiv" names no person."""
    places = (place for place in (one.account.place, *one.account.places) if place and place.latitude is not None)
    texts = (text for place in places for text in (place.name, place.admin1, countries.name(place.country)))
    return frozenset(word.casefold() for text in texts for word in _words(text))


def _in(title: str, names: Iterator[str], but: frozenset[str] = frozenset()) -> bool:
    said = {word.casefold() for word in _NAME.findall(title)} - but
    return any(name.casefold() in said for name in names)
