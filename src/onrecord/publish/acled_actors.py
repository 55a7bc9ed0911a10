"""ACLED's actors: actor1 and actor2 with those that stand by them, their inter codes, and civilian targeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord import codebook
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.cells import Cell
from onrecord.publish.parties import Actor, actor, against, says
from onrecord.rulings import Incident, Party


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: the actor, those that stand by it, its inter code, and whether a source names it."""

    name: str | None = None
    assoc: str | None = None
    inter: int | None = None
    named: bool = False


def columns(incident: Incident, first: Side, second: Side) -> dict[str, Cell]:
    """The actor columns. In violence against civilians the target is always actor2."""
    return {
        "actor1": first.name, "assoc_actor_1": first.assoc, "inter1": first.inter,
        "actor2": second.name, "assoc_actor_2": second.assoc, "inter2": second.inter,
        "interaction": interaction(first.inter, second.inter), "civilian_targeting": targeting(incident),
    }  # fmt: skip


def sides(incident: Incident, about: About) -> tuple[Side, Side]:
    """Who acted and whom it hit, each as ACLED writes it, with what had to be put for people untold."""
    table, hit = book(), [p for p in against(incident) if p.nature != "object"]
    first, second = side(incident.perpetrators, incident), side(hit, incident)
    if first.name is None and (kind := table["untold"].get(incident.event_type)):
        first = _generic(kind, incident)
        about.converted.add(
            f"no perpetrator told, written as {table['generic'][kind].format(country='...')}", incident.id
        )
    if second.name is None and (kind := _hit(incident)):
        second = _generic(kind, incident)
        shown = table["generic"][kind].format(country="...")
        about.converted.add(f"no victim told, written as {shown}", incident.id)
    civil = [p for p in incident.targets if p.kind == "civilians"]
    groups = _groups(civil, incident) if second.inter == table["inter"]["civilians"] else ()
    assoc = "; ".join(dict.fromkeys([*filter(None, (second.assoc or "").split("; ")), *groups])) or None
    return first, Side(second.name, assoc, second.inter, second.named)


def side(parties: Sequence[Party], incident: Incident) -> Side:
    """Named actors first, the first of them the actor; of the unnamed those only that are of another kind."""
    table = book()
    found = _without_government([_as_acted(actor(party), incident) for party in parties])
    named = {name(one, incident): one for one in found if one.name}
    codes = {inter(one, incident) for one in named.values()}
    if any(one.kind in ("identity_militia", *table["unidentified"]) for one in named.values()):
        codes.add(table["inter"]["political_militia"])
    told = [one for one in found if not one.name and inter(one, incident) not in codes]
    known = [one for one in told if one.kind != "unknown"]
    unnamed = {name(one, incident): one for one in (known or ([] if named else told))}
    names = named | unnamed
    if not names:
        return Side()
    first = next(iter(names.values()))
    civil = [party for party in parties if actor(party).kind in (*table["civilian"], "rioters")]
    assoc = [*list(names)[1:], *(_groups(civil, incident) if first.kind not in table["armed"] else ())]
    return Side(next(iter(names)), "; ".join(dict.fromkeys(assoc)) or None, inter(first, incident), bool(named))


def _without_government(found: list[Actor]) -> list[Actor]:
    """A government beside forces of its own is no actor beside them: "a US drone", "the United States"."""
    armed = {one.country for one in found if one.force and one.force not in book()["forces"]["government"]}
    return [one for one in found if one.country not in armed or one.force not in book()["forces"]["government"]]


def _as_acted(one: Actor, incident: Incident) -> Actor:
    """An unnamed actor by what it does: people who demonstrate are protesters or rioters, unknown men with arms an
    unidentified armed group."""
    table = book()
    if one.name or one.kind not in ("civilians", "unknown"):
        return one
    kind, acts = table["demonstrators"].get(incident.event_type), _acts(one, incident)
    if kind == "rioters" and not acts:
        kind = "civilians"  # whom a mob attacks
    if kind is None and one.kind == "unknown" and acts:
        kind = table["untold"].get(incident.event_type)
    return one if kind is None else Actor(None, None, kind, None, None, one.text, one.nature)


def _acts(one: Actor, incident: Incident) -> bool:
    return any(party.text == one.text for party in incident.perpetrators)


def name(one: Actor, incident: Incident) -> str:
    """A named actor by its name, a state's force and an unnamed one as ACLED writes its kind."""
    table = book()
    country = one.country or (incident.place.country if incident.place else None)
    force = next((kind for kind, forces in table["forces"].items() if one.force in forces), None)
    if force is None and one.name:
        return one.name
    if force is None and one.kind == "state_forces":
        force = next((kind for kind, words in table["force_words"].items() if says(one.text, words)), None)
    pattern = str(table["force_names"][force] if force else table["generic"][one.kind])
    return pattern.format(country=countries.acled_name(country), of=countries.with_article(country))


def inter(one: Actor, incident: Incident) -> int | None:
    """The inter code: a state's forces abroad are external, an unidentified armed group is 3 whatever it fights."""
    table, here = book(), incident.place.country if incident.place else None
    kind = one.kind
    if kind == "state_forces" and one.country and here and one.country != here:
        kind = "external_forces"
    if kind in table["unidentified"] and not one.name:
        kind = "political_militia"
    code: int | None = table["inter"][kind]
    return code


def _generic(kind: str, incident: Incident) -> Side:
    one = Actor(None, None, kind, None, None, "", "person")
    return Side(name(one, incident), None, inter(one, incident))


def _groups(parties: Iterable[Party], incident: Incident) -> list[str]:
    """Associated actors by the words for the people: "two journalists" are Journalists (Iraq)."""
    country = countries.acled_name(incident.place.country if incident.place else None)
    of = countries.with_article(incident.place.country if incident.place else None)
    texts = [party.text for party in parties]
    found = [label for label, words in book()["groups"].items() if any(says(text, words) for text in texts)]
    return [label.format(of=of) if "{" in label else f"{label} ({country})" for label in found]


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
    """Civilian targeting: violence against civilians, or targets of which some are civilians; if none is armed."""
    table, kinds = book(), {actor(party).kind for party in incident.targets}
    civil = bool(kinds & set(table["civilian"])) and not kinds & set(table["armed"])
    violent = "political_violence" in codebook.table("types")[incident.type]["disorder"]
    always = {incident.event_type, incident.type} & set(table["always_targeting"]) and not kinds & set(table["armed"])
    return "Civilian targeting" if always or (civil and violent and incident.event_type != "battles") else None


def book() -> dict[str, Any]:
    acled: dict[str, Any] = codebook.table("acled")
    return acled
