"""Accounts for tests, in few words: ``told("a1", "Gunmen ambushed a patrol near Baquba", killed=2)``."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.model import Account, Attribution, Harm, Participant, Place, PlaceReading, Report, Weapon, When, Who

PLACES = {
    "Baquba": ("IQ", "Diyala", 33.7447, 44.6436, "exact"),
    "Khalis": ("IQ", "Diyala", 33.8072, 44.5327, "exact"),  # 12 km from Baquba
    "Tuz Khurmatu": ("IQ", "Salah ad-Din", 34.8881, 44.6326, "exact"),  # 127 km from Baquba
    "Diyala": ("IQ", "Diyala", 33.97, 45.05, "admin1"),
    "Kirkuk province": ("IQ", "Kirkuk", 35.47, 44.39, "admin1"),
    "Iraq": ("IQ", None, 33.0, 44.0, "country"),
    "Gao": ("ML", "Gao", 16.2717, -0.0447, "exact"),
}
ACTORS = {
    "Islamic State": ("islamic-state", "rebel_group", "organisation"),
    "Iraqi Army": ("iraq-army", "state_forces", "organisation"),
    "Badr Organization": ("badr-organization", "political_militia", "organisation"),
    "gunmen": (None, "unknown", "person"),
    "soldiers": (None, "state_forces", "person"),
    "civilians": (None, "civilians", "person"),
    "protesters": (None, "protesters", "person"),
}
Count = int | tuple[int | None, int | None] | str | None


def told(
    id: str,
    text: str = "A patrol came under fire",
    *,
    outlet: str | None = "Outlet",
    published: str | None = "2021-05-04",
    type: str = "armed_clash",
    place: str | Place | None = "Baquba",
    when: str | When | None = "2021-05-03",
    by: tuple[str | Participant, ...] = (),
    of: tuple[str | Participant, ...] = (),
    killed: Count = None,
    injured: Count = None,
    report: str | None = None,
    **account: Any,
) -> Filed:
    """One account of one report; ``killed`` and ``injured`` are a number, bounds, or a vague word."""
    harm = (*harmed("killed", killed), *harmed("injured", injured))
    day = date.fromisoformat(published) if published else None
    account.setdefault("evidence", ((0, len(text)),))
    account.setdefault("harm", harm)
    return Filed(
        id,
        Report(report or f"report of {id}", text, None, day, outlet),
        Account(
            type, codebook.event_type(type), place=spot(place) if isinstance(place, str) else place,
            when=dated(when) if isinstance(when, str) else when, perpetrators=tuple(map(party, by)),
            targets=tuple(map(party, of)), **account,
        ),
    )  # fmt: skip


def spot(name: str) -> Place:
    country, admin1, latitude, longitude, precision = PLACES[name]
    return Place(name, (0, 0), name, None, country, admin1, None, latitude, longitude, precision)


def torn(name: str = "Mansuriyah") -> Place:
    """A place with two readings that cannot both hold."""
    readings = tuple(
        PlaceReading(name, None, "IQ", None, x, y, by) for x, y, by in ((35, 44, "relation"), (34, 45, "name"))
    )
    return Place(name, (0, 0), name, None, "IQ", None, None, None, None, "near", readings=readings)


def unlisted(name: str) -> Place:
    """A village that no gazetteer knows."""
    return Place(name, (0, 0), name, None, "ML", None, None, None, None, "country", kind="settlement")


def dated(days: str, precision: str = "") -> When:
    """ "2021-05-03" or "2021-05-03..2021-05-05"."""
    start, _, end = days.partition("..")
    interval = date.fromisoformat(start), date.fromisoformat(end or start)
    return When(days, (0, 0), *interval, precision or ("days" if end else "day"))


def party(name: str | Participant) -> Participant:
    if isinstance(name, Participant):
        return name
    actor, kind, nature = ACTORS.get(name, (None, "civilians", "person"))
    return Participant(name, (0, 0), (), actor, name if actor else None, kind, nature)


def harmed(effect: str, count: Count, who: str = "unknown") -> tuple[Harm, ...]:
    if count is None:
        return ()
    low, high = (None, None) if isinstance(count, str) else (count, count) if isinstance(count, int) else count
    return (Harm(effect, Who("", (0, 0), who), low, high, count if isinstance(count, str) else None, "", (0, 0)),)


def weapon(kind: str) -> Weapon:
    return Weapon(kind, (0, 0), kind)


def said_by(speaker: str | None, role: str | None, organisation: str | None = None) -> Attribution:
    return Attribution(speaker, role, organisation, None, "", (0, 0))
