"""Clusters by average linkage in which every pair must be possible, so that no vague account chains two incidents.

A cluster is made of nodes: an account, or the accounts that people said are the same. Two clusters merge only while
every node of one was compared with every node of the other and scored at least the floor, and the average reaches the
threshold. The best average goes first; of equal ones, the accounts that come first in ``order``, so that the order of
arrival changes nothing.

Clustering is local: where the average reaches the threshold some pair does, so that accounts which no chain of such
pairs (or of people's "same") connects can be clustered apart and give the same clusters.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Any

from onrecord.linking.nouns import Judgement

Offer = tuple[float, int, int]  # minus the average, and the two clusters that may merge


@dataclass(slots=True)
class _Group:
    """A cluster in the making: its accounts, how many nodes, and the sum of scores to each that it may merge with."""

    members: list[int]
    nodes: int = 1
    edges: dict[int, float] = field(default_factory=dict)


def cluster(
    ids: Iterable[str],
    scored: Iterable[Judgement],
    people: Iterable[Judgement],
    same: float,
    order: Mapping[str, Any] | None = None,
) -> tuple[list[tuple[str, ...]], list[Judgement]]:
    """Clusters of ``ids``, each sorted, and the people's "same" that a "different" kept from being honoured.

    ``scored`` are the matcher's pairs above the floor; ``same`` is the average score that joins two clusters;
    ``order`` gives the key of each id by which ties go: its root, which a new coder leaves as it is, else the id.
    """
    names = sorted(set(ids), key=lambda id: (order[id], id) if order else id)
    number = {id: n for n, id in enumerate(names)}
    heard = sorted((j for j in people if j.a in number and j.b in number and j.a != j.b), key=_by_pair)
    owner, conflicts = _joined(number, heard)
    groups = _groups(owner)
    _lay_edges(groups, owner, number, scored, heard)
    _merge(groups, same)
    found = (tuple(sorted(names[n] for n in group.members)) for group in groups.values())
    return sorted(found), conflicts


def _by_pair(judgement: Judgement) -> tuple[tuple[str, str], str, str]:
    return judgement.pair, judgement.by, judgement.verdict


def _joined(number: Mapping[str, int], heard: Sequence[Judgement]) -> tuple[list[int], list[Judgement]]:
    """The node of every account after people's "same", and those that would put a "different" pair together."""
    owner, members = list(range(len(number))), {n: [n] for n in range(len(number))}
    apart = [(number[j.a], number[j.b]) for j in heard if j.verdict == "different"]
    conflicts = []
    for judgement in (j for j in heard if j.verdict == "same"):
        a, b = number[judgement.a], number[judgement.b]
        one, other = sorted((owner[a], owner[b]))
        if any({owner[c], owner[d]} == {one, other} for c, d in apart):
            conflicts.append(judgement)
        elif one != other:
            members[one] += members[other]
            for n in members.pop(other):
                owner[n] = one
    return owner, conflicts


def _groups(owner: Sequence[int]) -> dict[int, _Group]:
    groups: dict[int, _Group] = {}
    for n, node in enumerate(owner):
        groups.setdefault(node, _Group([])).members.append(n)
    return groups


def _lay_edges(
    groups: dict[int, _Group],
    owner: Sequence[int],
    number: Mapping[str, int],
    scored: Iterable[Judgement],
    heard: Sequence[Judgement],
) -> None:
    """The mean of the scores between every two nodes, so that what people join draws in no third that is like one of
    many; a person's "unsure" leaves a pair unjoined, "different" bars it."""
    unsure = {judgement.pair for judgement in heard if judgement.verdict == "unsure"}
    between: dict[tuple[int, int], list[float]] = {}
    for judgement in scored:
        one, other = sorted((owner[number[judgement.a]], owner[number[judgement.b]]))
        if one != other and judgement.pair not in unsure:
            between.setdefault((one, other), []).append(judgement.score)
    for (one, other), scores in between.items():
        groups[one].edges[other] = groups[other].edges[one] = fsum(scores) / len(scores)
    for judgement in heard:
        one, other = owner[number[judgement.a]], owner[number[judgement.b]]
        if judgement.verdict == "different":
            groups[one].edges.pop(other, None)
            groups[other].edges.pop(one, None)


def _merge(groups: dict[int, _Group], same: float) -> None:
    """Merges the two closest clusters until none may merge; a merged cluster keeps the smaller number."""
    offers = (_offer(groups, one, other, same) for one in groups for other in groups[one].edges if one < other)
    queue = [offer for offer in offers if offer]
    heapq.heapify(queue)
    while queue:
        offer = heapq.heappop(queue)
        _, one, other = offer
        if one not in groups or other not in groups or offer != _offer(groups, one, other, same):
            continue
        _absorb(groups, one, other)
        for neighbour in groups[one].edges:
            if renewed := _offer(groups, min(one, neighbour), max(one, neighbour), same):
                heapq.heappush(queue, renewed)


def _offer(groups: dict[int, _Group], one: int, other: int, same: float) -> Offer | None:
    """A merge for the queue, best first, or ``None`` where the two may not merge."""
    a, b = groups[one], groups[other]
    average = a.edges.get(other, -1.0) / (a.nodes * b.nodes)
    return (-average, one, other) if average >= same else None


def _absorb(groups: dict[int, _Group], one: int, other: int) -> None:
    """Takes ``other`` into ``one``; what may not merge with either may not merge with both."""
    a, b = groups[one], groups.pop(other)
    del a.edges[other], b.edges[one]
    for neighbour in a.edges.keys() - b.edges.keys():
        del a.edges[neighbour], groups[neighbour].edges[one]
    for neighbour, total in b.edges.items():
        del groups[neighbour].edges[other]
        if neighbour in a.edges:
            a.edges[neighbour] += total
            groups[neighbour].edges[one] = a.edges[neighbour]
    a.members, a.nodes = a.members + b.members, a.nodes + b.nodes
