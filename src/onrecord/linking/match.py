"""Accounts linked: candidates, bars, scores, clusters. Takes values, gives values; the record writes them down."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord import codebook
from onrecord.linking.cluster import cluster
from onrecord.linking.compare import bar, weigh
from onrecord.linking.components import Components
from onrecord.linking.nouns import MATCHER, Filed, Judgement, Linked
from onrecord.linking.profile import Profile, profile
from onrecord.linking.scorecard import Card
from onrecord.linking.whole import Whole

KEPT = 50_000  # profiles in memory: pairs come by day, so those of a few weeks are enough

Root = tuple[str, int]
Load = Callable[[Sequence[int]], Iterable[Profile]]


def link(filed: Sequence[Filed], judgements: Sequence[Judgement] = (), card: Card | None = None) -> Linked:
    """The incidents that ``filed`` tell of, as clusters of account ids.

    Pure, and the same whatever the order of the accounts. The matcher's earlier judgements among ``judgements`` are
    ignored: they are worked out anew. Of a person's, "different" is never overruled and "same" always joins, unless
    another person's "different" stands against it. ``card`` scores in place of the weights shipped.
    """
    ids = [one.id for one in filed]
    people = [j for j in judgements if j.by != MATCHER]
    edges, said = Edges(), []
    for i, j, judged in score_all(len(filed), lambda some: [profile(filed[n]) for n in some], card):
        edges.add(i, j, judged.score)
        said += [judged] if judged.verdict != "different" else []
    clusters: list[tuple[str, ...]] = []
    conflicts: list[Judgement] = []
    for found, against in cluster_all(ids, [one.root for one in filed], edges, people):
        clusters += found
        conflicts += against
    conflicts.sort(key=lambda j: (j.pair, j.by, j.verdict))
    return Linked(sorted(said, key=lambda j: j.pair), sorted(clusters), conflicts)


def score_all(size: int, load: Load, card: Card | None = None) -> Iterator[tuple[int, int, Judgement]]:
    """Every pair of accounts, numbered from 0, that scores at least the floor; ``load`` gives profiles by number."""
    whole, kept = Whole(), Kept(load)
    for start in range(0, size, 1000):
        for one in kept.all(range(start, min(size, start + 1000))):
            whole.add(one)
    for i, j in whole.pairs():
        yield from score(i.tolist(), j.tolist(), kept, card)


def score(
    i: Sequence[int], j: Sequence[int], kept: Kept, card: Card | None = None
) -> Iterator[tuple[int, int, Judgement]]:
    """Of the pairs ``i``, ``j`` those that nothing bars and that score at least the floor."""
    book = codebook.table("linking")
    kept.all(sorted({*i, *j}))
    for one, other in zip(i, j, strict=True):
        a, b = kept.profile(one), kept.profile(other)
        a, b = (a, b) if a.id <= b.id else (b, a)
        if bar(a, b, book) is None:
            judged = weigh(a, b, book, card)
            if judged.score >= book["floor"]:
                yield one, other, judged


class Kept:
    """Profiles by their number, so many in memory; those longest unused are let go and loaded again when needed."""

    def __init__(self, load: Load, size: int = KEPT) -> None:
        self._load, self._size = load, size
        self._kept: dict[int, Profile] = {}

    def all(self, some: Sequence[int]) -> list[Profile]:
        missing = [n for n in some if n not in self._kept]
        for n, loaded in zip(missing, self._load(missing) if missing else (), strict=True):
            self._kept[n] = loaded
        found = [self._kept[n] for n in some]
        if len(self._kept) > self._size:
            self._let_go(some)
        return found

    def profile(self, number: int) -> Profile:
        return self._kept[number]

    def _let_go(self, some: Sequence[int]) -> None:
        """Keeps what was used last and the newest of the others."""
        used = {n: self._kept.pop(n) for n in some}
        rest = list(self._kept.items())[len(self._kept) // 2 :]
        self._kept = dict(rest) | used


@dataclass(slots=True)
class Edges:
    """Pairs by their numbers, and how alike they are: 16 bytes a pair."""

    one: array[int] = field(default_factory=lambda: array("i"))
    other: array[int] = field(default_factory=lambda: array("i"))
    score: array[float] = field(default_factory=lambda: array("d"))

    def add(self, one: int, other: int, score: float) -> None:
        self.one.append(one)
        self.other.append(other)
        self.score.append(score)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.one, self.other, self.score, strict=True)


def cluster_all(
    ids: Sequence[str], roots: Sequence[Root], edges: Edges, people: Iterable[Judgement]
) -> Iterator[tuple[list[tuple[str, ...]], list[Judgement]]]:
    """Component by component, the clusters of its accounts and the people's "same" that could not be honoured.

    ``ids`` and ``roots`` are those of the accounts that ``edges`` number; words on other accounts are passed over.
    """
    number, same = {id: n for n, id in enumerate(ids)}, codebook.table("linking")["same"]
    heard = [j for j in people if j.a in number and j.b in number]
    components = Components(len(ids))
    for one, other, value in edges:
        if value >= same:
            components.join(one, other)
    for judged in heard:
        if judged.verdict == "same":
            components.join(number[judged.a], number[judged.b])
    beside, words = _edges_within(edges, components), _words_within(heard, number, components)
    for group in components.groups():
        if len(group) == 1:
            yield [(ids[group[0]],)], []
            continue
        scored = [Judgement(ids[one], ids[other], "same", score=value) for one, other, value in beside(group[0])]
        order = {ids[n]: roots[n] for n in group}
        yield cluster(order, scored, words.get(group[0], []), same, order)


def _edges_within(edges: Edges, components: Components) -> Callable[[int], Iterator[tuple[int, int, float]]]:
    """What gives the edges between two accounts of one component, by its smallest number."""
    one, other = np.frombuffer(edges.one, np.int32), np.frombuffer(edges.other, np.int32)
    score = np.frombuffer(edges.score, np.float64)
    home = components.all()
    within = np.flatnonzero(home[one] == home[other])
    order = within[np.argsort(home[one[within]], kind="stable")]
    homes = home[one[order]]

    def beside(first: int) -> Iterator[tuple[int, int, float]]:
        rows = order[np.searchsorted(homes, first, "left") : np.searchsorted(homes, first, "right")]
        return zip(one[rows].tolist(), other[rows].tolist(), score[rows].tolist(), strict=True)

    return beside


def _words_within(
    heard: Iterable[Judgement], number: dict[str, int], components: Components
) -> dict[int, list[Judgement]]:
    """What people hold of two accounts of one component, by its smallest number."""
    found: dict[int, list[Judgement]] = defaultdict(list)
    for one in heard:
        home = components.of(number[one.a])
        if home == components.of(number[one.b]):
            found[home].append(one)
    return found
