"""ACLED's ``tags``: the crowd of a demonstration in the words told, and girls among those attacked."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.numbers import people
from onrecord.publish.parties import says
from onrecord.rulings import Incident

GIRLS = ["girl", "girls", "schoolgirl", "schoolgirls"]


def tags(incident: Incident) -> str | None:
    """The tags joined by "; "."""
    return "; ".join(_tags(incident)) or None


def _tags(incident: Incident) -> Iterator[str]:
    if incident.event_type in ("protests", "riots"):
        yield f"crowd size={crowd(incident) or 'no report'}"
    hit = [party for party in incident.targets if party.nature == "person"]
    if incident.event_type == "violence_against_civilians" and hit and all(says(p.text, GIRLS) for p in hit):
        yield "women targeted: girls"


def crowd(incident: Incident) -> str | None:
    """The first number of demonstrators that an account gives, in its words: "hundreds", "about 200"."""
    for party in (*incident.perpetrators, *incident.targets):
        if party.kind in ("protesters", "rioters", "civilians") and (count := people(party.text)):
            return count.text.lower()
    return None
