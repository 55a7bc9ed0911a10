"""Rules and reader together: which incidents stand, and whose word counts for each value.

Grammar and encoder read the same report apart. An incident that both see keeps the better word on each value (the
codebook's ``reader`` table says whose, with the figures behind it); one that only one of them sees stands where
the encoder
gives it chance enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.codebook import event_type
from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft
from onrecord.coding.marked import account
from onrecord.coding.told import Told, compatible
from onrecord.model import Account, Span

FIELDS = (
    "status",
    "background",
    "aggregate",
    "place",
    "when",
    "perpetrators",
    "targets",
    "weapons",
    "harm",
    "attribution",
)
Ruled = tuple[Told, Account]


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure the encoder must be, and whose value comes first: see ``codebook/reader.yaml``."""

    both: float
    rules: float
    reader: float
    type_of_rules: float
    first: dict[str, str]


@cache
def policy() -> Policy:
    table: dict[str, Any] = codebook.table("reader")
    return Policy(**table["least"], type_of_rules=table["type_of_rules"], first=table["first"])


def reconciled(draft: Draft, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> tuple[Account, ...]:
    """The accounts of a report, in the order of their first words."""
    pairs = _paired(ruled, found)
    taken = {id(cluster) for _, cluster in pairs if cluster is not None}
    kept = [one for told, cluster in pairs if (one := _ruled(draft, told, cluster)) is not None]
    for cluster in found:
        if id(cluster) not in taken and cluster.chance >= policy().reader:
            made = account(draft, cluster)
            kept.append(replace(made, by={name: "reader" for name in ("type", *FIELDS) if _given(made, name)}))
    return tuple(sorted(kept, key=lambda one: one.evidence[0]))


def _paired(ruled: Sequence[Ruled], found: Sequence[Cluster]) -> list[tuple[Ruled, Cluster | None]]:
    """Each incident of the rules with the cluster that it shares most words with; each cluster once."""
    scored = sorted(
        ((_shared(told, cluster), -i, -j) for i, (told, _) in enumerate(ruled) for j, cluster in enumerate(found)),
        reverse=True,
    )
    home: dict[int, int] = {}
    for score, i, j in scored:
        if score > 0 and -i not in home and -j not in home.values():
            home[-i] = -j
    return [(one, found[home[i]] if i in home else None) for i, one in enumerate(ruled)]


def _shared(told: Told, cluster: Cluster) -> float:
    """How many tellings stand at triggers; a little where only the sentence and the type are the same."""
    spans = [mark.span for mark in cluster.triggers]
    score = sum(0.5 if t.harm_only else 1.0 for t in told.tellings if any(_meet(t.span, span) for span in spans))
    near = any(t.sentence.start <= span[0] < t.sentence.end for t in told.tellings for span in spans)
    return score or (0.25 if near and compatible(told.type, cluster.type) else 0.0)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ruled(draft: Draft, ruled: Ruled, cluster: Cluster | None) -> Account | None:
    """What stands of an incident of the rules."""
    told, own = ruled
    if cluster is None:
        chance = seen(draft, told)
        return (
            replace(own, by={n: "rules" for n in ("type", *FIELDS) if _given(own, n)})
            if chance >= policy().rules
            else None
        )
    if cluster.chance < policy().both:
        return None
    return _merged(draft, own, account(draft, cluster), cluster)


def seen(draft: Draft, told: Told) -> float:
    """The chance that the encoder gives the words by which the rules tell of the incident; 1 where it did not read
    them."""
    chances = [draft.marks.types_at(telling.span) for telling in told.tellings]
    return max((sum(types.values()) if types else 1.0 for types in chances), default=1.0)


def _merged(draft: Draft, own: Account, marked: Account, cluster: Cluster) -> Account:
    """One account of what both see: each value from whoever comes first and gives one."""
    values: dict[str, Any] = {}
    by: dict[str, str] = {}
    for name in FIELDS:
        order = [("rules", own), ("reader", marked)]
        if policy().first[name] == "reader":
            order.reverse()
        giver, chosen = next((one for one in order if _given(one[1], name)), order[0])
        values[name] = getattr(chosen, name)
        if _given(chosen, name):
            by[name] = giver
    kind, by["type"] = _type(own.type, cluster)
    values["places"] = tuple(
        dict.fromkeys(p for p in (*own.places, *marked.places, own.place, marked.place) if p and p != values["place"])
    )
    spans = {p.span for p in values["perpetrators"]}
    values["targets"] = tuple(p for p in values["targets"] if p.span not in spans)
    evidence = tuple(sorted({*own.evidence, *marked.evidence}))
    return replace(
        own, type=kind, event_type=event_type(kind), evidence=evidence, by=by, terrorism=marked.terrorism, **values
    )


def _type(ruled: str, cluster: Cluster) -> tuple[str, str]:
    """The likeliest type, the rules' own weighing as the codebook says; and who says so."""
    chances = {
        name: chance + policy().type_of_rules * (name == ruled) for name, chance in cluster.standing.types.items()
    }
    best = max(chances, key=chances.__getitem__)
    return best, "both" if best == ruled == cluster.type else "rules" if best == ruled else "reader"


def _given(one: Account, name: str) -> bool:
    """Whether the account says anything by that name; a status and a mark of background are always said."""
    value = getattr(one, name)
    return name in ("type", "status", "background", "aggregate") or (value is not None and value != ())
