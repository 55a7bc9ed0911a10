"""ACLED's actors: actor1 and actor2 with those that stand by them, their inter codes, and civilian targeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord import codebook
from onrecord.publish.about import About
from onrecord.publish.acled_names import as_acted, book, groups, inter, name, unnamed, without_government
from onrecord.publish.cells import Cell
from onrecord.publish.parties import Actor, actor, against
from onrecord.rulings import Incident, Party


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: the actor, those that stand by it, its inter code, and whether a source names it."""

    name: str | None = None
    assoc: tuple[str, ...] = ()
    inter: int | None = None
    named: bool = False


def columns(incident: Incident, first: Side, second: Side) -> dict[str, Cell]:
    """The actor columns. In violence against civilians the target is always actor2."""
    return {
        "actor1": first.name, "assoc_actor_1": "; ".join(first.assoc) or None, "inter1": first.inter,
        "actor2": second.name, "assoc_actor_2": "; ".join(second.assoc) or None, "inter2": second.inter,
        "interaction": interaction(first.inter, second.inter), "civilian_targeting": targeting(incident),
    }  # fmt: skip


def sides(incident: Incident, about: About) -> tuple[Side, Side]:
    """Who acted and whom it hit, each as ACLED writes it, with what had to be put for people untold."""
    hit = [party for party in against(incident) if party.nature != "object"]
    doer = book()["untold"].get(incident.event_type)
    first = side(incident.perpetrators, incident) or _put(doer, "no perpetrator told", incident, about)
    second = side(_others_than(first, hit, incident), incident) or _put(
        _hit(incident), "no victim told", incident, about
    )
    if incident.event_type == "violence_against_civilians" and second.inter != book()["inter"]["civilians"]:
        second = _unarmed(second, incident, about)
    if second.inter == book()["inter"]["civilians"]:
        theirs = groups((p for p in incident.targets if p.kind == "civilians"), _here(incident))
        second = replace(second, assoc=tuple(dict.fromkeys((*second.assoc, *theirs))))
    return first, second


def _others_than(first: Side, hit: Sequence[Party], incident: Incident) -> Sequence[Party]:
    """Those hit without the force that acted, whose own losses a report told too; all, where that leaves nobody."""
    here = _here(incident)
    return [one for one in hit if name(as_acted(actor(one), incident), here) != first.name] or hit


def _unarmed(hit: Side, incident: Incident, about: About) -> Side:
    """Soldiers or militants whom violence against civilians hit were unarmed: civilians, their force beside them."""
    as_civilians = _put("civilians", "hit while unarmed", incident, about)
    told = (hit.name, *hit.assoc) if hit.name else hit.assoc
    return replace(as_civilians, assoc=tuple(name for name in told if name != as_civilians.name), named=hit.named)


def side(parties: Sequence[Party], incident: Incident) -> Side | None:
    """Named actors first, the first of them the actor; of the unnamed only those that are of another kind. ``None``
    where nobody is told."""
    here = _here(incident)
    found = without_government([as_acted(actor(party), incident) for party in parties])
    if incident.event_type == "battles":
        found = [one for one in found if one.kind not in book()["bystanders"]] or found
    named = [one for one in found if one.name]
    told = named + _others(named, [one for one in found if not one.name], here)
    if not told:
        return None
    names = list(dict.fromkeys(name(one, here) for one in told))
    civil = [party for party in parties if actor(party).kind in (*book()["civilian"], "rioters")]
    beside = groups(civil, here) if told[0].kind not in book()["armed"] else []
    return Side(names[0], tuple(dict.fromkeys((*names[1:], *beside))), inter(told[0], here), bool(named))


def _others(named: list[Actor], unnamed: list[Actor], here: str | None) -> list[Actor]:
    """The unnamed who are not the named actors' own people; those of no known kind only where nobody else is told."""
    table = book()
    codes = {inter(one, here) for one in named}
    if any(one.kind in ("identity_militia", *table["unidentified"]) for one in named):
        codes.add(table["inter"]["political_militia"])
    others = [one for one in unnamed if inter(one, here) not in codes]
    known = [one for one in others if one.kind != "unknown"]
    return known or ([] if named else others)


def _put(kind: str | None, why: str, incident: Incident, about: About) -> Side:
    """What stands for people of whom nothing is told, and is counted as a conversion; nobody for ``None``."""
    if kind is None:
        return Side()
    shown = book()["generic"][kind].format(country="...", of="...")
    about.converted.add(f"{why}, written as {shown}", incident.id)
    one = unnamed(kind)
    return Side(name(one, _here(incident)), (), inter(one, _here(incident)))


def _hit(incident: Incident) -> str | None:
    """The kind of people that a row without victims told still has as actor2: protesters whom force was used against,
    civilians where they are the target, or what is theirs is."""
    if kind := book()["hit_untold"].get(incident.type):
        return str(kind)
    theirs = any(p.kind == "civilians" for p in incident.targets)
    bombed = theirs and incident.event_type == "explosions_remote_violence"
    return "civilians" if bombed or incident.event_type == "violence_against_civilians" else None


def interaction(one: int | None, other: int | None) -> int | None:
    """Both inter codes, the smaller first; one alone is followed by 0 (12, 37, 60)."""
    codes = sorted(code for code in (one, other) if code is not None)
    if not codes:
        return None
    return codes[0] * 10 + codes[1] if len(codes) == 2 else codes[0] * 10


def targeting(incident: Incident) -> str | None:
    """Civilian targeting: violence against civilians, or targets of which some are civilians and none is armed."""
    table, kinds = book(), {actor(party).kind for party in incident.targets}
    violent = "political_violence" in codebook.table("types")[incident.type]["disorder"]
    only = bool(kinds & set(table["civilian"])) and not kinds & set(table["armed"])
    always = {incident.event_type, incident.type} & set(table["always_targeting"])
    return "Civilian targeting" if always or (only and violent and incident.event_type != "battles") else None


def _here(incident: Incident) -> str | None:
    return incident.place.country if incident.place else None
