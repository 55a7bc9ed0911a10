"""UCDP GED's sides: the type of violence, the two sides of the dyad, and whether deaths on them have to be swapped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.parties import Actor, actor, against
from onrecord.rulings import Incident

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Dyad:
    """Side a, the government where there is one, and side b; ``gwnoa`` and ``gwnob`` are the states' numbers.

    ``swapped``: side a are the incident's targets. ``checks`` are what a person should look at (``code_status``).
    """

    type: int
    a: str
    b: str
    gwnoa: int | None
    gwnob: int | None
    swapped: bool
    checks: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.a} - {self.b}"


def dyad(incident: Incident) -> Dyad | None:
    """The sides; ``None`` where those who did it are no organised actor: rioters, protesters, a crowd."""
    table = _book()
    doers = [actor(party) for party in incident.perpetrators]
    by = _main(doers)
    of = _main(actor(party) for party in against(incident) if party.nature != "object" or party.actor)
    if _informal(by, incident):
        return None
    armed = of is not None and of.kind in table["armed"]
    if not armed and (of is not None or incident.event_type not in table["fought"]):
        return _one_sided(by, incident, mixed=len({one.kind in table["governmental"] for one in doers}) > 1)
    state = [one is not None and one.kind in table["governmental"] for one in (by, of)]
    if not any(state):
        unsure = by is None or of is None
        kind = STATE_BASED if unsure and incident.event_type in table["fought"] else NON_STATE
        return _between(kind, by, of, incident, False, ("type",) if unsure else ())
    return _between(STATE_BASED, by, of, incident, state[1] and not state[0])


def _main(found: Iterable[Actor]) -> Actor | None:
    """The actor that stands for its side: the armed before others, the named before the unnamed, then as they come."""
    armed = _book()["armed"]
    known = [one for one in found if one.kind != "unknown"]
    return min(known, key=lambda one: (one.kind not in armed, not one.name), default=None)


def _informal(by: Actor | None, incident: Incident) -> bool:
    return incident.event_type == "riots" if by is None else by.kind in _book()["informal"]


def _one_sided(by: Actor | None, incident: Incident, mixed: bool) -> Dyad:
    """Violence against civilians, by a government or an organised group; whom it hit may be untold. Where accounts name
    both as the doers (``mixed``), a person has to look."""
    untold = not incident.targets and incident.event_type != "violence_against_civilians"
    checks = (*(["dyad"] if mixed or _unsure(by) else []), *(["type"] if untold else []))
    civilians = str(_book()["names"]["civilians"])
    return Dyad(ONE_SIDED, _name(by, incident), civilians, _number(by, incident), None, False, checks)


def _between(
    type: int, by: Actor | None, of: Actor | None, incident: Incident, swapped: bool, checks: tuple[str, ...] = ()
) -> Dyad:
    first, second = (of, by) if swapped else (by, of)
    checks = (*(["dyad"] if _unsure(by) or _unsure(of) else []), *checks)
    names, numbers = ([f(one, incident) for one in (first, second)] for f in (_name, _number))
    return Dyad(type, str(names[0]), str(names[1]), _int(numbers[0]), _int(numbers[1]), swapped, checks)


def _int(value: str | int | None) -> int | None:
    return value if isinstance(value, int) else None


def _unsure(one: Actor | None) -> bool:
    """Whether UCDP's coders would have to find out who it was; a state's own forces are its government."""
    return one is None or (
        one.kind not in _book()["state"] and (one.name is None or one.kind in _book()["governmental"])
    )


def _name(one: Actor | None, incident: Incident) -> str:
    names = _book()["names"]
    if one is not None and one.kind in _book()["state"] and (_state(one, incident) or one.name is None):
        return str(names["state"].format(country=countries.ucdp_name(_state(one, incident))))
    return one.name if one is not None and one.name else str(names["unknown"])


def _state(one: Actor, incident: Incident) -> str | None:
    """The country whose government it is: its own, that of the place where no account says; none for a force that the
    registry knows by another name than a state's."""
    return one.country or (None if one.name else incident.country)


def _number(one: Actor | None, incident: Incident) -> int | None:
    if one is None or one.kind not in _book()["state"]:
        return None
    return countries.gw(_state(one, incident))


def _book() -> dict[str, Any]:
    ged: dict[str, Any] = codebook.table("ged")
    return ged
