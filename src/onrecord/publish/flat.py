"""An incident as one flat row: what the table and the map have in common."""

from __future__ import annotations

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.cells import Cell
from onrecord.publish.precision import geo_precision, where_prec
from onrecord.rulings import Incident, Party, label
from onrecord.terms import EFFECTS


def flat(incident: Incident) -> dict[str, Cell]:
    """Column names to values; unknown is ``None``, several values are joined by "; ", ISO dates, degrees WGS 84."""
    when = incident.when
    return {
        "id": incident.id,
        "type": incident.type,
        "label": str(codebook.table("types")[incident.type]["label"]),
        "event_type": incident.event_type,
        "status": incident.status,
        "background": yes(incident.background),
        "aggregate": yes(incident.aggregate),
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "when_precision": when.precision,
        **_place(incident),
        "perpetrators": names(incident.perpetrators),
        "targets": names(incident.targets),
        "weapons": "; ".join(incident.weapons) or None,
        **_harm(incident),
        **_standing(incident),
    }


def _place(incident: Incident) -> dict[str, Cell]:
    place = incident.place
    return {
        "place": (place.name or place.text) if place else None,
        "country": countries.name(incident.country) if incident.country else None,
        "iso2": incident.country,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else "unknown",
        "geo_precision": geo_precision(place),
        "where_prec": where_prec(place, incident.country),
        "radius_km": place.radius_km if place else None,
    }


def _harm(incident: Incident) -> dict[str, Cell]:
    """Four columns an effect: ``killed_low``, ``killed_best`` (the number that the ruling names, if it names one),
    ``killed_high``, ``killed_vague``."""
    row: dict[str, Cell] = {}
    for effect in EFFECTS:
        toll = incident.toll(effect)
        row[f"{effect}_low"] = toll.low if toll else None
        row[f"{effect}_best"] = toll.best if toll else None
        row[f"{effect}_high"] = toll.high if toll else None
        row[f"{effect}_vague"] = toll.vague if toll else None
    return row


def _standing(incident: Incident) -> dict[str, Cell]:
    """On whose word the incident stands."""
    return {
        "sources": incident.sources,
        "independent_sources": incident.independent_sources,
        "outlets": "; ".join(incident.outlets),
        "accounts": len(incident.accounts),
        "flags": "; ".join(incident.flags) or None,
        "confidence": round(incident.confidence, 3),
        "ruling": label(incident.ruling),
        "codebook": incident.codebook,
    }


def names(parties: tuple[Party, ...]) -> str | None:
    return "; ".join(dict.fromkeys(party.name or party.text for party in parties)) or None


def yes(value: bool) -> str:
    return "yes" if value else "no"
