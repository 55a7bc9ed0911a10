"""Accounts to incidents: compare what is worth comparing, then cluster, people's word before the matcher's."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import codebook
from onrecord.linking.block import candidates
from onrecord.linking.cluster import cluster
from onrecord.linking.compare import bar, weigh
from onrecord.linking.nouns import MATCHER, Filed, Judgement, Linked
from onrecord.linking.profile import profile


def link(filed: Sequence[Filed], judgements: Sequence[Judgement] = ()) -> Linked:
    """The incidents that ``filed`` tell of, as clusters of account ids.

    Pure, and the same whatever the order of the accounts. The matcher's earlier judgements among ``judgements`` are
    ignored: they are worked out anew. Of a person's, "different" is never overruled and "same" always joins, unless
    another person's "different" stands against it.
    """
    book = codebook.table("linking")
    profiles = sorted((profile(f) for f in filed), key=lambda p: p.id)
    judged = (weigh(a, b, book) for a, b in candidates(profiles) if not bar(a, b, book))
    scored = [judgement for judgement in judged if judgement.score >= book["floor"]]
    people = [judgement for judgement in judgements if judgement.by != MATCHER]
    clusters, conflicts = cluster([p.id for p in profiles], scored, people, book["same"])
    said = sorted((j for j in scored if j.verdict != "different"), key=lambda j: j.pair)
    return Linked(said, clusters, conflicts)
