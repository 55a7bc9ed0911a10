"""Rules and reader together: which incidents stand, and whose word counts for each value.

Grammar and encoder read the same report apart. An incident that both see keeps the better word on each value (the
codebook's ``reader`` table says whose); every incident has a calibrated chance, and stands where it is high enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.codebook import event_type
from onrecord.coding import confidence
from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft
from onrecord.coding.marked import account
from onrecord.coding.pairing import holds_several, meet, paired, shared
from onrecord.coding.told import Told
from onrecord.model import Account

FIELDS = (
    "status", "background", "aggregate", "place", "when", "perpetrators", "targets", "weapons", "harm", "attribution",
)  # fmt: skip
_ALWAYS = frozenset(("type", "status", "background", "aggregate"))  # said of every incident
_OWN = frozenset(("place", "when", "perpetrators", "targets", "weapons", "harm"))  # of one incident alone
Ruled = tuple[Told, Account]


@dataclass(frozen=True, slots=True)
class Policy:
    """The least chance at which an incident stands, what the rules' type weighs, and whose values count, first
    to last."""

    least: float
    type_of_rules: float
    first: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An account with the stage that saw it (both, rules, reader; double: the rules see
    two incidents in what the reader takes for one) and the features of its chance."""

    account: Account
    stage: str
    features: tuple[float, ...]


@cache
def policy() -> Policy:
    table: dict[str, Any] = codebook.table("reader")
    return Policy(table["least"], table["type_of_rules"], table["first"])


def reconciled(draft: Draft, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> tuple[Account, ...]:
    """The accounts of a report that stand, in the order of their first words, with their calibrated chances."""
    kept = [_sure(one) for one in weighed(draft, ruled, found)]
    return tuple(sorted((one for one in kept if one.confidence >= policy().least), key=lambda one: one.evidence[0]))


def _sure(one: Weighed) -> Account:
    """The account with the chance that it is one, and that each of its values is right."""
    by = one.account.by
    values = {name: round(confidence.value(name, stage), 2) for name, stage in by.items()}
    return replace(one.account, confidence=round(confidence.account(one.stage, one.features), 2), sure=values)


def weighed(draft: Draft, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> Iterator[Weighed]:
    """All incidents that rules or reader see, each once."""
    homes = paired([told for told, _ in ruled], found)
    for (told, own), cluster in zip(ruled, homes, strict=True):
        double = next((one for one in found if shared(told, one) >= 0.5), None)
        if cluster is None and double is not None:
            apart = 1 - _one(draft, told, double)
            given = confidence.features(apart, own.confidence, _elsewhere(own, ruled), draft.marks.told)
            yield Weighed(replace(own, by=_by(own, "rules")), "double", given)
        elif cluster is None:
            given = confidence.features(seen(draft, told), own.confidence, 0, draft.marks.told)
            yield Weighed(replace(own, by=_by(own, "rules")), "rules", given)
        else:
            several = holds_several(told, found)
            made = _merged(own, account(draft, cluster), cluster, several)
            yield Weighed(made, "both", _features(draft, cluster, own.confidence))
    taken = {id(cluster) for cluster in homes}
    for cluster in found:
        if id(cluster) not in taken:
            made = account(draft, cluster)
            yield Weighed(replace(made, by=_by(made, "reader")), "reader", _features(draft, cluster, 0.0))


def _one(draft: Draft, told: Told, cluster: Cluster) -> float:
    """How likely the words of an incident of the rules tell of the one that the cluster's other triggers tell of."""
    own = [m for m in cluster.triggers if any(meet(t.span, m.span) for t in told.tellings)]
    others = [m for m in cluster.triggers if m not in own]
    chances = [draft.marks.chance("incident", a, b) for a in own for b in others]
    return sum(chances) / len(chances) if chances else 1.0


def _elsewhere(own: Account, ruled: Sequence[Ruled]) -> bool:
    """Whether it has a place that no other incident of the rules has: a line of its own in a list of strikes."""
    others = {other.place.span for _, other in ruled if other is not own and other.place is not None}
    return own.place is not None and own.place.span not in others


def _features(draft: Draft, cluster: Cluster, rules: float) -> tuple[float, ...]:
    bound = sum(chance >= 0.5 for _, chance in cluster.bound)
    return confidence.features(cluster.chance, rules, bound, draft.marks.told)


def seen(draft: Draft, told: Told) -> float:
    """The chance that the encoder gives the words by which the rules tell of the incident; even where it read none."""
    chances = [draft.marks.types_at(telling.span) for telling in told.tellings]
    return min(1.0, max((sum(types.values()) if types else 0.5 for types in chances), default=0.5))


def _merged(own: Account, marked: Account, cluster: Cluster, several: bool) -> Account:
    """One account of what both see: each value from whoever comes first and gives one. ``several``: the rules took
    several incidents for one, so that the reader's values come before theirs."""
    values: dict[str, Any] = {}
    kind, giver = _type("" if several else own.type, cluster)
    by = {"type": giver}
    for name in FIELDS:
        stages = ("reader", "rules") if several and name in _OWN else policy().first[name]
        order = [(stage, own if stage == "rules" else marked) for stage in stages]
        giver, chosen = next((one for one in order if _given(one[1], name)), order[0])
        values[name] = getattr(chosen, name)
        if _given(chosen, name):
            by[name] = giver
    values["places"] = _further(own, marked, values["place"])
    spans = {p.span for p in values["perpetrators"]}
    values["targets"] = tuple(p for p in values["targets"] if p.span not in spans)
    evidence = tuple(sorted({*own.evidence, *marked.evidence}))
    return replace(
        own, type=kind, event_type=event_type(kind), evidence=evidence, by=by, terrorism=marked.terrorism, **values
    )


def _further(own: Account, marked: Account, place: Any) -> tuple[Any, ...]:
    """The places of both that are not the one chosen."""
    every = (*own.places, *marked.places, own.place, marked.place)
    return tuple(dict.fromkeys(one for one in every if one is not None and one != place))


def _type(ruled: str, cluster: Cluster) -> tuple[str, str]:
    """The likeliest type, the rules' own weighing as the codebook says; and who says so."""
    weight = policy().type_of_rules
    chances = {name: chance + weight * (name == ruled) for name, chance in cluster.standing.types.items()}
    best = max(chances, key=chances.__getitem__)
    return best, "both" if best == ruled == cluster.type else "rules" if best == ruled else "reader"


def _by(one: Account, stage: str) -> dict[str, str]:
    return {name: stage for name in ("type", *FIELDS) if _given(one, name)}


def _given(one: Account, name: str) -> bool:
    """Whether the account says anything by that name."""
    value = getattr(one, name)
    return name in _ALWAYS or (value is not None and value != ())
