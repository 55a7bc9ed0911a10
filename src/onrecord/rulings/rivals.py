"""Whether independent sources name perpetrators that cannot both be meant: competing claims of responsibility."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from onrecord import codebook
from onrecord.actors import Actor
from onrecord.linking import Filed
from onrecord.model import Participant
from onrecord.rulings.doers import who
from onrecord.rulings.sources import Heard

Named = dict[str, Actor]  # named parties by registry id


def rivals(heard: Heard) -> list[tuple[str, list[str]]]:
    """The names of the perpetrators by one source and by another, each with an account of every origin that gives it.

    Empty where all sources may mean the same: a force and a part of it, two forces of one state, or the two sides of
    a battle told either way round.
    """
    named: dict[int, Named] = defaultdict(dict)
    sides: dict[int, Named] = defaultdict(dict)
    for f in heard.voters:
        doers = _named(f.account.perpetrators, f)
        named[heard.of[f.id]] |= doers
        sides[heard.of[f.id]] |= doers | (_named(f.account.targets, f) if _two_sided(f) else {})
    blamed = [number for number in sorted(named) if named[number]]
    if not any(_apart(named, sides, a, b) for a, b in combinations(blamed, 2)):
        return []
    found: dict[str, list[str]] = defaultdict(list)
    for number in blamed:
        name = next(iter(named[number].values())).name or ""
        found[name].append(heard.origins[number].members[0].account)
    return list(found.items())


def _named(participants: tuple[Participant, ...], filed: Filed) -> Named:
    found = [(participant.actor, who(participant, filed.account.country)) for participant in participants]
    return {id: actor for coded, actor in found if (id := coded or actor.actor)}


def _two_sided(filed: Filed) -> bool:
    return filed.account.event_type in codebook.table("linking")["two_sided"]


def _apart(named: dict[int, Named], sides: dict[int, Named], a: int, b: int) -> bool:
    """Whether no perpetrator that one source names may be one that the other has, on either side of a battle."""
    return not _meet(named[a], sides[b]) and not _meet(named[b], sides[a])


def _meet(one: Named, other: Named) -> bool:
    return any(_related(x, a, y, b) for x, a in one.items() for y, b in other.items())


def _related(x: str, a: Actor, y: str, b: Actor) -> bool:
    """The same, a branch of it, or two forces of one state."""
    if x == y or x.startswith(f"{y}-") or y.startswith(f"{x}-"):
        return True
    forces = codebook.table("independence")["own_claim"]["forces"]
    return a.kind in forces and b.kind in forces and a.country is not None and a.country == b.country
