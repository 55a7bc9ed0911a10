"""Rules and reader together: which incidents stand, and whose word counts for each value.

Grammar and encoder read the same report apart. An incident that both see keeps the better word on each value (the
codebook's ``reader`` table says whose); every incident has a calibrated chance, and stands where it is high enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import event_type
from onrecord.coding import confidence
from onrecord.coding.aggregates import aggregate, summed
from onrecord.coding.clusters import Cluster
from onrecord.coding.definite import definite, harm_of
from onrecord.coding.draft import Draft, meet
from onrecord.coding.harms import counted
from onrecord.coding.marked import account
from onrecord.coding.merging import by_stage, merged, policy, without
from onrecord.coding.pairing import dead_already, paired, repeated, shared
from onrecord.coding.placing import by_name, in_place, likely, placed
from onrecord.coding.plain import agreed, killed, plainly
from onrecord.coding.setting import dateline, pointed
from onrecord.coding.told import Told
from onrecord.model import Account

SURE = 0.995  # the chance at which the reader's word that a thing was done counts against a plan
WEAK = 0.4  # the chance of a trigger below which it hardly stands out
Ruled = tuple[Told, Account]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An account with the stage that saw it (both, rules, reader; double: the rules see
    two incidents in what the reader takes for one) and the features of its chance."""

    account: Account
    stage: str
    features: tuple[float, ...]
    plain: bool = False  # told so plainly, by its toll, its day or its doers, that hardly any chance is asked


