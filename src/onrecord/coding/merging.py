"""One account of an incident that rules and reader both see: whose word counts for each value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.codebook import event_type
from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft, Marked, meet
from onrecord.coding.flags import INHERITED, to_see
from onrecord.coding.placing import Chosen
from onrecord.model import Account, Harm, Participant, Place, Span

FIELDS = (
    "status", "background", "aggregate", "place", "when", "perpetrators", "targets", "weapons", "harm", "attribution",
)  # fmt: skip
_ALWAYS = frozenset(("type", "status", "background", "aggregate"))  # said of every incident


@dataclass(frozen=True, slots=True)
class Policy:
    """The least chance at which an incident of each stage stands, what the rules' type weighs, the types which they
    only tell by plain words, and whose values count, first to last."""

    least: dict[str, float]
    type_of_rules: float
    plain: list[str]
    first: dict[str, list[str]]


@cache
def policy() -> Policy:
    table: dict[str, Any] = codebook.table("reader")
    return Policy(table["least"], table["type_of_rules"], table["plain"], table["first"])


def merged(own: Account, marked: Account, cluster: Cluster, several: bool, where: Chosen, firm: bool) -> Account:
    """One account: each value from whoever comes first and gives one. ``several``: the rules took several incidents
    for one, so that their type does not count. ``where``: the place, chosen apart. ``firm``: the rules' status
    is to stand."""
    kind, giver = _type("" if several else own.type, cluster)
    values: dict[str, Any] = {"type": kind, "event_type": event_type(kind)}
    by = {"type": giver}
    for name in FIELDS:
        values[name], by[name] = _chosen(name, {"rules": own, "reader": marked}, policy().first[name])
    values["place"], by["place"] = where
    if by["harm"] == "rules" and own.harm:
        values["harm"] = _harm(own, marked)
    if by["perpetrators"] == "rules" and _names_more(marked, own):
        values["perpetrators"], by["perpetrators"] = marked.perpetrators, "reader"
    if by["targets"] == "reader":
        values["targets"] = _hit(own, marked)
    for name in _overruled(own, marked, values, firm):
        values[name], by[name] = getattr(own, name), "rules"
    if values["status"] not in ("occurred", "alleged"):
        values["harm"] = ()
    values["places"] = _further(own, marked, values["place"])
    doers = {p.span for p in values["perpetrators"]}
    values["targets"] = tuple(p for p in values["targets"] if p.span not in doers)
    inherited = INHERITED in own.flags and values["when"] is own.when
    whole = replace(
        own, evidence=tuple(sorted({*own.evidence, *marked.evidence})), terrorism=marked.terrorism,
        flags=tuple(to_see(values["place"], values["when"], inherited)), **values,
    )  # fmt: skip
    return replace(whole, by={name: stage for name, stage in by.items() if given(whole, name)})


def _names_more(one: Account, other: Account) -> bool:
    """Whether only the one says of the doers who they are, by an actor of the registry: "gunmen" were Boko Haram's."""
    known, vague = (any(who.actor for who in account.perpetrators) for account in (one, other))
    return known and not vague


def _overruled(own: Account, marked: Account, values: dict[str, Any], firm: bool) -> Iterator[str]:
    """The values in which the rules have the last word; ``firm``: their status is one."""
    if firm:
        yield "status"
    if own.when is not None and own.when.end is not None:
        yield "background"  # how long ago it was decides, not how it is told
    if len(own.targets) > len(values["targets"]):
        yield "targets"  # the fuller list
    if values["when"] is None and _elsewhere(own, marked):
        yield "when"


def _elsewhere(own: Account, marked: Account) -> bool:
    """Whether the rules' time stands in a sentence that the reader does not see to tell of the incident."""
    at = own.when.span[0] if own.when is not None and INHERITED not in own.flags else -1
    mine, theirs = (any(start <= at < end for start, end in one.evidence) for one in (own, marked))
    return mine and not theirs


