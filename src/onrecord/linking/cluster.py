"""Clusters by average linkage in which every pair must be possible, so that no vague account chains two incidents.

A cluster is made of nodes: an account, or the accounts that people said are the same. Two clusters merge only while
every node of one was compared with every node of the other and scored at least the floor, and the average reaches the
threshold. The best average goes first; ties go by id, so that the order of arrival changes nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.linking.nouns import Judgement


@dataclass(slots=True)
class _Group:
    """A cluster in the making: its accounts, how many nodes, and the sum and count of scores to its neighbours."""

    members: frozenset[str]
    nodes: int = 1
    edges: dict[str, tuple[float, int]] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)


def cluster(
    ids: Iterable[str], scored: Sequence[Judgement], people: Sequence[Judgement], same: float
) -> tuple[list[tuple[str, ...]], list[Judgement]]:
    """Clusters of ``ids``, each sorted, and the people's "same" that a "different" kept from being honoured.

    ``scored`` are the matcher's pairs above the floor; ``same`` is the average score that joins two clusters.
    """
    known = set(ids)
    people = sorted((j for j in people if {j.a, j.b} <= known and j.a != j.b), key=lambda j: (j.pair, j.by, j.verdict))
    owner, conflicts = _joined(known, people)
    groups = {key: _Group(frozenset(members)) for key, members in _nodes(owner).items()}
    _lay_edges(groups, owner, scored, people)
    _merge(groups, same)
    return sorted(tuple(sorted(group.members)) for group in groups.values()), conflicts


def _joined(known: set[str], people: Sequence[Judgement]) -> tuple[dict[str, str], list[Judgement]]:
    """The node of every account after people's "same", and those that would put a "different" pair together."""
    owner, members = {id: id for id in known}, {id: [id] for id in known}
    apart = [judgement.pair for judgement in people if judgement.verdict == "different"]
    conflicts = []
    for judgement in people:
        one, other = sorted((owner[judgement.a], owner[judgement.b]))
        if judgement.verdict != "same" or (one == other and judgement.pair not in apart):
            continue
        if any({owner[a], owner[b]} == {one, other} for a, b in apart):
            conflicts.append(judgement)
            continue
        members[one] += members[other]
        owner |= dict.fromkeys(members.pop(other), one)
    return owner, conflicts


def _nodes(owner: dict[str, str]) -> dict[str, set[str]]:
    nodes: dict[str, set[str]] = {}
    for id, node in owner.items():
        nodes.setdefault(node, set()).add(id)
    return nodes


def _lay_edges(
    groups: dict[str, _Group], owner: dict[str, str], scored: Sequence[Judgement], people: Sequence[Judgement]
) -> None:
    """The best score between every two nodes; a person's "unsure" leaves a pair unjoined, "different" bars it."""
    unsure = {judgement.pair for judgement in people if judgement.verdict == "unsure"}
    for judgement in scored:
        one, other = owner[judgement.a], owner[judgement.b]
        if one != other and judgement.pair not in unsure:
            best = max(judgement.score, groups[one].edges.get(other, (0.0, 1))[0])
            groups[one].edges[other] = groups[other].edges[one] = (best, 1)
    for judgement in people:
        one, other = owner[judgement.a], owner[judgement.b]
        if judgement.verdict == "different" and one != other:
            groups[one].apart.add(other)
            groups[other].apart.add(one)


def _merge(groups: dict[str, _Group], same: float) -> None:
    """Merges the two closest clusters until none may merge; a merged cluster keeps the smaller key."""
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


def _offer(groups: dict[str, _Group], one: str, other: str, same: float) -> tuple[float, str, str] | None:
    """A merge for the queue, best first, or ``None`` where the two may not merge."""
    a, b = groups[one], groups[other]
    total, count = a.edges.get(other, (0.0, 0))
    if count < a.nodes * b.nodes or other in a.apart or total / count < same:
        return None
    return -total / count, one, other


def _absorb(groups: dict[str, _Group], one: str, other: str) -> None:
    a, b = groups[one], groups.pop(other)
    for neighbour, (total, count) in b.edges.items():
        edges = groups[neighbour].edges if neighbour in groups else {}
        edges.pop(other, None)
        if neighbour != one:
            old_total, old_count = a.edges.get(neighbour, (0.0, 0))
            a.edges[neighbour] = edges[one] = (old_total + total, old_count + count)
    for neighbour in b.apart:
        groups[neighbour].apart.discard(other)
        groups[neighbour].apart.add(one)
    a.apart |= b.apart
    a.edges.pop(other, None)
    a.members, a.nodes = a.members | b.members, a.nodes + b.nodes
