"""How an incident is borne out, in lines: outlets and origins, the grade, and on whose word each account leans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.wording import number, spaced

if TYPE_CHECKING:
    from onrecord.rulings import Incident


def lines(incident: Incident) -> Iterator[tuple[str, str, str]]:
    """Name, value and note of each line: ``sources``, ``borne out`` and, where accounts lean on others, ``origins``."""
    every = number(incident.sources, "outlet")
    own = f", {incident.independent_sources} independent" if incident.sources > 1 else ""
    yield "sources", every + own, ", ".join(incident.outlets)
    yield "borne out", spaced(incident.corroboration), incident.why.get("corroboration", "")
    if any(member.why for origin in incident.origins for member in origin.members):
        yield "origins", "; ".join(origins(incident)), "numbers are those of the accounts below"


def origins(incident: Incident) -> Iterator[str]:
    """``Tigris Wire 1, 2``: whose word, and the accounts by their place in the incident."""
    place = {account: str(n) for n, account in enumerate(incident.accounts, 1)}
    for origin in incident.origins:
        yield f"{origin.name} {', '.join(place[member.account] for member in origin.members)}"


def leaning(incident: Incident) -> dict[str, str]:
    """By account id, how it leans on another's word; accounts that don't are left out."""
    return {member.account: member.why for origin in incident.origins for member in origin.members if member.why}
