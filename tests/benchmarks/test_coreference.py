"""The measures of clusterings, on small ones worked out by hand and by trying every matching."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from benchmarks.clusters import first, linked
from benchmarks.coreference import ceaf_e, conll, muc, pairwise
from onrecord.model import Account

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
TOLD = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3}  # one item of the first cluster went to the second


def test_measures_by_hand():
    assert muc(TOLD, GOLD) == {"precision": 66.7, "recall": 66.7, "f1": 66.7}
    assert pairwise(TOLD, GOLD) == {"precision": 50.0, "recall": 50.0, "f1": 50.0}
    assert ceaf_e(TOLD, GOLD) == {"precision": 86.7, "recall": 86.7, "f1": 86.7}  # (0.8 + 0.8 + 1) / 3


def test_what_is_alike_is_whole_and_what_is_apart_has_no_links():
    assert conll(GOLD, GOLD)["conll"] == 100.0
    apart = {item: item for item in GOLD}
    assert muc(apart, GOLD)["f1"] == 0.0
    assert muc(GOLD, apart)["f1"] == 0.0


@pytest.mark.parametrize("seed", range(25))
def test_clusters_are_matched_as_well_as_can_be(seed):
    lot = random.Random(seed)
    items = [str(n) for n in range(lot.randint(2, 12))]
    gold, told = ({item: lot.randint(0, 4) for item in items} for _ in range(2))
    ours = [{i for i in items if told[i] == n} for n in set(told.values())]
    theirs = [{i for i in items if gold[i] == n} for n in set(gold.values())]
    few, many = sorted((ours, theirs), key=len)
    alike = [[2 * len(a & b) / (len(a) + len(b)) for b in many] for a in few]
    best = max(sum(alike[n][m] for n, m in enumerate(order)) for order in permutations(range(len(many)), len(few)))
    assert ceaf_e(told, gold)["precision"] == round(100 * best / len(ours), 1)


def test_average_linkage_joins_the_most_alike_first():
    import numpy as np

    alike = np.array([[1, 0.9, 0.2], [0.9, 1, 0.4], [0.2, 0.4, 1]])
    assert linked(alike, ["a", "b", "c"], 0.35) == {"a": 0, "b": 0, "c": 2}
    assert len(set(linked(alike, ["a", "b", "c"], 0.25).values())) == 1


def test_the_first_incident_is_the_news_that_happened():
    news = Account("attack", "violence_against_civilians", evidence=((50, 60),))
    later = Account("attack", "violence_against_civilians", evidence=((90, 99),))
    past = Account("attack", "violence_against_civilians", background=True, evidence=((0, 9),))
    threat = Account("attack", "violence_against_civilians", status="planned", evidence=((0, 9),))
    assert first([threat, past, later, news]) is news
    assert first([threat, past]) is past
    assert first([]).type == ""
