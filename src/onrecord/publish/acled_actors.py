"""ACLED's actors: actor1 and actor2 with those that stand by them, their inter codes, and civilian targeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.cells import Cell
from onrecord.rulings import Incident, Party

Side = tuple[str | None, str | None, int | None]  # actor, associated actors, inter code


def actors(incident: Incident, about: About) -> dict[str, Cell]:
    """The actor columns. In violence against civilians the target is always actor2."""
    table = codebook.table("exports")["acled"]
    country = countries.name(incident.place.country if incident.place else None)
    first = side(incident.perpetrators, country, table)
    second = side([p for p in incident.targets if p.nature != "object"], country, table)
    if first[0] is None:
        first = _untold(incident, country, table, about)
    if second[0] is None and incident.event_type == "violence_against_civilians":
        second = _generic("civilians", country, table)
    return {
        "actor1": first[0], "assoc_actor_1": first[1], "inter1": first[2],
        "actor2": second[0], "assoc_actor_2": second[1], "inter2": second[2],
        "interaction": interaction(first[2], second[2]), "civilian_targeting": targeting(incident, table),
    }  # fmt: skip


def side(parties: Sequence[Party], country: str, table: dict[str, Any]) -> Side:
    """The first party is the actor, the others stand by it."""
    names = list(dict.fromkeys(name(party, country, table) for party in parties))
    if not names:
        return None, None, None
    return names[0], "; ".join(names[1:]) or None, table["inter"][parties[0].kind]


def name(party: Party, country: str, table: dict[str, Any]) -> str:
    """A named actor by its name, an unnamed one as ACLED writes its kind."""
    if party.name and (party.actor or party.nature == "organisation"):
        return party.name
    return str(table["generic"][party.kind].format(country=country))


def _generic(kind: str, country: str, table: dict[str, Any]) -> Side:
    return table["generic"][kind].format(country=country), None, table["inter"][kind]


def _untold(incident: Incident, country: str, table: dict[str, Any], about: About) -> Side:
    kind = table["untold"].get(incident.event_type)
    if kind is None:
        return None, None, None
    side = _generic(kind, country, table)
    about.conversions[f"no perpetrator told, written as {side[0]}"] += 1
    return side


def interaction(one: int | None, other: int | None) -> int | None:
    """Both inter codes, the smaller first; one alone is followed by 0 (12, 37, 60)."""
    codes = sorted(code for code in (one, other) if code is not None)
    if not codes:
        return None
    return codes[0] * 10 + codes[1] if len(codes) == 2 else codes[0] * 10


def targeting(incident: Incident, table: dict[str, Any]) -> str | None:
    """Civilian targeting: violence against civilians, or targets of which some are civilians and none is armed."""
    kinds = {party.kind for party in incident.targets}
    civil = bool(kinds & set(table["civilian"])) and not kinds & set(table["armed"])
    violent = codebook.table("types")[incident.type]["disorder"][-1] == "political_violence"
    always = incident.event_type == "violence_against_civilians"
    return "Civilian targeting" if always or (civil and violent and incident.event_type != "battles") else None