def reconciled(draft: Draft, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> tuple[Account, ...]:
    """The accounts of a report that stand, in the order of their first words, with their calibrated chances."""
    sure = [(one.stage, _sure(one), one.plain) for one in weighed(draft, ruled, found)]
    plainest = policy().least["plain"]
    kept = (one for stage, one, plain in sure if one.confidence >= (plainest if plain else _least(stage, one)))
    return tuple(sorted(kept, key=lambda one: one.evidence[0]))


def _least(stage: str, one: Account) -> float:
    """The chance at which an account stands; a lower one where rules see what the reader has hardly learned, the lowest
    where they know who did it, where, and who says so."""
    known = confidence.table()["listed"]
    if stage != "rules" or not (one.type in known or one.status in known):
        return policy().least[stage]
    whole = one.place is not None and one.perpetrators and one.attribution is not None
    return policy().least["whole" if whole else "listed"]


def _sure(one: Weighed) -> Account:
    """The account with the chance that it is one, and that each of its values is right."""
    values = {name: round(confidence.value(name, stage), 2) for name, stage in one.account.by.items()}
    return replace(one.account, confidence=round(confidence.account(one.stage, one.features), 2), sure=values)


def weighed(draft: Draft, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> Iterator[Weighed]:
    """All incidents that rules or reader see, each once, of the type that who did what to whom makes of them."""
    for one in _seen(draft, ruled, found):
        account = one.account
        kind = definite(account, " ".join(draft.text[slice(*span)] for span in account.evidence))
        harm = harm_of(kind, account.harm)
        yield replace(one, account=replace(account, type=kind, event_type=event_type(kind), harm=harm))


def _seen(draft: Draft, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> Iterator[Weighed]:
    homes = paired([told for told, _ in ruled], found)
    spare = _spare(draft, ruled, homes, found)
    for one, cluster in zip(ruled, homes, strict=True):
        yield _seen_alone(draft, one, ruled, found) if cluster is None else _seen_by_both(draft, one, cluster, spare)
    for cluster in spare:
        made = account(draft, cluster)
        if not _says_enough(made, cluster.chance) or _groundless(draft, made):
            continue
        if cluster.chance < WEAK and dead_already(draft, cluster, found):
            continue
        made = replace(made, aggregate=made.aggregate or _sums(draft, cluster, made))
        yield Weighed(replace(made, by=by_stage(made, "reader")), "reader", _features(draft, cluster, 0.0))


def _sums(draft: Draft, cluster: Cluster, made: Account) -> bool:
    """Whether what the reader alone sees is told as a sum, by the rules' own signs."""
    first = cluster.triggers[0]
    sentences = [draft.reading.at(span[0]) for span in made.evidence]
    at = draft.reading.at(first.span[0])
    return summed(draft, sentences, made.when, made.harm, at.tags[at.word_at(first.span[0])] in "NG")


def _says_enough(one: Account, chance: float) -> bool:
    """Whether it tells of anybody, any place or any harm: a bare trigger is no incident of its own; one that hardly
    stands out must say who did it or whom it harmed."""
    if chance < WEAK:
        return bool(one.perpetrators or one.harm)
    return one.place is not None or bool(one.perpetrators or one.targets or one.harm)


def _groundless(draft: Draft, one: Account) -> bool:
    """Whether it is a strike from the air of which no word says so, nor where, when, or whom it harmed."""
    if one.type != "air_drone_strike" or one.harm or one.weapons or one.place is not None or one.when is not None:
        return False
    parts = [draft.text[slice(*span)] for span in one.evidence] + [who.text for who in one.perpetrators]
    said = " ".join(parts).lower()
    return not any(word in said for word in confidence.table()["airborne"])


def _spare(
    draft: Draft, ruled: Sequence[Ruled], homes: Sequence[Cluster | None], found: Sequence[Cluster]
) -> list[Cluster]:
    """The clusters that are incidents of their own beside the rules'."""
    seen = [told for (told, _), home in zip(ruled, homes, strict=True) if home is not None]
    own = [one for one in found if one not in homes and not _is_measure(draft, one) and not _is_vague(draft, one)]
    return [cluster for cluster in own if not any(repeated(draft, told, cluster) for told in seen)]


def _is_measure(draft: Draft, cluster: Cluster) -> bool:
    """Whether it is a rule that an authority put in force, which is no incident: "the curfew"."""
    words = {word for mark in cluster.triggers for word in draft.text[slice(*mark.span)].lower().split()}
    return cluster.type == "other_strategic" and not words.isdisjoint(confidence.table()["measures"])


def _is_vague(draft: Draft, cluster: Cluster) -> bool:
    """Whether it is an effort without an act: "operations continue", with no harm told."""
    sure = [mark for mark in cluster.triggers if mark.confidence >= 0.5] or cluster.triggers
    words = {word for mark in sure for word in draft.text[slice(*mark.span)].lower().split()}
    return words <= set(confidence.table()["vague"]) and not cluster.of("harm")


def _seen_by_both(draft: Draft, one: Ruled, cluster: Cluster, spare: Sequence[Cluster]) -> Weighed:
    told, own = one
    marked, mine = account(draft, cluster), own
    others = [one for one in spare if shared(told, one) >= 0.5]  # what the rules take for one incident with it
    if others:
        mine = without(draft, own, cluster, others)
    if marked.perpetrators:
        mine = replace(mine, perpetrators=likely(draft, mine.perpetrators))
    mine = in_place(draft, mine, told, cluster.triggers)
    mine = replace(mine, harm=counted(mine.harm, marked.harm, draft))
    place, stage = placed(draft, mine.place, marked.place, dateline(draft))
    where = by_name(draft, place), stage
    made = merged(mine, marked, cluster, bool(others), where, _firm(told, own, cluster))
    made = replace(made, aggregate=made.aggregate or aggregate(draft, told, made.harm), status=_foiled(made))
    return Weighed(made, "both", _features(draft, cluster, own.confidence), agreed(made))


def _foiled(one: Account) -> str:
    """Its status: what was found or defused before it could harm is averted, though the finding itself occurred."""
    return "averted" if (one.type, one.status) == ("disrupted_weapons_use", "occurred") else one.status


def _firm(told: Told, own: Account, cluster: Cluster) -> bool:
    """Whether the rules' status counts: what was vowed is not done unless the reader is sure that it was; a verb of
    denying or foiling is no chance."""
    planned = own.status == "planned" and cluster.standing.statuses.get("occurred", 0.0) < SURE
    averted = max(cluster.standing.statuses, key=cluster.standing.statuses.__getitem__) == "averted"
    done = own.status == "occurred" and killed(own)
    return planned or (done and averted) or told.contested or own.status in ("denied", "averted")


def _seen_alone(draft: Draft, one: Ruled, ruled: Sequence[Ruled], found: Sequence[Cluster]) -> Weighed:
    """What the rules alone see, or see twice where the reader sees one incident."""
    told, own = one[0], in_place(draft, one[1], one[0])
    made = replace(own, by=by_stage(own, "rules"))
    double = next((cluster for cluster in found if shared(told, cluster) >= 0.5), None)
    if double is None:
        likely_told = seen(draft, told)
        given = confidence.features(likely_told, own.confidence, 0, draft.marks.told)
        return Weighed(made, "rules", given, plainly(told, own, likely_told, pointed(draft, own)))
    apart = 1 - _one(draft, told, double)
    return Weighed(made, "double", confidence.features(apart, own.confidence, _elsewhere(own, ruled), draft.marks.told))


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
