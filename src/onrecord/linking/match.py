"""Accounts linked: candidates, bars, scores, clusters. Takes values, gives values; the record writes them down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord import codebook
from onrecord.linking.cluster import cluster
from onrecord.linking.compare import bar, weigh
from onrecord.linking.components import Components
from onrecord.linking.nouns import MATCHER, Filed, Judgement, Linked
from onrecord.linking.profile import Profile, profile
from onrecord.linking.whole import Whole

KEPT = 50_000  # profiles in memory: pairs come by day, so those of a few weeks are enough

Root = tuple[str, int]
Load = Callable[[Sequence[int]], Iterable[Profile]]


def link(filed: Sequence[Filed], judgements: Sequence[Judgement] = ()) -> Linked:
    """The incidents that ``filed`` tell of, as clusters of account ids.

    Pure, and the same whatever the order of the accounts. The matcher's earlier judgements among ``judgements`` are
    ignored: they are worked out anew. Of a person's, "different" is never overruled and "same" always joins, unless
    another person's "different" stands against it.
    """
    ids = [one.id for one in filed]
    known = set(ids)
    people = [j for j in judgements if j.by != MATCHER and {j.a, j.b} <= known]
    scored = [judged for _, _, judged in score_all(len(filed), lambda some: [profile(filed[n]) for n in some])]
    clusters, conflicts = cluster_all([one.root for one in filed], ids, scored, people)
    said = sorted((j for j in scored if j.verdict != "different"), key=lambda j: j.pair)
    return Linked(said, sorted(clusters), conflicts)


def score_all(size: int, load: Load) -> Iterator[tuple[int, int, Judgement]]:
    """Every pair of accounts, numbered from 0, that scores at least the floor; ``load`` gives profiles by number."""
    whole, kept = Whole(), Kept(load)
    for start in range(0, size, 1000):
        for one in kept.all(range(start, min(size, start + 1000))):
            whole.add(one)
    for i, j in whole.pairs():
        yield from score(i.tolist(), j.tolist(), kept)


def score(i: Sequence[int], j: Sequence[int], kept: Kept) -> Iterator[tuple[int, int, Judgement]]:
    """Of the pairs ``i``, ``j`` those that nothing bars and that score at least the floor."""
    book = codebook.table("linking")
    kept.all(sorted({*i, *j}))
    for one, other in zip(i, j, strict=True):
        a, b = kept.profile(one), kept.profile(other)
        a, b = (a, b) if a.id <= b.id else (b, a)
        if bar(a, b, book) is None:
            judged = weigh(a, b, book)
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


def cluster_all(
    roots: Sequence[Root], ids: Sequence[str], scored: Sequence[Judgement], people: Sequence[Judgement]
) -> tuple[list[tuple[str, ...]], list[Judgement]]:
    """Clusters of all accounts, component by component, and the people's "same" that could not be honoured."""
    same = codebook.table("linking")["same"]
    number = {id: n for n, id in enumerate(ids)}
    components = Components(len(ids))
    edges = [j for j in scored if j.score >= same]
    for judged in (*edges, *(j for j in people if j.verdict == "same")):
        components.join(number[judged.a], number[judged.b])
    said, word = _by_component(scored, number, components), _by_component(people, number, components)
    clusters: list[tuple[str, ...]] = []
    conflicts: list[Judgement] = []
    for group in components.groups():
        first = group[0]
        if len(group) == 1 and first not in word:
            clusters.append((ids[first],))
            continue
        order = {ids[n]: roots[n] for n in group}
        found, against = cluster(order, said.get(first, []), word.get(first, []), same, order)
        clusters += found
        conflicts += against
    return clusters, sorted(conflicts, key=lambda j: (j.pair, j.by, j.verdict))


def _by_component(
    judged: Iterable[Judgement], number: dict[str, int], components: Components
) -> dict[int, list[Judgement]]:
    """The judgements on two accounts of one component, by its smallest number."""
    found: dict[int, list[Judgement]] = defaultdict(list)
    for one in judged:
        home = components.of(number[one.a])
        if home == components.of(number[one.b]):
            found[home].append(one)
    return found