def without(draft: Draft, own: Account, cluster: Cluster, others: Sequence[Cluster]) -> Account:
    """The rules' account without what stands in sentences that tell of the ``others`` alone, and without harm that
    the reader gives to them."""
    mine = {draft.reading.at(mark.span[0]).index for mark in cluster.triggers}
    theirs = {draft.reading.at(mark.span[0]).index for other in others for mark in other.triggers} - mine
    here, there = _harming(cluster), [span for other in others for span in _harming(other)]

    def stays(value: Marked) -> bool:
        return draft.reading.at(value.span[0]).index not in theirs

    def counts(row: Harm) -> bool:
        return stays(row) and (
            any(meet(row.span, one) for one in here) or not any(meet(row.span, one) for one in there)
        )

    return replace(
        own, place=own.place if own.place is not None and stays(own.place) else None,
        when=own.when if own.when is not None and stays(own.when) else None,
        perpetrators=tuple(filter(stays, own.perpetrators)), targets=tuple(filter(stays, own.targets)),
        weapons=tuple(filter(stays, own.weapons)), harm=tuple(filter(counts, own.harm)),
    )  # fmt: skip


def _harming(cluster: Cluster) -> list[Span]:
    """The words by which the reader tells of an incident and of its harm."""
    return [mark.span for mark in (*cluster.triggers, *cluster.of("harm", least=0.0))]


def _harm(own: Account, marked: Account) -> tuple[Harm, ...]:
    """The rules' harm, with those injured whom the reader alone counts in sentences that tell of the incident."""
    if any(row.effect == "injured" for row in own.harm):
        return own.harm
    told = [row for row in marked.harm if any(a <= row.span[0] < b for a, b in marked.evidence)]
    # "the toll rose to 19. Seven died of their wounds": the 19 are counted as dead, and not as injured too
    free = [row for row in told if not any(meet(row.span, other.span) for other in own.harm)]
    return (*own.harm, *(row for row in free if row.effect == "injured"))


def _hit(own: Account, marked: Account) -> tuple[Participant, ...]:
    """The reader's targets, and those that the rules name beside one of them: the rest of a list."""
    agreed = any(meet(one.span, other.span) for one in own.targets for other in marked.targets)
    known = {one.text.lower() for one in marked.targets}
    more = [
        one for one in own.targets
        if agreed and one.text.lower() not in known and not any(meet(one.span, other.span) for other in marked.targets)
    ]  # fmt: skip
    return tuple(sorted((*marked.targets, *more), key=lambda one: one.span))


def _chosen(name: str, accounts: dict[str, Account], stages: list[str]) -> tuple[Any, str]:
    """The value of the first stage that gives one, and that stage."""
    stage = next((stage for stage in stages if given(accounts[stage], name)), stages[0])
    return getattr(accounts[stage], name), stage


def _further(own: Account, marked: Account, place: Place | None) -> tuple[Place, ...]:
    """The places of both that are not the one chosen."""
    every = (*own.places, *marked.places, own.place, marked.place)
    return tuple(dict.fromkeys(one for one in every if one is not None and one != place))


def _type(ruled: str, cluster: Cluster) -> tuple[str, str]:
    """The likeliest type, the rules' own weighing as the codebook says; and who says so."""
    weight = 1.0 if ruled in policy().plain else policy().type_of_rules
    chances = {name: chance + weight * (name == ruled) for name, chance in cluster.standing.types.items()}
    best = max(chances, key=chances.__getitem__)
    return best, "both" if best == ruled == cluster.type else "rules" if best == ruled else "reader"


def by_stage(one: Account, stage: str) -> dict[str, str]:
    """Every value that an account gives, said to come from one stage."""
    return {name: stage for name in ("type", *FIELDS) if given(one, name)}


def given(one: Account, name: str) -> bool:
    """Whether the account says anything by that name."""
    value = getattr(one, name)
    return name in _ALWAYS or (value is not None and value != ())
