"""Incidents and reports as a public desk may show them: what happened, where and when, how many, and who published it.

Nothing that people wrote freely is passed on: only codes, numbers, days, names of the registry's actors, of gazetteers'
places and of outlets, and texts of which each word is known to be no name (``publish.plain_words``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.linking import Filed
from onrecord.model import Place, Report
from onrecord.publish.about import About
from onrecord.publish.naming import private_names
from onrecord.publish.plain_words import place_words, plain_address, plain_words
from onrecord.publish.public import COARSE, is_coarse, public
from onrecord.record import Told
from onrecord.rulings import Incident, Party


@dataclass(frozen=True, slots=True)
class Published:
    """A report as all may see it: who published it and when; its title and address only where they name no one."""

    outlet: str
    published: date | None
    title: str | None
    url: str | None


def unnamed(one: Incident) -> Incident:
    """The incident without words of accounts: no private names, no reasons, no voices and counts of single accounts;
    places of aid, health and shelter made coarse."""
    made = public(Told(one, ()), About("")).incident
    return replace(
        made, place=_place(made), place_account=None, when=replace(made.when, text=None),
        perpetrators=_parties(made.perpetrators), targets=_parties(made.targets), voices=(), accounts=(), origins=(),
        harm=tuple(replace(toll, values=(), why="") for toll in made.harm),
        why={"place": COARSE} if is_coarse(made) else {},
    )  # fmt: skip


def due(first: date | None, delay: int, today: date) -> bool:
    """Whether an incident first published then may be shown: one of unknown date never, where there is a delay."""
    return not delay or (first is not None and (today - first).days >= delay)


def published(reports: Iterable[Report], accounts: Sequence[Filed], coarse: bool = False) -> Iterator[Published]:
    """The reports, without what names a person whom one of ``accounts`` names, or whom no list knows; of an incident
    whose place was made coarse without its places too."""
    names = private_names(accounts)
    every = (place for one in accounts for place in (one.account.place, *one.account.places))
    places = frozenset() if coarse else place_words(every)
    for one in reports:
        title = one.title if one.title and plain_words(one.title, names, places) else None
        yield Published(one.outlet or "", one.published, title and " ".join(title.split()),
                        plain_address(one.url, names, places))  # fmt: skip


def _place(one: Incident) -> Place | None:
    """The place by the gazetteer's name; of one that no gazetteer knows only the division, as its words are a report's:
    "the house of ..."."""
    place = one.place
    if place is None or is_coarse(one):
        return place
    name = place.name if place.gazetteer else place.admin2 or place.admin1
    return replace(place, text=name or "", name=name, span=(0, 0), relation=None, readings=())


def _parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Actors by the registry's name; others by words that name no one, else by their kind; each once."""
    shown: dict[tuple[str, str], Party] = {}
    for one in parties:
        text = one.name if one.actor and one.name else one.text if plain_words(one.text) else one.kind.replace("_", " ")
        name = one.name if one.actor else None
        shown.setdefault((text, one.kind), replace(one, text=text, name=name, accounts=()))
    return tuple(shown.values())
